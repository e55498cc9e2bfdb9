import type { StackSide } from "../model/input";
import type { CostLine, CostReport } from "../model/report";
import type { ChargeByUse, CountedCharge, UnknownCharge } from "./charge";
import { byUseText, costItem, hoursPerMonth } from "./cost-item";
import { chargesOf } from "./rules";
import { StackView } from "./stack-view";
import { monthlyOf, totalsOf } from "./totals";

interface Billed {
    readonly urn: string;
    readonly charge: CountedCharge | UnknownCharge;
}

const always = [
    `A month has ${hoursPerMonth} hours.`,
    "List prices on demand, without taxes, discounts, reservations and free tiers, as they were on the day that is told.",
    "Where something scales by itself, it starts at its least and stays there, or is at its most all month.",
];

/** What a stack costs in a month on either side; a side that does not exist costs nothing. */
export function estimateCosts(before: StackSide | undefined, after: StackSide | undefined): CostReport {
    const [old, new_] = [bill(before), bill(after)];
    const lines = [...new Set([...old.billed.keys(), ...new_.billed.keys()])]
        .map((key) => costLine(old.billed.get(key), new_.billed.get(key)))
        .filter((line) => line !== undefined)
        .sort(byWeight);
    const byUse = [...new Map([...old.byUse, ...new_.byUse]).values()].sort();
    return {
        totals: totalsOf(lines),
        lines,
        assumptions: lines.length === 0 && byUse.length === 0 ? [] : [...always, ...notIncluded(byUse)],
    };
}

/** What a side is billed for: what can be counted by resource and charge, and in words what can't. */
function bill(side: StackSide | undefined): {
    billed: ReadonlyMap<string, Billed>;
    byUse: ReadonlyMap<string, string>;
} {
    const billed = new Map<string, Billed>();
    const byUse = new Map<string, string>();
    if (side !== undefined) {
        const stack = new StackView(side);
        for (const resource of stack.resources.filter(({ custom }) => custom)) {
            for (const charge of chargesOf(resource, stack)) {
                if (isByUse(charge)) {
                    // Some other of its kind may be where prices are known.
                    const text = byUseText(charge);
                    byUse.set(charge.what, text === charge.what ? (byUse.get(charge.what) ?? text) : text);
                } else {
                    billed.set(`${resource.urn} ${charge.id}`, { urn: resource.urn, charge });
                }
            }
        }
    }
    return { billed, byUse };
}

function isByUse(charge: CountedCharge | UnknownCharge | ChargeByUse): charge is ChargeByUse {
    return charge.kind === "by-use";
}

function costLine(before: Billed | undefined, after: Billed | undefined): CostLine | undefined {
    const [old, new_] = [before?.charge, after?.charge];
    const texts = [...new Set([old?.what, new_?.what].filter((what) => what !== undefined))];
    const urn = after?.urn ?? before?.urn;
    return urn === undefined
        ? undefined
        : {
              urn,
              what: texts.join(" → "),
              ...(old === undefined ? {} : { before: costItem(old) }),
              ...(new_ === undefined ? {} : { after: costItem(new_) }),
          };
}

/** The greatest difference first, then the dearest; by name where both are equal, so that a report is always the same. */
function byWeight(one: CostLine, other: CostLine): number {
    return (
        differenceOf(other) - differenceOf(one) ||
        costOf(other) - costOf(one) ||
        `${one.urn} ${one.what}`.localeCompare(`${other.urn} ${other.what}`)
    );
}

function differenceOf({ before, after }: CostLine): number {
    const [old, new_] = [monthlyOf(before), monthlyOf(after)];
    return Math.max(Math.abs(new_.base - old.base), Math.abs(new_.most - old.most));
}

function costOf({ before, after }: CostLine): number {
    return Math.max(monthlyOf(before).base, monthlyOf(after).base);
}

function notIncluded(byUse: readonly string[]): readonly string[] {
    return [
        "Data transfer and requests are not included.",
        ...byUse.map((what) => `Paid by use, not included: ${what}.`),
    ];
}
