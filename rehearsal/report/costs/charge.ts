import type { StoredResource } from "../model/input";
import type { CostRange } from "../model/report";
import type { StackView } from "./stack-view";

/** Something that a resource is billed for, before its price is looked up. */
export type Charge = CountedCharge | UnknownCharge | ChargeByUse;

/** Billed for being there: by the hour, by the month, by the gigabyte that is reserved. */
export interface CountedCharge {
    readonly kind: "counted";
    /** Tells the charges of one resource apart, and finds the same one on the other side. */
    readonly id: string;
    /** For people: `3 × Standard_D4as_v5, Linux`. */
    readonly what: string;
    /** Undefined where only a deployment can tell it. */
    readonly region: string | undefined;
    readonly service: string;
    readonly key: string;
    /** How many things, or gigabytes. Hours are for the price to say. */
    readonly count: CostRange;
    readonly assumptions: readonly string[];
}

export interface UnknownCharge {
    readonly kind: "unknown";
    readonly id: string;
    readonly what: string;
    readonly reason: string;
}

/** Billed for what is done with it, which no setting tells: it is named, and not part of any sum. */
export interface ChargeByUse {
    readonly kind: "by-use";
    readonly what: string;
    /** Where a price may be found that tells the reader what to expect. */
    readonly price: { readonly region: string | undefined; readonly service: string; readonly key: string } | undefined;
}

/** What a resource of some type is billed for; nothing if it is free. */
export type Rule = (resource: StoredResource, stack: StackView) => readonly Charge[];

export const one: CostRange = { base: 1, most: 1 };

export function counted(charge: Omit<CountedCharge, "kind" | "assumptions">, ...assumptions: string[]): CountedCharge {
    return { kind: "counted", ...charge, assumptions };
}

export function unknown(id: string, what: string, reason: string): UnknownCharge {
    return { kind: "unknown", id, what, reason };
}

export function byUse(what: string, price?: ChargeByUse["price"]): ChargeByUse {
    return { kind: "by-use", what, price };
}

/** `3`, or `3–12` where something scales by itself. */
export function rangeText({ base, most }: CostRange): string {
    return base === most ? `${base}` : `${base}–${most}`;
}
