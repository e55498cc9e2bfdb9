import { pricePage } from "./aws-frankfurt";
import { infracost } from "./azure-west-europe";
import type { PriceList } from "./price-list";

/** What has no region of its own. */
export const everywhere: readonly PriceList[] = [
    { service: "azure-dns", unit: "month", source: infracost("dns_a_record_test"), prices: { Public: 0.5 } },
    { service: "azure-dns", unit: "month", source: infracost("private_dns_a_record_test"), prices: { Private: 0.5 } },
    { service: "route53", unit: "month", source: pricePage("route53.json"), prices: { zone: 0.5 } },
];
