import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";
import { withPatches } from "./workloads";

const types = ["HTTPRoute", "GRPCRoute", "TLSRoute"].flatMap((kind) =>
    ["v1", "v1beta1", "v1alpha2"].flatMap((version) => withPatches(`gateway.networking.k8s.io/${version}:${kind}`)),
);

export const httpRouteHosts: ResourceRule<KubernetesObject<{ readonly hostnames?: readonly string[] }>> = {
    name: "http-route-hosts",
    title: "A route takes the hosts that it names",
    why: "A route without hosts, or with a wildcard, takes the traffic of other applications behind the same gateway.",
    mend: "Name each host in `spec.hostnames`.",
    severity: "medium",
    references: [],
    types,
    guards: [],
    scope: "resource",
    *check({ properties: { spec } }) {
        const hostnames = spec?.hostnames ?? [];
        if (hostnames.length === 0) {
            yield { property: "spec.hostnames", expected: "at least one host", found: spec?.hostnames };
        }
        for (const [index, found] of hostnames.entries()) {
            if (found.includes("*")) {
                yield { property: `spec.hostnames[${index}]`, expected: "one host", found };
            }
        }
    },
};
