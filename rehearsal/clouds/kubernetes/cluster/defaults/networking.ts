import { numberOf } from "../../../simulation/names";
import { isMap, type ValueMap } from "../../../simulation/values";
import { mapsAt, stringAt } from "../../objects/paths";
import { fill, mapIn } from "./fill";

/** The ports that a cluster hands out on its nodes. Source: `--service-node-port-range` of the API server. */
const nodePorts = { first: 30_000, count: 2_768 };

/** Fills in a Service, with the addresses and ports that a cluster allots. Source: pkg/apis/core/v1/defaults.go of Kubernetes. */
export function fillService(service: ValueMap, uid: string): void {
    const spec = mapIn(service, "spec");
    fill(spec, { type: "ClusterIP", sessionAffinity: "None" });
    if (isMap(spec.sessionAffinityConfig) || spec.sessionAffinity === "ClientIP") {
        fill(mapIn(mapIn(spec, "sessionAffinityConfig"), "clientIP"), { timeoutSeconds: 10_800 });
    }
    if (spec.type === "ExternalName") {
        return;
    }
    fill(spec, { clusterIP: clusterAddress(uid), ipFamilyPolicy: "SingleStack", internalTrafficPolicy: "Cluster" });
    fill(spec, { clusterIPs: [spec.clusterIP ?? ""], ipFamilies: ["IPv4"] });
    const external = spec.type === "NodePort" || spec.type === "LoadBalancer";
    if (external) {
        fill(spec, { externalTrafficPolicy: "Cluster" });
    }
    if (spec.type === "LoadBalancer") {
        fill(spec, { allocateLoadBalancerNodePorts: true });
    }
    mapsAt(spec, "ports").forEach((port, index) => {
        fill(port, { protocol: "TCP", targetPort: port.port ?? 0 });
        if (external && spec.allocateLoadBalancerNodePorts !== false) {
            fill(port, { nodePort: nodePorts.first + ((numberOf(uid) + index) % nodePorts.count) });
        }
    });
}

/** Fills in a NetworkPolicy. Source: pkg/apis/networking/v1/defaults.go of Kubernetes. */
export function fillNetworkPolicy(policy: ValueMap): void {
    const spec = mapIn(policy, "spec");
    const egress = mapsAt(spec, "egress");
    fill(spec, { policyTypes: egress.length > 0 ? ["Ingress", "Egress"] : ["Ingress"] });
    for (const rule of [...mapsAt(spec, "ingress"), ...egress]) {
        for (const port of mapsAt(rule, "ports")) {
            fill(port, { protocol: "TCP" });
        }
    }
}

/** Fills in an IngressClass. Source: as above. */
export function fillIngressClass(ingressClass: ValueMap): void {
    const spec = mapIn(ingressClass, "spec");
    if (isMap(spec.parameters)) {
        fill(spec.parameters, { scope: stringAt(spec, "parameters", "namespace") === "" ? "Cluster" : "Namespace" });
    }
}

/** An address of the range that clusters use for services by default. */
function clusterAddress(uid: string): string {
    const number = numberOf(uid);
    return `10.0.${number % 256}.${(Math.floor(number / 256) % 254) + 1}`;
}
