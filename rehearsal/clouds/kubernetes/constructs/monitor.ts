import { credentials } from "@grpc/grpc-js";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { RegisterResourceRequest, type RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";

import type { ValueMap } from "../../simulation/values";
import { toStruct } from "../../simulation/wire";

/** A resource that a component makes. */
export interface Child {
    readonly type: string;
    readonly name: string;
    readonly inputs: ValueMap;
    readonly dependencies: readonly string[];
    readonly additionalSecretOutputs: readonly string[];
    readonly retainOnDelete: boolean;
}

/** A resource as the engine registered it; the id is empty where a preview does not know it. */
export interface Registered {
    readonly urn: string;
    readonly id: string;
}

/** The engine, as far as a component needs it that is being constructed. */
export class Monitor {
    readonly #client: ResourceMonitorClient;

    constructor(
        private readonly request: ConstructRequest,
        private readonly version: string,
    ) {
        this.#client = new ResourceMonitorClient(request.getMonitorendpoint(), credentials.createInsecure(), {
            "grpc.max_receive_message_length": -1,
            "grpc.max_send_message_length": -1,
        });
    }

    /**
     * Registers the component itself, with the options that the program gave it.
     * Source: `construct` in sdk/go/pulumi/provider.go of pulumi/pulumi.
     */
    async registerComponent(): Promise<string> {
        const { request } = this;
        const registration = newRegistration(request.getType(), request.getName(), request.getParent(), {})
            .setDependenciesList(request.getDependenciesList())
            .setAliasesList(request.getAliasesList())
            .setAdditionalsecretoutputsList(request.getAdditionalsecretoutputsList())
            .setDeletedwith(request.getDeletedwith())
            .setReplaceWithList(request.getReplaceWithList())
            .setIgnorechangesList(request.getIgnorechangesList())
            .setReplaceonchangesList(request.getReplaceonchangesList())
            .setReplacementTrigger(request.getReplacementTrigger());
        const [protect, retain, deleteFirst] = [
            request.getProtect(),
            request.getRetainondelete(),
            request.getDeletebeforereplace(),
        ];
        if (protect !== undefined) {
            registration.setProtect(protect);
        }
        if (retain !== undefined) {
            registration.setRetainondelete(retain);
        }
        if (deleteFirst !== undefined) {
            registration.setDeletebeforereplace(deleteFirst).setDeletebeforereplacedefined(true);
        }
        for (const [name, provider] of request.getProvidersMap().entries()) {
            registration.getProvidersMap().set(name, provider);
        }
        return (await this.#register(registration)).getUrn();
    }

    async registerChild(parent: string, child: Child): Promise<Registered> {
        const registration = newRegistration(child.type, child.name, parent, child.inputs)
            .setCustom(true)
            .setProvider(this.request.getProvidersMap().get("kubernetes") ?? "")
            .setVersion(this.version)
            .setDependenciesList([...child.dependencies])
            .setAdditionalsecretoutputsList([...child.additionalSecretOutputs]);
        if (child.retainOnDelete) {
            registration.setRetainondelete(true);
        }
        const dependencies = registration.getPropertydependenciesMap();
        for (const key of Object.keys(child.inputs)) {
            dependencies.set(key, new RegisterResourceRequest.PropertyDependencies());
        }
        const response = await this.#register(registration);
        return { urn: response.getUrn(), id: response.getId() };
    }

    close(): void {
        this.#client.close();
    }

    #register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
        request.setParentstacktracehandle(this.request.getStackTraceHandle());
        return new Promise((resolve, reject) => {
            this.#client.registerResource(request, (error, response) => {
                if (error === null) {
                    resolve(response);
                } else {
                    reject(error);
                }
            });
        });
    }
}

function newRegistration(type: string, name: string, parent: string, inputs: ValueMap): RegisterResourceRequest {
    return new RegisterResourceRequest()
        .setType(type)
        .setName(name)
        .setParent(parent)
        .setObject(toStruct(inputs))
        .setAcceptsecrets(true)
        .setAcceptresources(true)
        .setSupportspartialvalues(true);
}
