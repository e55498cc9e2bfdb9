import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";
import { withPatches } from "./workloads";

interface Listener {
    readonly protocol?: string;
    readonly tls?: { readonly mode?: string; readonly certificateRefs?: readonly unknown[] };
    readonly allowedRoutes?: { readonly namespaces?: { readonly from?: string } };
}

export const gatewayListeners: ResourceRule<KubernetesObject<{ readonly listeners?: readonly Listener[] }>> = {
    name: "gateway-listeners",
    title: "A gateway serves with TLS, and only whom it names",
    why: "Without TLS, passwords pass in clear; open to all namespaces, any application takes the hosts of others.",
    mend: "Give each listener `protocol: HTTPS` with `certificateRefs`, and `allowedRoutes.namespaces.from: Same` or `Selector`. What only redirects gets an exception.",
    severity: "high",
    references: [],
    types: ["v1", "v1beta1"].flatMap((version) => withPatches(`gateway.networking.k8s.io/${version}:Gateway`)),
    guards: [],
    scope: "resource",
    *check({ properties: { spec } }) {
        for (const [index, { protocol, tls, allowedRoutes }] of (spec?.listeners ?? []).entries()) {
            const property = `spec.listeners[${index}]`;
            if (protocol !== "HTTPS" && protocol !== "TLS") {
                yield { property: `${property}.protocol`, expected: "HTTPS or TLS", found: protocol };
            } else if (tls?.mode !== "Passthrough" && (tls?.certificateRefs ?? []).length === 0) {
                yield {
                    property: `${property}.tls.certificateRefs`,
                    expected: "a certificate",
                    found: tls?.certificateRefs,
                };
            }
            const from = allowedRoutes?.namespaces?.from;
            if (from !== undefined && !["Same", "Selector", "None"].includes(from)) {
                yield {
                    property: `${property}.allowedRoutes.namespaces.from`,
                    expected: "Same or Selector",
                    found: from,
                };
            }
        }
    },
};
