import { type Json, isJsonList } from "../../../state/json";
import type { StatedChange } from "../changes";
import type { Risk } from "../report";
import { labelOf } from "../resource-names";
import { isMark, valueAt } from "../shown-values";
import { statefulOf } from "./stateful";
import { type Safeguard, guards, safeguards } from "./safeguards";

/** What is guarded less than before. */
export function protectionRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    return [
        ...protectRisks(stack, changes),
        ...changes.flatMap((change) => [...lostSafeguards(stack, change), ...lostGuards(stack, change)]),
    ];
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

function lostSafeguards(stack: string, { change: { urn, type, source }, before, after }: StatedChange): Risk[] {
    if (before === undefined || after === undefined) {
        return [];
    }
    return safeguards
        .filter(({ types, path }) => types.includes(type) && !isMark(valueAt(after.inputs, path)))
        .flatMap((safeguard): Risk[] => {
            const { path, says } = safeguard;
            const [old, next] = [valueAt(before.inputs, path), valueAt(after.inputs, path)];
            return isWorse(safeguard, old, next)
                ? [
                      {
                          stack,
                          level: "high",
                          kind: "protection",
                          urn,
                          title: `${labelOf(urn)} is guarded less`,
                          detail: `${says}: ${path} was ${show(old)} and is ${show(next)}.`,
                          source,
                      },
                  ]
                : [];
        });
}

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

function lostGuards(stack: string, { change: { urn, type, kind, source } }: StatedChange): Risk[] {
    const says = kind === "deleted" ? guards[type] : undefined;
    return says === undefined
        ? []
        : [
              {
                  stack,
                  level: "high",
                  kind: "protection",
                  urn,
                  title: `${labelOf(urn)} is deleted`,
                  detail: `${says}.`,
                  source,
              },
          ];
}

function show(value: Json | undefined): string {
    return value === undefined ? "left out" : JSON.stringify(value);
}
