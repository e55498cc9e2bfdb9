import type { Unwrap } from "@pulumi/pulumi";
import type { FirewallRuleArgs } from "@pulumi/azure-native/dbforpostgresql";
import { parseAddress } from "@fairlead/components/shared/cidr";

import type { ResourceRule } from "../rule";

const firewallRule = "azure-native:dbforpostgresql:FirewallRule";

/** As many addresses as a /16 has: more than one organization has in one place. */
const most = 65_536;

/** Azure takes 0.0.0.0 for everything that runs in Azure, whoever it belongs to; 0.x.x.x belongs to nobody. */
const firstAddress = 2 ** 24;

export const postgresFirewall: ResourceRule<Unwrap<FirewallRuleArgs>> = {
    name: "postgres-firewall",
    title: "The firewall of the database lets known networks through only",
    why: "A rule for 0.0.0.0 lets in every customer of Azure, and a wide one the whole internet.",
    mend: "Give a range of your own addresses, or remove the rule and use the network that AzurePostgresDatabase is in.",
    severity: "critical",
    references: [{ id: "CKV2_AZURE_26" }],
    types: [firewallRule],
    guards: [
        { type: firewallRule, property: "startIpAddress", absent: "refused" },
        { type: firewallRule, property: "endIpAddress", absent: "refused" },
    ],
    scope: "resource",
    *check({ properties }) {
        const { startIpAddress: start, endIpAddress: end } = properties;
        const [first, last] = [parseAddress(start), parseAddress(end)];
        if (first === undefined || first < firstAddress) {
            yield { property: "startIpAddress", expected: "an address of a known network", found: start };
        } else if (last === undefined || last - first >= most) {
            yield { property: "endIpAddress", expected: `an address at most ${most - 1} after ${start}`, found: end };
        }
    },
};
