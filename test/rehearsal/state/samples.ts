import { newState } from "../../../rehearsal/engine/steps/goal";
import type { ResourceState } from "../../../rehearsal/model/state";

/** A resource state with nothing in it but what is given. */
export function sampleState(fields: Partial<ResourceState>): ResourceState {
    return newState({ urn: "urn:pulumi:dev::app::pkg:index:Thing::thing", type: "pkg:index:Thing", ...fields });
}

/** The URN of a component `name` of the sample project. */
export function urnOf(name: string): string {
    return `urn:pulumi:dev::app::pkg:index:Thing::${name}`;
}
