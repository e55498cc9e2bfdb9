import type { ResourceRule } from "../rule";
import { openingsOf, securityGroup, securityRule, type RuleOwner } from "./security-rules";

/** As many as applications have that take a range at all, such as passive FTP. */
const most = 1000;

export const nsgNamedPorts: ResourceRule<RuleOwner> = {
    name: "nsg-named-ports",
    title: "Security groups let in the ports that are needed",
    why: "A rule for every port opens what will listen there one day, and nobody will look at the rule again.",
    mend: "List the ports in destinationPortRanges, as AzureNetwork does.",
    severity: "medium",
    references: [],
    types: [securityGroup, securityRule],
    guards: [
        { type: securityGroup, property: "securityRules[*].destinationPortRanges[*]" },
        { type: securityRule, property: "destinationPortRange", absent: "refused" },
    ],
    scope: "resource",
    *check(subject) {
        for (const { sources, ports } of openingsOf(subject)) {
            // Probes of the load balancer come on any port, and from Azure itself.
            if (sources().every(([, source]) => source.toLowerCase() === "azureloadbalancer")) {
                continue;
            }
            for (const [property, found] of ports().filter(([, range]) => !isNarrow(range))) {
                yield { property, expected: `a port, or a range of at most ${most} ports`, found };
            }
        }
    },
};

function isNarrow(range: string): boolean {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range) ?? [];
    return first !== undefined && Number(last) - Number(first) < most;
}
