import type { UntypedServiceImplementation, handleUnaryCall } from "@grpc/grpc-js";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { ProviderError } from "./errors";
import { toServiceError } from "./failure";
import { checkRequest, checkResponse, diffRequest, diffResponse, failureMessage, resourceOf } from "./messages";
import type { Provider } from "./provider";
import { readerOf, toStruct } from "./wire";

/** The methods of the provider protocol, answered by a `Provider`. */
export function providerService(provider: Provider): UntypedServiceImplementation {
    const { capabilities } = provider;
    const read = readerOf(capabilities.keepsNulls ?? false);
    const service: Omit<HandlersOf<IResourceProviderServer>, "list" | "parameterize"> = {
        handshake: unary(() =>
            new proto.ProviderHandshakeResponse()
                .setAcceptSecrets(capabilities.acceptSecrets)
                .setAcceptResources(capabilities.acceptResources)
                .setAcceptOutputs(capabilities.acceptOutputs)
                .setSupportsAutonamingConfiguration(capabilities.supportsAutonaming),
        ),
        getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(provider.version)),
        attach: unary(() => new Empty()),
        getMapping: unary(() => new proto.GetMappingResponse()),
        getMappings: unary(() => new proto.GetMappingsResponse()),
        getSchema: unary(() => {
            throw new ProviderError(
                "a simulated provider has no schema, since it derives each type when it is asked for. " +
                    "The code of an import is written from a schema: leave it out with `pulumi import --generate-code=false`",
                "unimplemented",
            );
        }),
        checkConfig: unary(async (request: proto.CheckRequest) =>
            checkResponse(await provider.checkConfig(checkRequest(request, read))),
        ),
        diffConfig: unary(async (request: proto.DiffRequest) =>
            diffResponse(await provider.diffConfig(diffRequest(request, read))),
        ),
        configure: unary(async (request: proto.ConfigureRequest) => {
            await provider.configure(read(request.getArgs()));
            return new proto.ConfigureResponse()
                .setAcceptsecrets(capabilities.acceptSecrets)
                .setAcceptresources(capabilities.acceptResources)
                .setAcceptoutputs(capabilities.acceptOutputs)
                .setSupportspreview(true)
                .setSupportsAutonamingConfiguration(capabilities.supportsAutonaming);
        }),
        check: unary(async (request: proto.CheckRequest) =>
            checkResponse(await provider.check(checkRequest(request, read))),
        ),
        diff: unary(async (request: proto.DiffRequest) =>
            diffResponse(await provider.diff(diffRequest(request, read))),
        ),
        create: unary(async (request: proto.CreateRequest) => {
            const { id, outputs } = await provider.create({
                ...resourceOf(request),
                inputs: read(request.getProperties()),
                preview: request.getPreview(),
            });
            return new proto.CreateResponse().setId(id).setProperties(toStruct(outputs));
        }),
        read: unary(async (request: proto.ReadRequest) => {
            const found = await provider.read({
                ...resourceOf(request),
                id: request.getId(),
                inputs: request.hasInputs() ? read(request.getInputs()) : undefined,
                outputs: read(request.getProperties()),
            });
            return found === undefined
                ? new proto.ReadResponse()
                : new proto.ReadResponse()
                      .setId(found.id)
                      .setProperties(toStruct(found.outputs))
                      .setInputs(toStruct(found.inputs));
        }),
        update: unary(async (request: proto.UpdateRequest) => {
            const { outputs } = await provider.update({
                ...resourceOf(request),
                id: request.getId(),
                olds: read(request.getOlds()),
                oldInputs: read(request.getOldInputs()),
                inputs: read(request.getNews()),
                ignoreChanges: request.getIgnorechangesList(),
                preview: request.getPreview(),
            });
            return new proto.UpdateResponse().setProperties(toStruct(outputs));
        }),
        delete: unary(async (request: proto.DeleteRequest) => {
            await provider.delete({
                ...resourceOf(request),
                id: request.getId(),
                outputs: read(request.getProperties()),
                oldInputs: read(request.getOldInputs()),
            });
            return new Empty();
        }),
        invoke: unary(async (request: proto.InvokeRequest) => {
            const { value, failures } = await provider.invoke({
                token: request.getTok(),
                args: read(request.getArgs()),
                preview: request.getPreview(),
            });
            return new proto.InvokeResponse().setReturn(toStruct(value)).setFailuresList(failures.map(failureMessage));
        }),
        construct: unary((request: proto.ConstructRequest) => {
            if (provider.construct === undefined) {
                throw new ProviderError(`Construct is not implemented: ${request.getType()}`, "unimplemented");
            }
            return provider.construct(request);
        }),
        call: unary((request: proto.CallRequest) => {
            if (provider.call === undefined) {
                throw new ProviderError(`Call is not implemented: ${request.getTok()}`, "unimplemented");
            }
            return provider.call(request);
        }),
        // A simulated operation ends at once, so there is nothing to abort.
        cancel: unary(() => new Empty()),
    };
    return service;
}

/** The named methods alone: what is left out is answered as not implemented. */
type HandlersOf<Service> = { [Name in keyof Service as string extends Name ? never : Name]: Service[Name] };

function unary<Request, Response>(
    answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
    return (call, callback) => {
        void (async () => {
            try {
                callback(null, await answer(call.request));
            } catch (error) {
                callback(toServiceError(error));
            }
        })();
    };
}
