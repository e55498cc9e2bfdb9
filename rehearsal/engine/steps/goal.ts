import type { CustomTimeouts, ResourceState } from "../../model/state";
import type { PropertyMap, PropertyValue } from "../../model/values";
import type { AliasSpec } from "../providers/provider";

/** A state while the run works on it. Its identity matters: one object is one entry of the snapshot. */
export type State = { -readonly [Key in keyof ResourceState]: ResourceState[Key] };

/** What a program wants a resource to be. */
export interface Goal {
    readonly type: string;
    readonly name: string;
    readonly custom: boolean;
    readonly inputs: PropertyMap;
    readonly parent: string;
    readonly protect: boolean | undefined;
    readonly dependencies: readonly string[];
    readonly provider: string;
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly deleteBeforeReplace: boolean | undefined;
    readonly ignoreChanges: readonly string[];
    readonly additionalSecretOutputs: readonly string[];
    readonly aliases: readonly AliasSpec[];
    /** The id of what shall be imported, or empty. */
    readonly importId: string;
    readonly customTimeouts: CustomTimeouts | undefined;
    readonly replaceOnChanges: readonly string[];
    readonly replacementTrigger: PropertyValue | undefined;
    readonly retainOnDelete: boolean | undefined;
    readonly deletedWith: string;
    readonly replaceWith: readonly string[];
    readonly hideDiff: readonly string[];
    readonly sourcePosition: string;
    readonly stackTrace: readonly string[];
    readonly hooks: Readonly<Record<string, readonly string[]>>;
}

const blank: ResourceState = {
    urn: "",
    type: "",
    custom: false,
    delete: false,
    id: "",
    inputs: {},
    outputs: {},
    parent: "",
    provider: "",
    dependencies: [],
    propertyDependencies: {},
    protect: false,
    external: false,
    pendingReplacement: false,
    retainOnDelete: false,
    taint: false,
    refreshBeforeUpdate: false,
    initErrors: [],
    additionalSecretOutputs: [],
    aliases: [],
    ignoreChanges: [],
    replaceOnChanges: [],
    replaceWith: [],
    hideDiff: [],
    deletedWith: "",
    importID: "",
    customTimeouts: undefined,
    replacementTrigger: undefined,
    created: undefined,
    modified: undefined,
    sourcePosition: "",
    stackTrace: [],
    resourceHooks: {},
};

/** A state with everything empty but what is given. */
export function newState(given: Partial<ResourceState>): State {
    return { ...blank, ...given };
}

/** The state that a goal leads to, before any provider has spoken. */
export function stateOfGoal(goal: Goal, urn: string, alias: string | undefined, old: State | undefined): State {
    return newState({
        urn,
        type: goal.type,
        custom: goal.custom,
        inputs: goal.inputs,
        parent: goal.parent,
        provider: goal.provider,
        dependencies: goal.dependencies,
        propertyDependencies: goal.propertyDependencies,
        protect: goal.protect ?? false,
        retainOnDelete: goal.retainOnDelete ?? false,
        refreshBeforeUpdate: old?.refreshBeforeUpdate ?? false,
        additionalSecretOutputs: goal.additionalSecretOutputs,
        aliases: alias === undefined ? [] : [alias],
        ignoreChanges: goal.ignoreChanges,
        replaceOnChanges: goal.replaceOnChanges,
        replaceWith: goal.replaceWith,
        hideDiff: goal.hideDiff,
        deletedWith: goal.deletedWith,
        importID: goal.importId,
        customTimeouts: goal.customTimeouts,
        replacementTrigger: goal.replacementTrigger,
        created: old?.created,
        modified: old?.modified,
        sourcePosition: goal.sourcePosition,
        stackTrace: goal.stackTrace,
        resourceHooks: goal.hooks,
    });
}
