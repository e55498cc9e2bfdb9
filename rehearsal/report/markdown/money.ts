import type { CostRange, CostTotals } from "../model/report";

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const signed = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", signDisplay: "exceptZero" });

/** `$12.34`, or `$12.34 to $50.00` where something scales. */
export function money({ base, most }: CostRange): string {
    return most > base ? `${dollars.format(base)} to ${dollars.format(most)}` : dollars.format(base);
}

/** What is more or less afterwards. */
export function difference(before: CostRange | undefined, after: CostRange | undefined): string {
    return signed.format((after?.base ?? 0) - (before?.base ?? 0));
}

/** `$100.00 → $120.00 (+$20.00), 2 prices unknown` */
export function totalsText({ before, after, unknownBefore, unknownAfter }: CostTotals): string {
    const unknown = Math.max(unknownBefore, unknownAfter);
    const rest = unknown === 0 ? "" : `, ${unknown} unknown`;
    const same = before.base === after.base && before.most === after.most;
    return same ? `${money(after)}${rest}` : `${money(before)} → ${money(after)} (${difference(before, after)})${rest}`;
}
