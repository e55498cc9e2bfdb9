import type { CostRange, CostTotals } from "../model/report";

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const signed = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", signDisplay: "exceptZero" });

/** `$12.34`, or `$12.34 to $50.00` where something scales. */
export function money({ base, most }: CostRange): string {
    return most > base ? `${dollars.format(base)} to ${dollars.format(most)}` : dollars.format(base);
}

/** What is more or less afterwards: `+$20.00`, or `$0.00 to +$50.00` where the most differs by something else. */
export function difference(before: CostRange | undefined, after: CostRange | undefined): string {
    const [base, most] = (["base", "most"] as const).map((end) =>
        signed.format((after?.[end] ?? 0) - (before?.[end] ?? 0)),
    );
    return base === most ? `${base}` : `${base} to ${most}`;
}

/** Whether nothing differs that is known. */
export function isSameCost({ before, after }: Pick<CostTotals, "before" | "after">): boolean {
    return before.base === after.base && before.most === after.most;
}

/** Whether the same number of prices is known: else the sums are of different things. */
export function isComparable({ unknownBefore, unknownAfter }: CostTotals): boolean {
    return unknownBefore === unknownAfter;
}

/** `$100.00 → $120.00 (+$20.00), 2 unknown`; of a stack that could not be rehearsed nothing is known. */
export function totalsText(totals: CostTotals | undefined): string {
    if (totals === undefined) {
        return "not known";
    }
    const { before, after, unknownBefore, unknownAfter } = totals;
    const [old, next] = [
        `${money(before)}${unknownText(unknownBefore)}`,
        `${money(after)}${unknownText(unknownAfter)}`,
    ];
    if (!isComparable(totals)) {
        return `${old} → ${next}`;
    }
    return isSameCost(totals)
        ? next
        : `${money(before)} → ${money(after)} (${difference(before, after)})${unknownText(unknownAfter)}`;
}

function unknownText(prices: number): string {
    return prices === 0 ? "" : `, ${prices} unknown`;
}
