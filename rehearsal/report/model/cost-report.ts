/** What the resources of a stack cost in a month before and after; `rehearsal/report/costs` estimates it. */
export interface CostReport {
    readonly totals: CostTotals;
    /** One for each thing that is paid for, before or after; the greatest difference first, then the dearest. */
    readonly lines: readonly CostLine[];
    /** What holds for all lines: hours in a month, what traffic is left out. */
    readonly assumptions: readonly string[];
}

export interface CostTotals {
    readonly currency: "USD";
    /** Without what is unknown. */
    readonly before: CostRange;
    readonly after: CostRange;
    /** How many lines have an unknown price, before and after. */
    readonly unknownBefore: number;
    readonly unknownAfter: number;
}

/** A month: as it starts, and at the most where something scales by itself. Equal where nothing does. */
export interface CostRange {
    readonly base: number;
    readonly most: number;
}

export interface CostLine {
    readonly urn: string;
    /** What is paid for: `3 × Standard_D4as_v5, Linux`. */
    readonly what: string;
    /** Absent where it is not there: before for what is created, after for what is deleted. */
    readonly before?: CostItem;
    readonly after?: CostItem;
}

export type CostItem =
    | { readonly kind: "unknown"; readonly reason: string }
    | {
          readonly kind: "priced";
          readonly quantity: CostRange;
          /** For example `hour`, `GB and month`. */
          readonly unit: string;
          readonly unitPrice: number;
          readonly monthly: CostRange;
          readonly source: PriceSource;
          /** Assumptions of this item. */
          readonly assumptions: readonly string[];
      };

/** Where a price was found. */
export interface PriceSource {
    readonly title: string;
    /** Only where it is a public page. */
    readonly url: string | undefined;
    /** The day on which it held, as `2026-11-21`. */
    readonly date: string;
}
