import type { ResourceRule } from "../rule";
import { registry, type Registry } from "./acr-resources";
import { expectFirewall } from "./firewall";

export const acrNetwork: ResourceRule<Registry> = {
    name: "acr-network",
    title: "Known networks only reach the registry",
    why: "With a stolen token anybody anywhere pulls, or pushes what the cluster then runs.",
    mend: "Set publicNetworkAccess to Disabled beside a private endpoint, or networkRuleSet.defaultAction to Deny with the networks of your pipelines. Both need sku Premium.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_139" }],
    development: "costs money",
    types: [registry],
    guards: [{ type: registry, property: "networkRuleSet.defaultAction", where: { publicNetworkAccess: "Enabled" } }],
    scope: "resource",
    *check({ properties }) {
        yield* expectFirewall("", properties.publicNetworkAccess, "networkRuleSet", properties.networkRuleSet);
    },
};
