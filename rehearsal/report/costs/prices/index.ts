import type { PriceSource } from "../../model/report";
import { frankfurt } from "./aws-frankfurt";
import { westEurope } from "./azure-west-europe";
import { everywhere } from "./everywhere";
import type { PriceList } from "./price-list";

/** The region of what has none. */
export const noRegion = "global";

/** The clouds' regions have names of their own, so that one table does for both. A further region is a further file. */
const regions: Readonly<Record<string, readonly PriceList[]>> = {
    westeurope: westEurope,
    "eu-central-1": frankfurt,
    [noRegion]: everywhere,
};

export interface Price {
    readonly amount: number;
    readonly unit: string;
    readonly source: PriceSource;
}

/** What something costs, if a source was found that says so. */
export function findPrice(region: string, service: string, key: string): Price | undefined {
    for (const { source, unit, prices } of regions[region]?.filter((list) => list.service === service) ?? []) {
        const amount = prices[key];
        if (amount !== undefined) {
            return { amount, unit, source };
        }
    }
    return undefined;
}
