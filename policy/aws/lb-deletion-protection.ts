import type { Unwrap } from "@pulumi/pulumi";
import type { LoadBalancerArgs } from "@pulumi/aws/lb/loadBalancer";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { loadBalancers } from "./load-balancers";

/** A new one has another name and other addresses. */
export const lbDeletionProtection: ResourceRule<Unwrap<LoadBalancerArgs>> = {
    name: "lb-deletion-protection",
    title: "AWS refuses to delete load balancers, whoever asks",
    why: "Without it nobody gets in, and names lead nowhere until they have changed everywhere.",
    mend: "Leave `deletionProtection` of the AwsLoadBalancer out; in a stack's file, `fairlead:protect: true`.",
    severity: "medium",
    development: "hinders work",
    references: [{ id: "CKV_AWS_150" }],
    types: loadBalancers,
    guards: loadBalancers.map((type) => ({ type, property: "enableDeletionProtection" })),
    scope: "resource",
    *check({ properties: { enableDeletionProtection } }) {
        yield* expectOneOf("enableDeletionProtection", enableDeletionProtection, true);
    },
};
