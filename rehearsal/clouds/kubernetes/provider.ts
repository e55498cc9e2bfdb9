import type { ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";

import type { Sdk } from "../shapes/sdk";
import { ProviderError } from "../simulation/errors";
import type {
    CheckRequest,
    CheckResult,
    CreateRequest,
    DeleteRequest,
    DiffRequest,
    DiffResult,
    InvokeRequest,
    InvokeResult,
    Provider,
    ReadRequest,
    ResourceResult,
    UpdateRequest,
} from "../simulation/provider";
import type { ValueMap } from "../simulation/values";
import { checkConfig } from "./configuration/check-config";
import { diffConfig } from "./configuration/diff-config";
import { readSettings } from "./configuration/settings";
import type { EngineLog } from "./engine-log";
import { checkObject } from "./resources/check-object";
import { deleteObject } from "./resources/delete-object";
import { diffObject } from "./resources/diff-object";
import { readObject } from "./resources/read-object";
import { createObject, updateObject } from "./resources/write-object";
import { Session } from "./session";

/**
 * The simulated Kubernetes provider. It answers as pulumi-kubernetes 4 does that is connected to a cluster in which all
 * goes well; the cluster itself is `Cluster`.
 */
export class KubernetesProvider implements Provider {
    readonly capabilities = {
        acceptSecrets: true,
        acceptResources: false,
        acceptOutputs: false,
        supportsAutonaming: true,
    };
    readonly version: string;
    #session: Session | undefined;

    constructor(
        private readonly sdk: Sdk,
        private readonly log: EngineLog,
    ) {
        this.version = sdk.version;
    }

    checkConfig(request: CheckRequest): CheckResult {
        return checkConfig(request);
    }

    diffConfig(request: DiffRequest): DiffResult {
        return diffConfig(request);
    }

    configure(args: ValueMap): void {
        this.#session = new Session(this.sdk, readSettings(args), this.log);
    }

    async check(request: CheckRequest): Promise<CheckResult> {
        const session = this.#configured();
        const { settings, log } = session;
        if (settings.unreachable !== undefined && settings.skipUpdateUnreachable) {
            await log.warn(
                request.urn,
                "Cluster is unreachable but skipUpdateUnreachable flag is set to true, skipping...",
            );
            return { inputs: request.olds, failures: [] };
        }
        return checkObject(request, session);
    }

    diff(request: DiffRequest): Promise<DiffResult> {
        return diffObject(request, this.#configured());
    }

    create(request: CreateRequest): Promise<ResourceResult> {
        return createObject(request, this.#configured());
    }

    read(request: ReadRequest): Promise<(ResourceResult & { readonly inputs: ValueMap }) | undefined> {
        return readObject(request, this.#configured());
    }

    update(request: UpdateRequest): Promise<{ readonly outputs: ValueMap }> {
        return updateObject(request, this.#configured());
    }

    delete(request: DeleteRequest): Promise<void> {
        return deleteObject(request, this.#configured());
    }

    invoke(request: InvokeRequest): InvokeResult {
        throw new ProviderError(`unknown Invoke type "${request.token}"`);
    }

    construct(request: ConstructRequest): Promise<ConstructResponse> {
        throw new ProviderError(`unknown resource type "${request.getType()}"`);
    }

    #configured(): Session {
        if (this.#session === undefined) {
            throw new ProviderError("the provider was asked for a resource before it was configured");
        }
        return this.#session;
    }
}
