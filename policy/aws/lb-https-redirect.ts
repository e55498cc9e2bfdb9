import type { Unwrap } from "@pulumi/pulumi";
import type { ListenerArgs } from "@pulumi/aws/lb/listener";

import type { ResourceRule } from "../rule";
import { listeners } from "./load-balancers";

/** People type names without https, so port 80 has to answer, but with nothing else. */
export const lbHttpsRedirect: ResourceRule<Unwrap<ListenerArgs>> = {
    name: "lb-https-redirect",
    title: "Load balancers answer HTTP by leading to HTTPS",
    why: "What goes over HTTP, passwords and cookies among it, is read and changed by whoever is on the way.",
    mend: "Set `defaultActions` of the HTTP listener to one redirect with `protocol: HTTPS`, as AwsLoadBalancer does.",
    severity: "high",
    references: [{ id: "CKV2_AWS_20" }, { id: "CKV_AWS_2" }],
    types: listeners,
    guards: listeners.flatMap((type) => [
        { type, property: "defaultActions[*].redirect" },
        { type, property: "defaultActions[*].redirect.protocol" },
    ]),
    scope: "resource",
    *check({ properties: { protocol, port, defaultActions } }) {
        // Network load balancers, which know no HTTP, must say TCP or TLS; others guess by the port.
        if ((protocol ?? (port === 80 ? "HTTP" : "")).toUpperCase() !== "HTTP") {
            return;
        }
        for (const [index, { type, redirect }] of defaultActions.entries()) {
            const found = type === "redirect" ? redirect?.protocol : type;
            if (found !== "HTTPS") {
                yield { property: `defaultActions[${index}]`, expected: "a redirect to HTTPS", found };
            }
        }
    },
};
