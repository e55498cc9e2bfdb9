import type { PriceSource } from "../../model/report";

/** Prices of one service in one region, all found in one place. */
export interface PriceList {
    /** For rules: `virtual-machine`. */
    readonly service: string;
    /** What is counted: `hour`, of each thing; `month`; `GB and month`. */
    readonly unit: string;
    readonly source: PriceSource;
    /** US dollars, by what is bought: a size, a tier. */
    readonly prices: Readonly<Record<string, number>>;
}
