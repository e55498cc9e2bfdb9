import { ResourceProviderService as service } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PropertyMap } from "../../model/values";
import { restoreAssets } from "../assets/restore";
import { containsSecrets } from "../../model/inspect";
import { allSecret, copySecretness } from "../values/secrets";
import { toStruct } from "../wire/marshal";
import { fromStruct } from "../wire/unmarshal";
import { callMessage, readCall, readFailures } from "./call-message";
import { constructMessage, readConstruct } from "./construct-message";
import { readDiff } from "./diff-response";
import { DiffUnavailable, InitError, ProviderError } from "./failures";
import { PluginCalls } from "./plugin-calls";
import { type Configuration, configureMessage, isKnown, noCapabilities } from "./plugin-config";
import type { PluginConnection } from "./plugin-connection";
import type * as api from "./provider";
import * as messages from "./resource-messages";

/**
 * A provider plugin, driven over gRPC as the real engine drives it.
 * Source: `pkg/resource/plugin/provider_plugin.go` in pulumi/pulumi.
 */
export class PluginProvider implements api.Provider {
    private configuration: Promise<Configuration> | undefined;
    private readonly calls: PluginCalls;

    constructor(
        private readonly connection: PluginConnection,
        /** What messages call the plugin. */
        private readonly label: string,
    ) {
        this.calls = new PluginCalls(connection.client);
    }

    async checkConfig(request: api.CheckConfigRequest): Promise<api.CheckResult> {
        const response = await this.calls.sendOptional(service.checkConfig, messages.checkConfigMessage(request));
        if (response === undefined) {
            return { inputs: request.news, failures: [] };
        }
        return {
            inputs: copySecretness(fromStruct(response.getInputs()), request.news),
            failures: readFailures(response.getFailuresList()),
        };
    }

    async diffConfig(request: api.DiffConfigRequest): Promise<api.DiffResult> {
        const response = await this.calls.sendOptional(service.diffConfig, messages.diffConfigMessage(request));
        return readDiff(response ?? new pb.DiffResponse());
    }

    configure(request: api.ConfigureRequest): void {
        const { capabilities } = this.connection;
        if (!isKnown(request.inputs)) {
            this.configuration = Promise.resolve({ capabilities: capabilities ?? noCapabilities, known: false });
            return;
        }
        this.configuration = this.calls.send(service.configure, configureMessage(request)).then((response) => ({
            known: true,
            capabilities: capabilities ?? {
                secrets: response.getAcceptsecrets(),
                resources: response.getAcceptresources(),
                outputs: response.getAcceptoutputs(),
                preview: response.getSupportspreview(),
            },
        }));
        // A failure surfaces where the provider is first used.
        this.configuration.catch(() => undefined);
    }

    async parameterize({ name, version, value }: api.PackageParameter): Promise<void> {
        const parameters = new pb.ParameterizeRequest.ParametersValue()
            .setName(name)
            .setVersion(version)
            .setValue(value);
        const response = await this.calls.send(service.parameterize, new pb.ParameterizeRequest().setValue(parameters));
        if (response.getName() !== name) {
            throw new Error(
                `parameterize response name "${response.getName()}" does not match expected package "${name}"`,
            );
        }
    }

    async check(request: api.CheckRequest): Promise<api.CheckResult> {
        const { capabilities, known } = await this.configured();
        if (!known) {
            return { inputs: request.news, failures: [] };
        }
        const response = await this.calls.send(service.check, messages.checkMessage(request, capabilities));
        const inputs = this.values(response.getInputs(), request.preview);
        return {
            inputs: capabilities.secrets ? inputs : copySecretness(inputs, request.news),
            failures: readFailures(response.getFailuresList()),
        };
    }

    async diff(request: api.DiffRequest): Promise<api.DiffResult> {
        const { capabilities, known } = await this.configured();
        if (!known) {
            throw new DiffUnavailable(
                "The provider for this resource has inputs that are not known during preview.\n" +
                    "This preview may not correctly represent the changes that will be applied during an update.",
            );
        }
        return readDiff(await this.calls.send(service.diff, messages.diffMessage(request, capabilities)));
    }

