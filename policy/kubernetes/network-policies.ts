import type { Stack } from "../rule";
import { selectsAll, type KubernetesObject, type LabelSelector } from "./objects";

export const networkPolicy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** A rule of a policy: peers, ports, or both; without either it lets everything pass. */
interface Passage {
    readonly from?: readonly Peer[];
    readonly to?: readonly Peer[];
    readonly ports?: readonly { readonly port?: number | string }[];
}

export interface Peer {
    readonly ipBlock?: { readonly cidr: string };
    readonly namespaceSelector?: LabelSelector;
    readonly podSelector?: LabelSelector;
}

export interface NetworkPolicySpec {
    readonly podSelector?: LabelSelector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly Passage[];
    readonly egress?: readonly Passage[];
}

export type NetworkPolicy = KubernetesObject<NetworkPolicySpec>;

/** The directions in which some policy holds every pod of a namespace, so that only what a policy lets pass does. */
export function heldDirections(stack: Stack, namespace: string): string[] {
    const policies = stack
        .ofType<NetworkPolicy>(networkPolicy)
        .map(({ properties }) => properties)
        .filter(({ metadata, spec }) => metadata?.namespace === namespace && selectsAll(spec?.podSelector));
    return ["Ingress", "Egress"].filter((direction) =>
        policies.some(({ spec }) => directionsOf(spec ?? {}).includes(direction)),
    );
}

/** Source: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1, policyTypes */
function directionsOf({ policyTypes, egress }: NetworkPolicySpec): readonly string[] {
    return policyTypes ?? (egress === undefined ? ["Ingress"] : ["Ingress", "Egress"]);
}

/** Where a policy lets pass from or to anywhere, on any port. */
export function* openPassages({ ingress = [], egress = [] }: NetworkPolicySpec): Generator<string> {
    for (const [list, passages] of Object.entries({ ingress, egress })) {
        for (const [index, { from, to, ports = [] }] of passages.entries()) {
            const peers = from ?? to ?? [];
            if (ports.length === 0 && (peers.length === 0 || peers.some(isAnybody))) {
                yield `${list}[${index}]`;
            }
        }
    }
}

/** Every pod of the cluster is not anybody: pods that serve all applications, such as an ingress, need that. */
function isAnybody({ ipBlock }: Peer): boolean {
    return ipBlock !== undefined && /^[^/]*\/0+$/.test(ipBlock.cidr);
}
