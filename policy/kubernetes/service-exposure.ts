import type { Unwrap } from "@pulumi/pulumi";
import type { core } from "@pulumi/kubernetes/types/input";

import { isWorld } from "../networks";
import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";
import { withPatches } from "./workloads";

/**
 * Annotations with which a load balancer gets an address inside of the network.
 * Sources: https://learn.microsoft.com/azure/aks/internal-lb,
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations
 */
const internal = {
    "service.beta.kubernetes.io/azure-load-balancer-internal": "true",
    "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
    "networking.gke.io/load-balancer-type": "Internal",
};

export const serviceExposure: ResourceRule<KubernetesObject<Partial<Unwrap<core.v1.ServiceSpec>>>> = {
    name: "service-exposure",
    title: "Applications are reached through the ingress",
    why: "A Service with a port of the nodes or a load balancer of its own passes by TLS, logs and limits of the ingress.",
    mend: "Use ClusterIP with an Ingress, or name who may come in `loadBalancerSourceRanges`, or make the load balancer internal.",
    severity: "high",
    references: [],
    types: withPatches("core/v1:Service"),
    guards: [{ type: "kubernetes:core/v1:Service", property: "spec.type", absent: "safe" }],
    scope: "resource",
    *check({ properties: { metadata, spec = {} } }) {
        const { type = "ClusterIP", externalIPs = [], loadBalancerSourceRanges: ranges = [] } = spec;
        for (const [index, found] of externalIPs.entries()) {
            // Whoever may set them takes the traffic of others: CVE-2020-8554.
            yield { property: `spec.externalIPs[${index}]`, expected: "nothing", found };
        }
        if (type !== "ClusterIP" && type !== "ExternalName" && type !== "LoadBalancer") {
            yield { property: "spec.type", expected: "ClusterIP", found: type };
        }
        const inside = Object.entries(internal).some(([key, value]) => metadata?.annotations?.[key] === value);
        if (type === "LoadBalancer" && !inside && (ranges.length === 0 || ranges.some(isWorld))) {
            const expected = "networks, none of them the whole internet";
            yield { property: "spec.loadBalancerSourceRanges", expected, found: spec.loadBalancerSourceRanges };
        }
    },
};
