import type { ResourceRule } from "../rule";
import { isEverybody, openingsOf, securityGroup, securityRule, type RuleOwner } from "./security-rules";

export const nsgInternetPorts: ResourceRule<RuleOwner> = {
    name: "nsg-internet-ports",
    title: "The whole internet reaches HTTP and HTTPS only",
    why: "An open SSH, database or API port is found within hours and attacked by whoever learns of a hole in it.",
    mend: "Name the networks that need the port in sourceAddressPrefixes; only the ports 80 and 443 are for all (AzureNetwork publicPorts).",
    severity: "critical",
    references: [{ id: "CKV_AZURE_9" }, { id: "CKV_AZURE_10" }, { id: "CKV_AZURE_77" }],
    types: [securityGroup, securityRule],
    guards: [],
    scope: "resource",
    *check(subject) {
        for (const { sources, ports } of openingsOf(subject)) {
            const [everybody] = sources().filter(([, source]) => isEverybody(source));
            if (everybody !== undefined) {
                for (const [property, found] of ports().filter(([, port]) => port !== "80" && port !== "443")) {
                    yield { property, expected: `80 or 443 for ${everybody[1]}, or known networks as source`, found };
                }
            }
        }
    },
};
