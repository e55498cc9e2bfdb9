import type { PropertyDifference } from "../../model/events";
import type { PropertyMap } from "../../model/values";

/** One reason why a provider refuses inputs; `property` is empty when the reason concerns all of them. */
export interface CheckFailure {
    readonly property: string;
    readonly reason: string;
}

export interface CheckResult {
    readonly inputs: PropertyMap;
    readonly failures: readonly CheckFailure[];
}

/** How a resource's wanted state differs from what it is. */
export interface DiffResult {
    readonly changes: "none" | "some" | "unknown";
    readonly replaceKeys: readonly string[];
    readonly changedKeys: readonly string[];
    readonly detailedDiff: Readonly<Record<string, PropertyDifference>> | undefined;
    readonly deleteBeforeReplace: boolean;
}

export const noDiff: DiffResult = {
    changes: "none",
    replaceKeys: [],
    changedKeys: [],
    detailedDiff: undefined,
    deleteBeforeReplace: false,
};

/** Whether a difference can only be carried out by a replacement. */
export function isReplacement(diff: DiffResult): boolean {
    return (
        diff.replaceKeys.length > 0 ||
        Object.values(diff.detailedDiff ?? {}).some((difference) => difference.kind.endsWith("-replace"))
    );
}

export interface CheckRequest {
    readonly urn: string;
    /** The inputs in the state; `undefined` where there is nothing to go on from. */
    readonly olds: PropertyMap | undefined;
    readonly news: PropertyMap;
    readonly preview: boolean;
    /** 32 bytes, the only chance a provider may use. */
    readonly randomSeed: Buffer;
}

export interface DiffRequest {
    readonly urn: string;
    readonly id: string;
    readonly oldInputs: PropertyMap;
    readonly oldOutputs: PropertyMap;
    readonly newInputs: PropertyMap;
    /** Whether the new inputs may hold unknown values. */
    readonly allowUnknowns: boolean;
    readonly ignoreChanges: readonly string[];
}

export interface CreateRequest {
    readonly urn: string;
    readonly inputs: PropertyMap;
    /** Seconds; 0 leaves it to the provider. */
    readonly timeout: number;
    readonly preview: boolean;
}

export interface UpdateRequest extends CreateRequest {
    readonly id: string;
    readonly oldInputs: PropertyMap;
    readonly oldOutputs: PropertyMap;
    readonly ignoreChanges: readonly string[];
}

export interface DeleteRequest {
    readonly urn: string;
    readonly id: string;
    readonly inputs: PropertyMap;
    readonly outputs: PropertyMap;
    readonly timeout: number;
}

export interface ReadRequest {
    readonly urn: string;
    readonly id: string;
    /** `undefined` for an import, which knows the id only. */
    readonly inputs: PropertyMap | undefined;
    readonly outputs: PropertyMap;
}

export interface CreateResult {
    /** Empty in previews of what does not exist yet. */
    readonly id: string;
    readonly outputs: PropertyMap;
    readonly refreshBeforeUpdate: boolean;
}

export type UpdateResult = Omit<CreateResult, "id">;

export interface ReadResult {
    /** Empty when the resource is gone. */
    readonly id: string;
    /** `undefined` when the provider returned none. */
    readonly inputs: PropertyMap | undefined;
    /** `undefined` when the resource is gone. */
    readonly outputs: PropertyMap | undefined;
    readonly refreshBeforeUpdate: boolean;
}

/** What can be done with a resource, be it managed by a plugin or itself a provider. */
export interface ResourceManager {
    check(request: CheckRequest): Promise<CheckResult>;
    diff(request: DiffRequest): Promise<DiffResult>;
    create(request: CreateRequest): Promise<CreateResult>;
    update(request: UpdateRequest): Promise<UpdateResult>;
    delete(request: DeleteRequest): Promise<void>;
    read(request: ReadRequest): Promise<ReadResult>;
}

export interface CheckConfigRequest {
    readonly urn: string;
    readonly olds: PropertyMap;
    readonly news: PropertyMap;
}

