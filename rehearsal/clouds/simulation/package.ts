import type { Sdk } from "../shapes/sdk";
import type { FunctionShape, ResourceShape } from "../shapes/shape";
import type { Members } from "../shapes/type";
import type { Wording } from "./check-values";
import type { Cloud } from "./cloud";
import type { Dependents } from "./dependents";
import type { ForcesReplacement } from "./differences";
import type { Capabilities, CheckFailure, CheckRequest, CheckResult, DiffRequest, DiffResult } from "./provider";
import type { Value, ValueMap } from "./values";

/** What rules may look at besides the resource itself. */
export interface Context {
    readonly sdk: Sdk;
    readonly cloud: Cloud;
    /** The configuration of the provider, as `configure` got it. */
    readonly config: ValueMap;
}

/** A resource that is about to exist, or to change. */
export interface Draft {
    readonly urn: string;
    readonly type: string;
    /** The name in the URN. */
    readonly name: string;
    readonly inputs: ValueMap;
}

/** A resource that is about to be deleted, as the stack's state knows it. */
export interface Doomed {
    readonly type: string;
    readonly id: string;
    readonly inputs: ValueMap;
    readonly outputs: ValueMap;
}

/** What declarations can't tell of one resource type. Everything is optional: most types need nothing. */
export interface TypeRules {
    /** Refuses inputs of the right type that the cloud would refuse all the same. Values may be unknown. */
    readonly check?: (inputs: ValueMap) => readonly CheckFailure[];
    /** Input properties whose change replaces the resource, as `a`, `a.b` or `list[].b`. */
    readonly immutable?: readonly string[];
    readonly id?: (draft: Draft, context: Context) => string;
    /** Outputs that the cloud computes. What is left out is made up by name and type; null means that it is absent. */
    readonly outputs?: (resource: Draft & { readonly id: string }, context: Context) => ValueMap;
    /** Outputs that are new after every update, so that a preview does not know them. */
    readonly renewed?: readonly string[];
    /** Throws where the cloud would refuse to make the resource. */
    readonly beforeCreate?: (resource: Draft & { readonly id: string }, context: Context) => void;
    /** Throws where the cloud would refuse to change the resource. `olds` are its outputs. */
    readonly beforeUpdate?: (resource: Draft & { readonly id: string; readonly olds: ValueMap }) => void;
    /** Throws where the cloud would refuse to delete the resource. */
    readonly beforeDelete?: (resource: Doomed, context: Context) => void;
}

/** Computes the result of a function; throws where the cloud would find nothing. */
export type FunctionRule = (args: ValueMap, context: Context) => ValueMap;

/** How one family of providers behaves, whatever the type: naming, ids, wording, what replaces. */
export interface Dialect {
    readonly capabilities: Capabilities;
    readonly wording: Wording;
    /** The inputs with generated names and inherited values. */
    withDefaults(request: CheckRequest, shape: ResourceShape, context: Context): ValueMap;
    /** Inputs that defaults add though the SDK does not declare them. */
    readonly ownInputs: readonly string[];
    /** Faults beyond the declared types and the type's own rules. */
    check(inputs: ValueMap, shape: ResourceShape): readonly CheckFailure[];
    forcesReplacement(shape: ResourceShape, rules: TypeRules, context: Context): ForcesReplacement;
    /** Tells that two different values of a property mean the same. */
    same(pattern: string, old: Value, value: Value): boolean;
    /** True where new inputs are compared with what the resource has, also where nothing was asked for before. */
    readonly comparesWithOutputs: boolean;
    /** True where the old resource must go first, because two can't exist at once. */
    deleteBeforeReplace(request: DiffRequest): boolean;
    id(draft: Draft, shape: ResourceShape, context: Context): string;
    /** The inputs that an id alone tells, or `undefined` if it can't be the id of such a resource. */
    inputsOf(id: string, shape: ResourceShape, rules: TypeRules, context: Context): ValueMap | undefined;
    /** Texts that are the same wherever an output has that name. */
    constants(config: ValueMap): Readonly<Record<string, string>>;
    /** True where what is inside objects is empty if nothing better is known; else it is made up. */
    readonly sparseObjects: boolean;
    /** What a preview says of a resource that is about to exist. */
    preview(inputs: ValueMap, shape: ResourceShape): ValueMap;
    /** Outputs that every type has alike. Null leaves an output out that would be made up otherwise. */
    outputs(resource: Draft & { readonly id: string }, shape: ResourceShape, context: Context): ValueMap;
    /** Outputs that an update leaves as they are, unless an input gives them: a preview knows them. */
    readonly stableOutputs: readonly string[] | "all";
    /** Throws where the cloud would refuse to make the resource. */
    beforeCreate(resource: Draft & { readonly id: string }, context: Context): void;
    /** Throws where the cloud would refuse to change the resource. `olds` are its outputs. */
    beforeUpdate(resource: Draft & { readonly id: string; readonly olds: ValueMap }): void;
    /** Called when a resource is deleted: the place to refuse it, or to let others go with it. */
    beforeDelete(resource: Doomed, context: Context): void;
    /** A function for which there is no rule. */
    invoke(shape: FunctionShape, args: ValueMap, context: Context): ValueMap;
    checkConfig(request: CheckRequest, members: Members): CheckResult;
    diffConfig(request: DiffRequest): DiffResult;
}

/** A simulated package: a dialect, and by-hand rules by token. */
export interface CloudPackage {
    /** The name in tokens, for example `azure-native`. */
    readonly name: string;
    /** The npm package that declares its types. */
    readonly sdk: string;
    readonly dialect: Dialect;
    readonly types: Readonly<Record<string, TypeRules>>;
    readonly functions: Readonly<Record<string, FunctionRule>>;
    /** What the cloud does not delete while something else lives through it. */
    readonly dependents?: Dependents;
}
