import { pricePage } from "./aws-frankfurt";
import { infracost, sameEverywhere } from "./azure-sources";
import type { PriceList } from "./price-list";

/** What has no region of its own, or the same price in all of them. */
export const everywhere: readonly PriceList[] = [
    { service: "azure-dns", unit: "month", source: infracost("dns_a_record_test"), prices: { Public: 0.5 } },
    { service: "azure-dns", unit: "month", source: infracost("private_dns_a_record_test"), prices: { Private: 0.5 } },
    { service: "azure-load-balancer", unit: "hour", source: sameEverywhere, prices: { Standard: 0.025 } },
    { service: "azure-nat-gateway", unit: "hour", source: sameEverywhere, prices: { Standard: 0.045 } },
    {
        service: "azure-private-endpoint",
        unit: "hour",
        source: infracost("private_endpoint_test"),
        prices: { any: 0.01 },
    },
    { service: "azure-load-balancer-traffic", unit: "GB", source: infracost("lb_test"), prices: { Standard: 0.005 } },
    {
        service: "azure-nat-gateway-traffic",
        unit: "GB",
        source: infracost("nat_gateway_test"),
        prices: { Standard: 0.045 },
    },
    {
        service: "azure-private-endpoint-traffic",
        unit: "GB in either direction",
        source: infracost("private_endpoint_test"),
        prices: { any: 0.01 },
    },
    { service: "route53", unit: "month", source: pricePage("route53.json"), prices: { zone: 0.5 } },
];