    async create(request: api.CreateRequest): Promise<api.CreateResult> {
        const { capabilities, known } = await this.configured();
        const { inputs, preview } = request;
        if (preview && !(known && capabilities.preview)) {
            return { id: "", outputs: known ? inputs : {}, refreshBeforeUpdate: false };
        }
        const response = await this.calls.send(service.create, messages.createMessage(request, capabilities));
        if (response.getId() === "" && !preview) {
            throw new ProviderError(`plugin returned empty resource.ID from create '${request.urn}'`, true);
        }
        const outputs = this.values(response.getProperties(), preview);
        return {
            id: response.getId(),
            outputs: capabilities.secrets ? outputs : copySecretness(outputs, inputs),
            refreshBeforeUpdate: response.getRefreshBeforeUpdate(),
        };
    }

    async update(request: api.UpdateRequest): Promise<api.UpdateResult> {
        const { capabilities, known } = await this.configured();
        const { inputs, preview } = request;
        if (preview && !(known && capabilities.preview)) {
            return { outputs: known ? inputs : {}, refreshBeforeUpdate: false };
        }
        const response = await this.calls.send(service.update, messages.updateMessage(request, capabilities));
        const outputs = this.values(response.getProperties(), preview);
        return {
            outputs: capabilities.secrets ? outputs : copySecretness(outputs, inputs),
            refreshBeforeUpdate: response.getRefreshBeforeUpdate(),
        };
    }

    async delete(request: api.DeleteRequest): Promise<void> {
        const { capabilities } = await this.configured();
        await this.calls.send(service.delete, messages.deleteMessage(request, capabilities));
    }

    async read(request: api.ReadRequest): Promise<api.ReadResult> {
        const { capabilities, known } = await this.configured();
        if (!known) {
            return { id: "", inputs: {}, outputs: {}, refreshBeforeUpdate: false };
        }
        const complete = (values: PropertyMap, asked: PropertyMap): PropertyMap =>
            restoreAssets(request.inputs ?? {}, capabilities.secrets ? values : copySecretness(values, asked));
        try {
            const response = await this.calls.send(service.read, messages.readMessage(request, capabilities));
            const [inputs, outputs] = [response.getInputs(), response.getProperties()];
            return {
                id: response.getId(),
                inputs: inputs && complete(this.values(inputs, false), request.inputs ?? {}),
                outputs: outputs && complete(this.values(outputs, false), request.outputs),
                refreshBeforeUpdate: response.getRefreshBeforeUpdate(),
            };
        } catch (error) {
            if (!(error instanceof InitError)) {
                throw error;
            }
            const inputs = error.inputs && complete(error.inputs, request.inputs ?? {});
            const outputs = complete(error.outputs, request.outputs);
            throw new InitError(error.reasons, error.id, inputs, outputs, error.refreshBeforeUpdate);
        }
    }

    async invoke(token: string, args: PropertyMap, preview: boolean): Promise<api.InvokeResult> {
        const { capabilities, known } = await this.configured();
        if (!known) {
            return { result: {}, failures: [] };
        }
        const { secrets, resources } = capabilities;
        const request = new pb.InvokeRequest()
            .setTok(token)
            .setArgs(toStruct(args, { secrets, resources }))
            .setPreview(preview);
        const response = await this.calls.send(service.invoke, request);
        const result = fromStruct(response.getReturn());
        const taint = !secrets && Object.values(args).some(containsSecrets);
        return {
            result: taint ? allSecret(result) : result,
            failures: readFailures(response.getFailuresList()),
        };
    }

    async call(request: api.CallRequest): Promise<api.CallResult> {
        const { capabilities, known } = await this.configured();
        return known
            ? readCall(await this.calls.send(service.call, callMessage(request, capabilities)))
            : { result: {}, failures: [], dependencies: new Map() };
    }

    async construct(request: api.ConstructRequest): Promise<api.ConstructResult> {
        const { capabilities, known } = await this.configured();
        if (!known) {
            throw new Error(
                `component '${request.name}' can't be previewed: the configuration of ${this.label} is not known yet`,
            );
        }
        if (!capabilities.secrets) {
            throw new Error("resource components are only supported with providers that accept secrets");
        }
        return readConstruct(await this.calls.send(service.construct, constructMessage(request, capabilities)));
    }

    async cancel(): Promise<void> {
        await this.calls.sendOptional(service.cancel, new Empty()).catch(() => undefined);
    }

    close(): void {
        this.connection.stop();
    }

    private configured(): Promise<Configuration> {
        return this.configuration ?? Promise.reject(new Error(`${this.label} was used before it was configured`));
    }

    /** The values of an answer; outside previews they must all be known. */
    private values(struct: Struct | undefined, allowUnknowns: boolean): PropertyMap {
        return fromStruct(struct, allowUnknowns ? {} : { rejectUnknownsFrom: this.label });
    }
}
