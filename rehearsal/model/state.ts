import type { PropertyMap, PropertyValue } from "./values";

/**
 * One resource in a stack's state. Field for field Pulumi's `apitype.ResourceV3`, with values decoded
 * (secrets as `Secret`, unknown as `Computed`); `rehearsal/state` writes and reads its JSON form.
 * Source: `sdk/go/common/apitype/core.go` in pulumi/pulumi.
 */
export interface ResourceState {
    readonly urn: string;
    readonly type: string;
    /** True where a provider manages the resource; false for components. */
    readonly custom: boolean;
    /** True once a replacement exists and this one only waits to be deleted. */
    readonly delete: boolean;
    /** Empty for components, and in previews for what does not exist yet. */
    readonly id: string;
    readonly inputs: PropertyMap;
    readonly outputs: PropertyMap;
    /** URN of the parent, or empty. */
    readonly parent: string;
    /** `URN::ID` of the provider, or empty. */
    readonly provider: string;
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly protect: boolean;
    readonly external: boolean;
    readonly pendingReplacement: boolean;
    readonly retainOnDelete: boolean;
    readonly taint: boolean;
    readonly refreshBeforeUpdate: boolean;
    readonly initErrors: readonly string[];
    readonly additionalSecretOutputs: readonly string[];
    readonly aliases: readonly string[];
    readonly ignoreChanges: readonly string[];
    readonly replaceOnChanges: readonly string[];
    readonly replaceWith: readonly string[];
    readonly hideDiff: readonly string[];
    readonly deletedWith: string;
    readonly importID: string;
    /** Seconds; absent where the provider's own default holds. */
    readonly customTimeouts: CustomTimeouts | undefined;
    readonly replacementTrigger: PropertyValue | undefined;
    /** RFC 3339, UTC. */
    readonly created: string | undefined;
    readonly modified: string | undefined;
    readonly sourcePosition: string;
    readonly stackTrace: readonly string[];
    /** Hook names by hook point, for example `BeforeCreate`. */
    readonly resourceHooks: Readonly<Record<string, readonly string[]>>;
}

export interface CustomTimeouts {
    readonly create: number;
    readonly update: number;
    readonly delete: number;
}

export type PendingOperationKind = "creating" | "updating" | "deleting" | "reading" | "importing";

/** An operation that had begun and whose end was never recorded. */
export interface PendingOperation {
    readonly resource: ResourceState;
    readonly type: PendingOperationKind;
}

/** The state of a stack, in Pulumi's order: what a resource needs stands before it. */
export interface Snapshot {
    readonly resources: readonly ResourceState[];
    readonly pendingOperations: readonly PendingOperation[];
}

/**
 * One durable change to the state during a run. A run starts from a base snapshot (`old` entries, by index)
 * and grows a list of `new` entries (by key, in order of completion).
 */
export type StateRecord =
    | { readonly kind: "begin"; readonly operation: number; readonly pending: PendingOperation }
    | { readonly kind: "end"; readonly operation: number }
    /** Appends a new entry, or replaces the one of the same key where it stands. */
    | { readonly kind: "put"; readonly key: number; readonly state: ResourceState }
    | { readonly kind: "drop"; readonly key: number }
    /** Replaces (or with `undefined` removes) an entry of the base snapshot. */
    | { readonly kind: "old"; readonly index: number; readonly state: ResourceState | undefined };

/** Where a run's changes are kept. `write` resolves when the records survive a kill of the process. */
export interface StateSink {
    write(records: readonly StateRecord[]): Promise<void>;
}
