import type { StepOp } from "../../model/events";
import { unknownMark } from "../../display/values";
import type { StackInput, Step, StoredResource } from "./input";
import { propertyChanges } from "./property-changes";
import type { ChangeCounts, ChangeKind, ResourceChange } from "./report";
import type { ResourceNames } from "./resource-names";
import { interruptionOf } from "./risks/interruptions";
import { consequenceOf, statefulOf } from "./risks/stateful";

/** From the worst to the mildest. */
export const changeKinds: readonly ChangeKind[] = ["replaced", "deleted", "updated", "created"];

/** A change with both states of the resource, for those who look for risks. */
export interface StatedChange {
    readonly change: ResourceChange;
    readonly before: StoredResource | undefined;
    readonly after: StoredResource | undefined;
}

/** What happens to the resources of a stack, the worst first; programs declare them in an order that varies. */
export function changesOf(input: StackInput, names: ResourceNames): StatedChange[] {
    const steps = input.after === undefined ? removal(input) : input.steps;
    const changes = [...byUrn(steps).values()].flatMap((group) => changeOf(group, names));
    const stated = input.after === undefined ? changes.map(staying) : changes;
    return [...stated].sort((a, b) => rankOf(a) - rankOf(b) || a.change.urn.localeCompare(b.change.urn));
}

/** By kind, then by what is lost; what is replaced for a reason of its own before what only goes along. */
function rankOf({ change: { kind, type, replaceReasons } }: StatedChange): number {
    const level = statefulOf(type)?.level;
    const loss = level === "high" ? 0 : level === "medium" ? 1 : 2;
    return changeKinds.indexOf(kind) * 10 + (replaceReasons.length > 0 ? 0 : 5) + (kind === "created" ? 0 : loss);
}

export function countsOf(changes: readonly { readonly kind: ChangeKind }[], all: number): ChangeCounts {
    const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
    const [replaced, deleted, updated, created] = [
        count("replaced"),
        count("deleted"),
        count("updated"),
        count("created"),
    ];
    return { replaced, deleted, updated, created, unchanged: Math.max(0, all - changes.length) };
}

/** A stack without a program has nothing left, one day. */
function removal({ before }: StackInput): Step[] {
    const resources = before?.resources ?? [];
    return resources.map((old) => {
        return { op: "delete", urn: old.urn, old, new: undefined, diffs: [], replaceKeys: [], paths: [] };
    });
}

/** Until somebody destroys the stack, nothing is lost of it. */
function staying({ change, ...states }: StatedChange): StatedChange {
    return { ...states, change: { ...change, consequence: undefined } };
}

/** A replacement has several steps of one resource. */
function byUrn(steps: readonly Step[]): Map<string, Step[]> {
    const groups = new Map<string, Step[]>();
    for (const step of steps) {
        groups.set(step.urn, [...(groups.get(step.urn) ?? []), step]);
    }
    return groups;
}

const kinds: Readonly<Partial<Record<StepOp, ChangeKind>>> = {
    replace: "replaced",
    "create-replacement": "replaced",
    "import-replacement": "replaced",
    "delete-replaced": "replaced",
    "discard-replaced": "replaced",
    delete: "deleted",
    discard: "deleted",
    update: "updated",
    create: "created",
    import: "created",
};

function changeOf(steps: readonly Step[], names: ResourceNames): StatedChange[] {
    const kind = changeKinds.find((candidate) => steps.some(({ op }) => kinds[op] === candidate));
    const step = steps.find(({ old, new: next }) => old !== undefined && next !== undefined) ?? steps[0];
    if (step === undefined || (step.new ?? step.old)?.custom !== true) {
        return [];
    }
    const properties = kind === "deleted" ? [] : propertyChanges(step);
    if (kind === undefined && properties.every(({ option }) => !option)) {
        return [];
    }
    const { urn, old: before, new: after, replaceKeys } = step;
    const name = names.nameOf(urn);
    const shown = kind === undefined ? properties.filter(({ option }) => option) : properties;
    const replacing = properties.filter(({ replaces }) => replaces);
    const isOwnReason = replaceKeys.some((key) => key !== "provider");
    const replacedWith = kind === "replaced" && !isOwnReason ? newProvider(before, after) : undefined;
    const change: ResourceChange = {
        ...name,
        kind: kind ?? "updated",
        properties: replacedWith === undefined ? shown : [],
        replaceReasons: replacedWith === undefined ? replaceKeys : [],
        perhaps: replacing.length > 0 && replacing.every((property) => property.new === unknownMark),
        replacedWith,
        consequence: kind === "updated" ? interruptionOf(name.type, properties) : consequenceOf(name.type, kind),
        source: names.placeOf(urn),
        protect: (after ?? before)?.protect === true,
    };
    return [{ change, before, after: kind === "deleted" ? undefined : after }];
}

/** A provider that was replaced knows nothing of what the old one made. */
function newProvider(before: StoredResource | undefined, after: StoredResource | undefined): string | undefined {
    const provider = after?.provider ?? "";
    return provider === "" || provider === before?.provider ? undefined : provider.slice(0, provider.lastIndexOf("::"));
}
