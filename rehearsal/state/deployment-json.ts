import { createHash } from "node:crypto";
import type { ResourceState, Snapshot } from "../model/state";
import type { Crypter } from "./crypter";
import { Fields } from "./fields";
import { type Json, type JsonObject, isJsonObject } from "./json";
import type { SecretForm } from "./property-json";
import { decodeOperation, decodeResource, encodeOperation, encodeResource } from "./resource-json";

/** Who encrypted a deployment's secrets. */
export interface SecretsProvider {
    readonly type: string;
    /** For `passphrase` the salt: `{"salt": "v1:…"}`. */
    readonly state: Json;
}

/** The engine whose behaviour and state format the rehearsal follows. */
const engineVersion = "v3.260.0";

/** A deployment with its format's version, as `pulumi stack export` writes it and `pulumi stack import` reads it. */
export interface UntypedDeployment {
    readonly version: number;
    readonly features?: readonly string[];
    readonly deployment: JsonObject;
}

/** Source: `SerializeDeploymentWithMetadata` in `pkg/resource/stack/deployment.go` in pulumi/pulumi. */
export function encodeDeployment(snapshot: Snapshot, provider: SecretsProvider, form: SecretForm): UntypedDeployment {
    const pending = snapshot.pendingOperations.map((operation) => encodeOperation(operation, form));
    const features = usedFeatures(snapshot.resources);
    const deployment = {
        manifest: { time: new Date().toISOString(), magic: magicOf(engineVersion), version: engineVersion },
        secrets_providers: { type: provider.type, state: provider.state },
        resources: snapshot.resources.map((resource) => encodeResource(resource, form)),
        ...(pending.length === 0 ? {} : { pending_operations: pending }),
        metadata: {},
    };
    return features.length === 0 ? { version: 3, deployment } : { version: 4, features, deployment };
}

/**
 * @throws on versions and features that this engine doesn't know, on fields of a wrong type, and on a manifest that was
 * tampered with
 */
export function decodeDeployment({ version, features, deployment }: UntypedDeployment, crypter: Crypter): Snapshot {
    if (version !== 3 && version !== 4) {
        throw new Error(`expected a deployment of version 3 or 4, found version ${version}`);
    }
    const unsupported = features?.filter((feature) => !(feature in featureTests)) ?? [];
    if (unsupported.length > 0) {
        throw new Error(`this stack's deployment needs support for the following features: ${unsupported.join(", ")}`);
    }
    const fields = new Fields(deployment, "deployment");
    const manifest = new Fields(fields.object("manifest"), "manifest");
    if (manifest.text("magic") !== magicOf(manifest.text("version"))) {
        throw new Error("magic cookie mismatch: possible tampering/corruption detected");
    }
    return {
        resources: fields.list("resources").map((resource) => decodeResource(resource, crypter)),
        pendingOperations: fields.list("pending_operations").map((operation) => decodeOperation(operation, crypter)),
    };
}

/** Who encrypted the secrets of a deployment; `undefined` if it says nothing about that. */
export function secretsProviderOf(deployment: JsonObject): SecretsProvider | undefined {
    const provider = deployment.secrets_providers;
    if (!isJsonObject(provider) || typeof provider.type !== "string" || provider.type === "") {
        return undefined;
    }
    return { type: provider.type, state: provider.state ?? null };
}

/** What older engines can't read, by the name that they refuse. Source: `ApplyFeatures` in the same file. */
const featureTests: Readonly<Record<string, (resource: ResourceState) => boolean>> = {
    hooks: (resource) => Object.keys(resource.resourceHooks).length > 0,
    refreshBeforeUpdate: (resource) => resource.refreshBeforeUpdate,
    replaceWith: (resource) => resource.replaceWith.length > 0,
    taint: (resource) => resource.taint,
};

function usedFeatures(resources: readonly ResourceState[]): readonly string[] {
    return Object.entries(featureTests)
        .filter(([, uses]) => resources.some(uses))
        .map(([feature]) => feature);
}

function magicOf(version: string): string {
    return version === "" ? "" : createHash("sha256").update(version).digest("hex");
}
