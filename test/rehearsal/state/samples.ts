import type { ResourceState } from "../../../rehearsal/model/state";

/** A resource state with nothing in it but what is given. */
export function sampleState(fields: Partial<ResourceState>): ResourceState {
    return {
        urn: "urn:pulumi:dev::app::pkg:index:Thing::thing",
        type: "pkg:index:Thing",
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
        ...fields,
    };
}

/** The URN of a component `name` of the sample project. */
export function urnOf(name: string): string {
    return `urn:pulumi:dev::app::pkg:index:Thing::${name}`;
}
