import type { EngineEvent, StepMetadata, StepOp } from "../../../rehearsal/model/events";
import type { ResourceState } from "../../../rehearsal/model/state";
import { sampleState, urnOf } from "../state/samples";

/** A step on the resource `name` of the sample project. */
export function sampleStep(op: StepOp, name: string, fields: Partial<StepMetadata> = {}): StepMetadata {
    const state = sampleState({ urn: urnOf(name) });
    return {
        op,
        urn: urnOf(name),
        type: state.type,
        provider: "",
        old: op === "create" ? undefined : state,
        new: op === "delete" ? undefined : state,
        keys: [],
        diffs: [],
        detailedDiff: undefined,
        logical: true,
        internal: false,
        ...fields,
    };
}

/** The events of a step that succeeds. */
export function stepEvents(op: StepOp, name: string, fields: Partial<StepMetadata> = {}): EngineEvent[] {
    const step = sampleStep(op, name, fields);
    return [
        { kind: "resource-pre", step },
        { kind: "resource-outputs", step },
    ];
}

/** An update from these inputs to those. */
export function inputsChange(
    old: ResourceState["inputs"],
    next: ResourceState["inputs"],
    fields: Partial<StepMetadata> = {},
): StepMetadata {
    return sampleStep("update", "thing", {
        old: sampleState({ inputs: old, outputs: old }),
        new: sampleState({ inputs: next }),
        ...fields,
    });
}
