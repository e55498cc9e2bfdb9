import { type Json, isJsonList } from "../../../state/json";
import type { StatedChange } from "../changes";
import type { Risk } from "../report";
import { labelOf } from "../resource-names";
import { isMark, valueAt } from "../shown-values";
import { type Finding, tellTogether } from "./alike";
import { statefulOf } from "./stateful";
import { type Safeguard, guards, safeguards } from "./safeguards";

/** What is guarded less than before. */
export function protectionRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    const deleted = new Set(changes.filter(({ change }) => change.kind === "deleted").map(({ change }) => change.urn));
    const findings = changes.flatMap((change) => [...lostSafeguards(change), ...lostGuards(change, deleted)]);
    return [...protectRisks(stack, changes), ...tellTogether(stack, findings)];
}

/** One setting takes `protect` from many resources, so they are told together. */
function protectRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    const bared = changes.filter(({ before, after }) => before?.protect === true && after?.protect === false);
    const first = bared[0]?.change;
    if (first === undefined) {
        return [];
    }
    const names = bared.map(({ change: { urn } }) => labelOf(urn));
    const stateful = bared.some(({ change: { type } }) => statefulOf(type)?.level === "high");
    return [
        {
            stack,
            level: stateful ? "high" : "medium",
            kind: "protection",
            urn: bared.length === 1 ? first.urn : "",
            title:
                bared.length === 1
                    ? `${labelOf(first.urn)} is no longer protected`
                    : `${bared.length} resources are no longer protected`,
            detail: `protect is taken from ${names.join(", ")}: Pulumi no longer refuses to delete or replace ${bared.length === 1 ? "it" : "them"}.`,
            source: bared.length === 1 ? first.source : undefined,
        },
    ];
}

function lostSafeguards({ change, before, after }: StatedChange): Finding[] {
    if (before === undefined || after === undefined) {
        return [];
    }
    const lost = safeguards
        .filter(({ types, path }) => types.includes(change.type) && !isMark(valueAt(after.inputs, path)))
        .flatMap((safeguard) => {
            const { path, says } = safeguard;
            const [old, next] = [valueAt(before.inputs, path), valueAt(after.inputs, path)];
            return isWorse(safeguard, old, next) ? [`${says}: ${path} was ${show(old)} and is ${show(next)}.`] : [];
        });
    return lost.length === 0 ? [] : [{ change, ...guarded, does: "guarded less", detail: lost.join(" ") }];
}

const guarded = { level: "high", kind: "protection" } as const;

function isWorse({ good, goodByDefault }: Safeguard, old: Json | undefined, next: Json | undefined): boolean {
    if (good === "fewer") {
        // A number that is left out is what the provider takes by itself, and nothing is known of that.
        return !(typeof old === "number" && next === undefined) && sizeOf(next) < sizeOf(old);
    }
    const guarding = (value: Json | undefined) =>
        value === undefined ? goodByDefault === true : good.some((one) => one === value);
    return guarding(old) && !guarding(next);
}

function sizeOf(value: Json | undefined): number {
    if (typeof value === "number") {
        return value;
    }
    return isJsonList(value) ? value.reduce<number>((sum, item) => sum + 1 + nestedSize(item), 0) : 0;
}

/** Lists of lists, such as reviewers by users and teams. */
function nestedSize(item: Json): number {
    return typeof item === "object" && item !== null ? Object.values(item).flat().length : 0;
}

/** What guarded something that goes as well guards nothing any more. */
function lostGuards({ change, before }: StatedChange, deleted: ReadonlySet<string>): Finding[] {
    const says = change.kind === "deleted" ? guards[change.type] : undefined;
    const goesAlong = before?.dependencies.some((urn) => deleted.has(urn)) === true;
    return says === undefined || goesAlong ? [] : [{ change, ...guarded, does: "deleted", detail: `${says}.` }];
}

function show(value: Json | undefined): string {
    return value === undefined ? "left out" : JSON.stringify(value);
}
