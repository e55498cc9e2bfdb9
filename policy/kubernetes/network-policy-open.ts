import type { ResourceRule } from "../rule";
import { networkPolicy, openPassages, type NetworkPolicy } from "./network-policies";

export const networkPolicyOpen: ResourceRule<NetworkPolicy> = {
    name: "network-policy-open",
    title: "No NetworkPolicy lets everything pass",
    why: "Policies add up: one that lets everything pass undoes all others on its pods.",
    mend: "Name the peers in `from` or `to`, or at least the ports.",
    severity: "high",
    references: [],
    types: [networkPolicy, `${networkPolicy}Patch`],
    guards: [],
    scope: "resource",
    *check({ properties: { spec } }) {
        for (const place of openPassages(spec ?? {})) {
            yield { property: `spec.${place}`, expected: "named peers or ports", found: "every peer and every port" };
        }
    },
};
