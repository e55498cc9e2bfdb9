import type { CostItem, CostLine, CostRange, CostReport, CostTotals } from "../model/report";
import { cents } from "./cost-item";

const nothing: CostRange = { base: 0, most: 0 };

export function totalsOf(lines: readonly CostLine[]): CostTotals {
    const before = lines.map((line) => line.before);
    const after = lines.map((line) => line.after);
    return {
        currency: "USD",
        before: before.map(monthlyOf).reduce(plus, nothing),
        after: after.map(monthlyOf).reduce(plus, nothing),
        unknownBefore: before.filter(isUnknown).length,
        unknownAfter: after.filter(isUnknown).length,
    };
}

/** All stacks together. */
export function sumCosts(reports: readonly CostReport[]): CostTotals {
    const totals = reports.map((report) => report.totals);
    return {
        currency: "USD",
        before: totals.map(({ before }) => before).reduce(plus, nothing),
        after: totals.map(({ after }) => after).reduce(plus, nothing),
        unknownBefore: totals.reduce((sum, { unknownBefore }) => sum + unknownBefore, 0),
        unknownAfter: totals.reduce((sum, { unknownAfter }) => sum + unknownAfter, 0),
    };
}

/** Nothing for what is not there and for what is unknown. */
export function monthlyOf(item: CostItem | undefined): CostRange {
    return item?.kind === "priced" ? item.monthly : nothing;
}

function isUnknown(item: CostItem | undefined): boolean {
    return item?.kind === "unknown";
}

function plus(one: CostRange, other: CostRange): CostRange {
    return { base: cents(one.base + other.base), most: cents(one.most + other.most) };
}
