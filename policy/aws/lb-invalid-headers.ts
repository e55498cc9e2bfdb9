import type { Unwrap } from "@pulumi/pulumi";
import type { LoadBalancerArgs } from "@pulumi/aws/lb/loadBalancer";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { loadBalancers } from "./load-balancers";

/** Network load balancers see no headers. */
export const lbInvalidHeaders: ResourceRule<Unwrap<LoadBalancerArgs>> = {
    name: "lb-invalid-headers",
    title: "Application load balancers drop headers that are malformed",
    why: "Two servers that read a malformed header differently can be made to mix up the requests of two people.",
    mend: "Set `dropInvalidHeaderFields: true`, as AwsLoadBalancer does.",
    severity: "medium",
    references: [{ id: "CKV_AWS_131" }],
    types: loadBalancers,
    guards: loadBalancers.map((type) => ({ type, property: "dropInvalidHeaderFields" })),
    scope: "resource",
    *check({ properties: { dropInvalidHeaderFields, loadBalancerType = "application" } }) {
        if (loadBalancerType === "application") {
            yield* expectOneOf("dropInvalidHeaderFields", dropInvalidHeaderFields, true);
        }
    },
};
