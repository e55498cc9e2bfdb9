import type { CallRequest, CallResponse, ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";

import type { Value, ValueMap } from "./values";

/** What a provider tells an engine of itself: the engine leaves out what it does not accept. */
export interface Capabilities {
    readonly acceptSecrets: boolean;
    readonly acceptResources: boolean;
    readonly acceptOutputs: boolean;
    readonly supportsAutonaming: boolean;
    /** True where a null is a value of its own. Else nulls are left out of what the provider is asked, as most providers do. */
    readonly keepsNulls?: boolean;
}

/** One reason why inputs were refused; `property` is a path, or empty where the reason says it all. */
export interface CheckFailure {
    readonly property: string;
    readonly reason: string;
}

export interface CheckResult {
    readonly inputs: ValueMap;
    readonly failures: readonly CheckFailure[];
}

/** A stack's settings for generated names. Source: `AutonamingOptions` in `proto/pulumi/provider.proto`. */
export interface Autonaming {
    readonly mode: "propose" | "enforce" | "disable";
    readonly proposedName: string;
}

export interface CheckRequest {
    readonly urn: string;
    /** The type's token. */
    readonly type: string;
    /** The name in the URN. */
    readonly name: string;
    /** The inputs of the last deployment; empty for a new resource and for a replacement. */
    readonly olds: ValueMap;
    readonly news: ValueMap;
    readonly randomSeed: Uint8Array;
    readonly autonaming: Autonaming | undefined;
}

export type DiffKind = "add" | "add-replace" | "delete" | "delete-replace" | "update" | "update-replace";

export interface PropertyDifference {
    readonly kind: DiffKind;
    /** True where old and new *inputs* differ, false where the old *output* differs from the new input. */
    readonly inputDiff: boolean;
}

export interface DiffRequest {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    /** The old outputs. */
    readonly olds: ValueMap;
    readonly oldInputs: ValueMap;
    readonly news: ValueMap;
    readonly ignoreChanges: readonly string[];
}

export interface DiffResult {
    /** `unknown` leaves the comparison of inputs to the engine. */
    readonly changes: "none" | "some" | "unknown";
    /** Property paths that force a replacement. */
    readonly replaces: readonly string[];
    /** Top-level properties that differ. */
    readonly diffs: readonly string[];
    /** By property path; `undefined` where the provider tells none. */
    readonly detailedDiff: ReadonlyMap<string, PropertyDifference> | undefined;
    readonly deleteBeforeReplace: boolean;
}

export interface CreateRequest {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly inputs: ValueMap;
    readonly preview: boolean;
}

export interface ReadRequest {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    /** Absent when only the id is known, as in an import. */
    readonly inputs: ValueMap | undefined;
    /** The last known outputs; empty in an import. */
    readonly outputs: ValueMap;
}

export interface UpdateRequest {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    /** The old outputs. */
    readonly olds: ValueMap;
    readonly oldInputs: ValueMap;
    readonly inputs: ValueMap;
    readonly ignoreChanges: readonly string[];
    readonly preview: boolean;
}

export interface DeleteRequest {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly outputs: ValueMap;
    readonly oldInputs: ValueMap;
}

/** A resource as it is in the cloud. The id is empty in previews of a creation. */
export interface ResourceResult {
    readonly id: string;
    readonly outputs: ValueMap;
}

export interface InvokeRequest {
    readonly token: string;
    readonly args: ValueMap;
    readonly preview: boolean;
}

export interface InvokeResult {
    readonly value: ValueMap;
    readonly failures: readonly CheckFailure[];
}

type Answer<T> = T | Promise<T>;

/**
 * A resource provider behind Pulumi's provider protocol, freed of protobuf. `serve` puts it on a socket.
 * A method that fails throws, a `ProviderError` where the kind of failure matters.
 */
export interface Provider {
    /** The version it simulates, as the engine will record it. */
    readonly version: string;
    readonly capabilities: Capabilities;
    checkConfig(request: CheckRequest): Answer<CheckResult>;
    diffConfig(request: DiffRequest): Answer<DiffResult>;
    configure(args: ValueMap): Answer<void>;
    check(request: CheckRequest): Answer<CheckResult>;
    diff(request: DiffRequest): Answer<DiffResult>;
    create(request: CreateRequest): Answer<ResourceResult>;
    /** `undefined` when there is no such resource. */
    read(request: ReadRequest): Answer<(ResourceResult & { readonly inputs: ValueMap }) | undefined>;
    update(request: UpdateRequest): Answer<{ readonly outputs: ValueMap }>;
    delete(request: DeleteRequest): Answer<void>;
    invoke(request: InvokeRequest): Answer<InvokeResult>;
    /** Remote components; left out where the provider has none. */
    construct?(request: ConstructRequest): Answer<ConstructResponse>;
    /** Methods; left out where the provider has none. */
    call?(request: CallRequest): Answer<CallResponse>;
}

export type { Value, ValueMap };
