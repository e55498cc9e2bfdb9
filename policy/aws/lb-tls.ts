import type { Unwrap } from "@pulumi/pulumi";
import type { ListenerArgs } from "@pulumi/aws/lb/listener";

import type { ResourceRule } from "../rule";
import { listeners } from "./load-balancers";

/** The part of a policy's name that says the oldest version it takes. */
const modern = /^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-[\w-]+$/;

/** AWS's default still takes TLS 1.0. */
export const lbTls: ResourceRule<Unwrap<ListenerArgs>> = {
    name: "lb-tls",
    title: "Load balancers speak TLS 1.2 or newer",
    why: "Older versions can be broken; browsers no longer speak them, so only attackers ask for them.",
    mend: "Set `sslPolicy` to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09, as AwsLoadBalancer does.",
    severity: "high",
    references: [
        { id: "CKV_AWS_103" },
        {
            id: "AWS: security policies",
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
        },
    ],
    types: listeners,
    guards: listeners.map((type) => ({ type, property: "sslPolicy" })),
    scope: "resource",
    *check({ properties: { protocol, sslPolicy } }) {
        if (["HTTPS", "TLS"].includes((protocol ?? "").toUpperCase()) && !modern.test(sslPolicy ?? "")) {
            yield { property: "sslPolicy", expected: "a policy of TLS 1.2 or newer", found: sslPolicy };
        }
    },
};
