import type { ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";

import type { Sdk } from "../shapes/sdk";
import { ProviderError } from "../simulation/errors";
import { memoryOf } from "../simulation/inventory";
import type { Surroundings } from "../simulation/plugin";
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
import { construct } from "./constructs/construct";
import { checkConfig } from "./configuration/check-config";
import { diffConfig } from "./configuration/diff-config";
import { readSettings } from "./configuration/settings";
import { EngineLog } from "./engine-log";
import { invoke } from "./functions";
import { releaseToken } from "./helm/release";
import { diffRelease } from "./helm/release-diff";
import { checkRelease, createRelease, deleteRelease, readRelease, updateRelease } from "./helm/release-resource";
import { checkObject } from "./resources/check-object";
import { deleteObject } from "./resources/delete-object";
import { diffObject } from "./resources/diff-object";
import { type FoundResource, readObject } from "./resources/read-object";
import { readUnreachable } from "./resources/read-unreachable";
import { createObject, updateObject } from "./resources/write-object";
import { Session } from "./session";

type Answer<T> = T | Promise<T>;

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
        keepsNulls: true,
    };
    readonly version: string;
    readonly #log: EngineLog;
    #session: Session | undefined;

    constructor(
        private readonly sdk: Sdk,
        private readonly surroundings: Surroundings,
    ) {
        this.version = sdk.version;
        this.#log = new EngineLog(surroundings.engine);
    }

    checkConfig(request: CheckRequest): CheckResult {
        return checkConfig(request, this.surroundings.environment);
    }

    diffConfig(request: DiffRequest): DiffResult {
        return diffConfig(request);
    }

    configure(args: ValueMap): void {
        this.#session = new Session(this.sdk, readSettings(args), this.#log, memoryOf(this.surroundings));
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
        return isRelease(request) ? checkRelease(request, session) : checkObject(request, session);
    }

    diff(request: DiffRequest): Answer<DiffResult> {
        const session = this.#configured();
        return isRelease(request) ? diffRelease(request, session) : diffObject(request, session);
    }

    create(request: CreateRequest): Answer<ResourceResult> {
        const session = this.#configured();
        return isRelease(request) ? createRelease(request, session) : createObject(request, session);
    }

    async read(request: ReadRequest): Promise<FoundResource | undefined> {
        const session = this.#configured();
        const unreachable = await readUnreachable(request, session);
        if (unreachable !== undefined) {
            return unreachable === "gone" ? undefined : unreachable;
        }
        return isRelease(request) ? readRelease(request, session) : readObject(request, session);
    }

    update(request: UpdateRequest): Answer<{ readonly outputs: ValueMap }> {
        const session = this.#configured();
        return isRelease(request) ? updateRelease(request, session) : updateObject(request, session);
    }

    async delete(request: DeleteRequest): Promise<void> {
        const session = this.#configured();
        if (isRelease(request)) {
            deleteRelease(request, session);
        } else {
            await deleteObject(request, session);
        }
    }

    async invoke(request: InvokeRequest): Promise<InvokeResult> {
        return { value: await invoke(request, this.#configured()), failures: [] };
    }

    construct(request: ConstructRequest): Promise<ConstructResponse> {
        return construct(request, this.#configured());
    }

    #configured(): Session {
        if (this.#session === undefined) {
            throw new ProviderError("the provider was asked for a resource before it was configured");
        }
        return this.#session;
    }
}

function isRelease({ type }: { readonly type: string }): boolean {
    return type === releaseToken;
}
