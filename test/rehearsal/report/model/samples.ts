import type { StatedChange } from "../../../../rehearsal/report/model/changes";
import { changesOf } from "../../../../rehearsal/report/model/changes";
import type { StackInput, StackSide, Step, StoredResource } from "../../../../rehearsal/report/model/input";
import { ResourceNames } from "../../../../rehearsal/report/model/resource-names";
import type { JsonObject } from "../../../../rehearsal/state/json";

/** The URN of a resource in the stack `dev`. */
export function urnOf(type: string, name: string): string {
    return `urn:pulumi:dev::app::${type}::${name}`;
}

/** A resource as a side has it. */
export function resource(
    type: string,
    name: string,
    inputs: JsonObject,
    rest: Partial<StoredResource> = {},
): StoredResource {
    return {
        urn: urnOf(type, name),
        type,
        custom: true,
        inputs,
        outputs: inputs,
        parent: "",
        provider: "urn:pulumi:dev::app::pulumi:providers:cloud::default::1",
        dependencies: [],
        protect: false,
        retainOnDelete: false,
        source: { file: "main.ts", line: 7 },
        ...rest,
    };
}

/** A step between two states of a resource. */
export function step(
    old: StoredResource | undefined,
    next: StoredResource | undefined,
    rest: Partial<Step> = {},
): Step {
    const op = old === undefined ? "create" : next === undefined ? "delete" : "update";
    const urn = (next ?? old)?.urn ?? "";
    return { op, urn, old, new: next, diffs: [], replaceKeys: [], paths: [], ...rest };
}

export function side(rest: Partial<StackSide> = {}): StackSide {
    return { resources: [], settings: {}, succeeded: true, diagnostics: [], ...rest };
}

/** A stack that both sides have. */
export function stackInput(rest: Partial<StackInput> = {}): StackInput {
    return {
        stack: "dev",
        before: side(),
        after: side(),
        steps: [],
        policies: { applied: 3, violations: [] },
        basePolicies: undefined,
        releases: [],
        ...rest,
    };
}

/** What steps change. */
export function changed(...steps: readonly Step[]): StatedChange[] {
    const resources = steps.flatMap(({ old, new: next }) => [old, next]).filter((one) => one !== undefined);
    return changesOf(stackInput({ steps }), new ResourceNames("dev", resources));
}

/** What an update from some inputs to others changes. */
export function updated(type: string, before: JsonObject, after: JsonObject): StatedChange[] {
    return changed(step(resource(type, "one", before), resource(type, "one", after)));
}

/** What a creation with some inputs changes. */
export function created(type: string, inputs: JsonObject): StatedChange[] {
    return changed(step(undefined, resource(type, "one", inputs)));
}