export interface DiffConfigRequest {
    readonly urn: string;
    readonly oldInputs: PropertyMap;
    readonly oldOutputs: PropertyMap;
    readonly newInputs: PropertyMap;
    readonly ignoreChanges: readonly string[];
}

export interface ConfigureRequest {
    readonly urn: string;
    readonly id: string;
    readonly inputs: PropertyMap;
}

export interface InvokeResult {
    readonly result: PropertyMap;
    readonly failures: readonly CheckFailure[];
}

/** A method call on a resource, or the construction of a remote component: what both are told of the run. */
export interface RunInfo {
    readonly project: string;
    readonly stack: string;
    readonly organization: string;
    readonly config: ReadonlyMap<string, string>;
    readonly configSecretKeys: readonly string[];
    readonly preview: boolean;
    readonly parallel: number;
    /** Where the run's resource monitor listens. */
    readonly monitor: string;
}

export interface CallRequest {
    readonly token: string;
    readonly args: PropertyMap;
    readonly argDependencies: ReadonlyMap<string, readonly string[]>;
    readonly info: RunInfo;
    /** Names the stack trace of the call, for the registrations that it makes. */
    readonly stackTraceHandle: string;
}

export interface CallResult extends InvokeResult {
    readonly dependencies: ReadonlyMap<string, readonly string[]>;
}

/** A provider plugin, or the provider that is built into the engine. */
export interface Provider extends ResourceManager {
    checkConfig(request: CheckConfigRequest): Promise<CheckResult>;
    diffConfig(request: DiffConfigRequest): Promise<DiffResult>;
    /** Returns at once; a failure surfaces at the first use of the provider. */
    configure(request: ConfigureRequest): void;
    /** Narrows a generic plugin to one package. */
    parameterize(parameter: PackageParameter): Promise<void>;
    invoke(token: string, args: PropertyMap, preview: boolean): Promise<InvokeResult>;
    call(request: CallRequest): Promise<CallResult>;
    construct(request: ConstructRequest): Promise<ConstructResult>;
    /** Asks for the end of whatever is going on. */
    cancel(): Promise<void>;
    close(): void;
}

/** What makes a package out of a generic plugin. */
export interface PackageParameter {
    readonly name: string;
    readonly version: string;
    readonly value: Uint8Array;
}

export interface ConstructRequest {
    readonly type: string;
    readonly name: string;
    readonly parent: string;
    readonly inputs: PropertyMap;
    readonly inputDependencies: ReadonlyMap<string, readonly string[]>;
    readonly options: ConstructOptions;
    readonly info: RunInfo;
    readonly stackTraceHandle: string;
}

export interface ConstructOptions {
    readonly aliases: readonly AliasSpec[];
    readonly dependencies: readonly string[];
    readonly protect: boolean | undefined;
    /** Provider references by package. */
    readonly providers: ReadonlyMap<string, string>;
    readonly additionalSecretOutputs: readonly string[];
    readonly deletedWith: string;
    readonly replaceWith: readonly string[];
    readonly deleteBeforeReplace: boolean | undefined;
    readonly ignoreChanges: readonly string[];
    readonly replaceOnChanges: readonly string[];
    readonly replacementTrigger: PropertyMap[string] | undefined;
    readonly retainOnDelete: boolean | undefined;
    /** Go durations such as `5m`. */
    readonly customTimeouts: { readonly create: string; readonly update: string; readonly delete: string } | undefined;
    readonly hooks: Readonly<Record<string, readonly string[]>>;
}

/** Another URN that a resource was known by: whole, or by the parts that differ. */
export interface AliasSpec {
    readonly urn: string;
    readonly name: string;
    readonly type: string;
    readonly stack: string;
    readonly project: string;
    readonly parent: string;
    readonly noParent: boolean;
}

export interface ConstructResult {
    readonly urn: string;
    readonly outputs: PropertyMap;
    readonly dependencies: ReadonlyMap<string, readonly string[]>;
}
