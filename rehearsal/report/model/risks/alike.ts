import { groupBy } from "../../../display/groups";
import type { ResourceChange, Risk } from "../report";
import { labelOf } from "../resource-names";

/** What is said of a resource, before it is known of which others the same is said. */
export interface Finding extends Pick<Risk, "level" | "kind" | "detail"> {
    readonly change: ResourceChange;
    /** What the resource is for people: `a database`. */
    readonly what?: string;
    /** What happens to it, after `is`: `replaced`. */
    readonly does: string;
}

/** One risk for all resources of a type of which the same is said: a reader has one thing to decide, not twenty. */
export function tellTogether(stack: string, findings: readonly Finding[]): Risk[] {
    const groups = groupBy(findings, ({ change: { type }, level, kind, does, detail }) =>
        JSON.stringify([type, level, kind, does, detail]),
    );
    return [...groups.values()].flatMap((group) => group.slice(0, 1).map((first) => riskOf(stack, first, group)));
}

function riskOf(stack: string, { change, level, kind, detail, what, does }: Finding, group: readonly Finding[]): Risk {
    const note = what === undefined ? "" : ` (${what})`;
    if (group.length === 1) {
        const title = `${labelOf(change.urn)}${note} is ${does}`;
        return { stack, level, kind, urn: change.urn, title, detail, source: change.source };
    }
    const names = group.map(({ change: { name } }) => name);
    const places = new Set(group.map(({ change: { source } }) => JSON.stringify(source)));
    return {
        stack,
        level,
        kind,
        urn: "",
        title: `${group.length} × ${change.typeName}${note} are ${does}`,
        detail: `${detail} These: ${names.join(", ")}.`,
        source: places.size === 1 ? change.source : undefined,
    };
}
