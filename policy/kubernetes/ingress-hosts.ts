import type { ResourceRule } from "../rule";
import { ingressTypes, type Ingress } from "./ingresses";

export const ingressHosts: ResourceRule<Ingress> = {
    name: "ingress-hosts",
    title: "An Ingress takes the hosts that it names",
    why: "One without a host or with a wildcard takes the traffic of other applications, and of names that nobody has given out yet.",
    mend: "Name each host in `spec.rules[].host`.",
    severity: "medium",
    references: [],
    types: ingressTypes,
    guards: [
        {
            type: "kubernetes:networking.k8s.io/v1:Ingress",
            property: "spec.rules[*].host",
            worse: ["*.example.com", ""],
        },
    ],
    scope: "resource",
    *check({ properties: { spec = {} } }) {
        for (const [index, { host: found }] of (spec.rules ?? []).entries()) {
            if (found === undefined || found === "" || found.includes("*")) {
                yield { property: `spec.rules[${index}].host`, expected: "one host", found };
            }
        }
        if (spec.defaultBackend !== undefined) {
            yield {
                property: "spec.defaultBackend",
                expected: "nothing: it answers for every host",
                found: "a backend",
            };
        }
    },
};
