import type { ResourceRule } from "../rule";
import {
    egressRule,
    ingressRule,
    securityGroup,
    securityGroupRule,
    trafficOf,
    type TrafficProperties,
} from "./traffic";

/** A rule without a reason is never deleted, since nobody dares to. */
export const vpcRulesDescribed: ResourceRule<TrafficProperties> = {
    name: "vpc-rules-described",
    title: "Security groups and their rules say what they are for",
    why: "Nobody can review, or dare to delete, a rule of which only numbers are known.",
    mend: "Give a `description` that says who reaches what, and why.",
    severity: "low",
    references: [{ id: "CKV_AWS_23" }],
    types: [securityGroup, securityGroupRule, ingressRule, egressRule],
    guards: [
        { type: securityGroup, property: "description", worse: ["", "-"] },
        { type: ingressRule, property: "description", worse: ["", "-"] },
        { type: egressRule, property: "description", worse: ["", "-"] },
    ],
    scope: "resource",
    *check(subject) {
        const own = subject.properties.description;
        if (!isDescription(own)) {
            yield { property: "description", expected, found: own };
        }
        for (const { prefix, description } of trafficOf(subject)) {
            if (prefix !== "" && !isDescription(description())) {
                yield { property: `${prefix}description`, expected, found: description() };
            }
        }
    },
};

const expected = "what it is for, in words";

/** Pulumi's provider writes "Managed by Pulumi" where a group has no description. */
function isDescription(text: string | undefined): boolean {
    return text !== undefined && /\p{L}{2}/u.test(text) && text !== "Managed by Pulumi";
}
