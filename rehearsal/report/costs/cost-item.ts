import type { CostItem, CostRange } from "../model/report";
import type { ChargeByUse, CountedCharge, UnknownCharge } from "./charge";
import { findPrice } from "./prices";

/** Hours in a month as the clouds' own calculators have it: 8,760 a year, by 12. */
export const hoursPerMonth = 730;

/** How often a month has what a price is for; what is priced by the month or the gigabyte is there once. */
const timesPerMonth: Readonly<Record<string, number>> = {
    hour: hoursPerMonth,
    "vCore and hour": hoursPerMonth,
    day: hoursPerMonth / 24,
};

/** A charge with its price, if there is one. */
export function costItem(charge: CountedCharge | UnknownCharge): CostItem {
    if (charge.kind === "unknown") {
        return { kind: "unknown", reason: charge.reason };
    }
    const { region, service, key, count, assumptions } = charge;
    if (region === undefined) {
        return { kind: "unknown", reason: "Its region is known only after a deployment." };
    }
    const price = findPrice(region, service, key);
    if (price === undefined) {
        return { kind: "unknown", reason: `No source was found that tells its price in ${region}.` };
    }
    const quantity = times(count, timesPerMonth[price.unit] ?? 1);
    const monthly = times(quantity, price.amount);
    return {
        kind: "priced",
        quantity,
        unit: price.unit,
        unitPrice: price.amount,
        monthly: { base: cents(monthly.base), most: cents(monthly.most) },
        source: price.source,
        assumptions,
    };
}

/** For people: `files in EFS ($0.36 per GB and month: AWS's price pages, 2025-11-04)`. */
export function byUseText({ what, price }: ChargeByUse): string {
    const found = price?.region === undefined ? undefined : findPrice(price.region, price.service, price.key);
    return found === undefined
        ? what
        : `${what} ($${found.amount} per ${found.unit}: ${found.source.title}, ${found.source.date})`;
}

function times({ base, most }: CostRange, factor: number): CostRange {
    return { base: base * factor, most: most * factor };
}

/** Sums of binary fractions end in noise. */
export function cents(amount: number): number {
    return Math.round(amount * 100) / 100;
}
