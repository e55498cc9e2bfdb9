import type { Unwrap } from "@pulumi/pulumi";
import type { AddonArgs } from "@pulumi/aws/eks/addon";

import type { ResourceRule } from "../rule";

const addon = "aws:eks/addon:Addon";

/** EKS takes NetworkPolicies without a word where nothing enforces them. */
export const eksNetworkPolicies: ResourceRule<Unwrap<AddonArgs>> = {
    name: "eks-network-policies",
    title: "The network add-on of EKS enforces NetworkPolicies",
    why: "Otherwise every NetworkPolicy is accepted and none has an effect: each pod talks to every other.",
    mend: 'Set `configurationValues` of the add-on vpc-cni to `{"enableNetworkPolicy": "true"}`; EksCluster does.',
    severity: "high",
    references: [
        {
            id: "EKS user guide",
            url: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html",
        },
    ],
    types: [addon],
    guards: [{ type: addon, property: "configurationValues" }],
    scope: "resource",
    *check({ properties: { addonName, configurationValues } }) {
        if (addonName === "vpc-cni" && !enforces(configurationValues)) {
            const expected = 'JSON with "enableNetworkPolicy": "true"';
            yield { property: "configurationValues", expected, found: configurationValues };
        }
    },
};

function enforces(configurationValues = "{}"): boolean {
    // The add-on's schema wants text; a YAML author easily writes a boolean, which means the same.
    return /"?enableNetworkPolicy"?\s*:\s*"?true"?/.test(configurationValues);
}
