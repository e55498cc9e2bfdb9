import { namespaceDefaultDeny } from "../../../policy/kubernetes/namespace-default-deny";
import { namespacePodSecurity } from "../../../policy/kubernetes/namespace-pod-security";
import { namespaceQuota } from "../../../policy/kubernetes/namespace-quota";
import { networkPolicyOpen } from "../../../policy/kubernetes/network-policy-open";
import { objectNamespace } from "../../../policy/kubernetes/object-namespace";
import { describeRule } from "../rule-cases";
import { unknownValue } from "../subjects";

const enforce = 'metadata.labels["pod-security.kubernetes.io/enforce"]';
const namespace = { metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "restricted" } } };

const networkPolicy = (spec: object, inside = "shop") => ({
    type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    properties: { metadata: { namespace: inside }, spec },
});
const denyAll = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };
const nobodyHolds = "expected a NetworkPolicy in it that holds all pods, for Ingress and Egress, found";

const project = {
    type: "kubernetes:argoproj.io/v1alpha1:AppProject",
    properties: { spec: { destinations: [{ namespace: "shop" }] } },
};
const quota = (inside: unknown) => ({
    type: "kubernetes:core/v1:ResourceQuota",
    properties: { metadata: { namespace: inside } },
});

describe("Rules on namespaces", () => {
    describeRule(namespacePodSecurity, {
        compliant: {
            "a restricted namespace": namespace,
            "one that follows the cluster's version": {
                metadata: {
                    labels: {
                        "pod-security.kubernetes.io/enforce": "restricted",
                        "pod-security.kubernetes.io/enforce-version": "latest",
                    },
                },
            },
        },
        broken: {
            "one without labels": {
                change: { "metadata.labels": undefined },
                findings: [`${enforce}: expected restricted, found nothing`],
            },
            "a weaker level": {
                change: { [enforce]: "baseline" },
                findings: [`${enforce}: expected restricted, found "baseline"`],
            },
            "the rules of an old version": {
                change: { 'metadata.labels["pod-security.kubernetes.io/enforce-version"]': "v1.19" },
                findings: [
                    'metadata.labels["pod-security.kubernetes.io/enforce-version"]: expected latest, found "v1.19"',
                ],
            },
        },
        unknown: [enforce],
    });

    describeRule(namespaceDefaultDeny, {
        compliant: {
            "one policy for both directions": { properties: namespace, stack: [networkPolicy(denyAll)] },
            "one policy for each direction, with openings": {
                properties: namespace,
                stack: [
                    networkPolicy({ podSelector: { matchLabels: {} }, ingress: [{ from: [{ podSelector: {} }] }] }),
                    networkPolicy({ podSelector: {}, policyTypes: ["Egress"], egress: [{ ports: [{ port: 443 }] }] }),
                ],
            },
        },
        broken: {
            "a namespace without a policy": { stack: [], findings: [`${nobodyHolds} nothing`] },
            "a policy elsewhere": { stack: [networkPolicy(denyAll, "other")], findings: [`${nobodyHolds} nothing`] },
            "a policy for some pods": {
                stack: [networkPolicy({ ...denyAll, podSelector: { matchLabels: { app: "shop" } } })],
                findings: [`${nobodyHolds} nothing`],
            },
            "one direction": {
                stack: [networkPolicy({ podSelector: {} })],
                findings: [`${nobodyHolds} "one for Ingress"`],
            },
            "a policy that names no namespace yet": {
                stack: [{ ...networkPolicy({}), properties: { metadata: { namespace: unknownValue } } }],
                findings: [],
                undecided: "metadata.namespace",
            },
        },
        unknown: ["metadata.name"],
    });

    describeRule(namespaceQuota, {
        compliant: {
            "a quota where applications are released": { properties: namespace, stack: [project, quota("shop")] },
            "a namespace of the platform": { properties: { metadata: { name: "monitoring" } }, stack: [project] },
        },
        broken: {
            "none where Argo CD writes": {
                stack: [project, quota("other")],
                findings: ["expected a ResourceQuota in it, found nothing"],
            },
            "none where Flux writes": {
                stack: [
                    {
                        type: "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease",
                        properties: { metadata: { namespace: "shop" }, spec: {} },
                    },
                ],
                findings: ["expected a ResourceQuota in it, found nothing"],
            },
        },
        unknown: ["metadata.name"],
    });

    describeRule(networkPolicyOpen, {
        compliant: {
            "named ports and peers": {
                spec: {
                    podSelector: {},
                    ingress: [{ ports: [{ port: 443 }] }, { from: [{ namespaceSelector: {} }] }],
                    egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }] }],
                },
            },
            "nothing at all": { spec: denyAll },
        },
        broken: {
            "an empty rule, which means everything": {
                change: { "spec.ingress": [{}] },
                findings: ['spec.ingress[0]: expected named peers or ports, found "every peer and every port"'],
            },
            "the whole internet on every port": {
                change: { "spec.egress[0].to[0].ipBlock.cidr": "::/0" },
                findings: ['spec.egress[0]: expected named peers or ports, found "every peer and every port"'],
            },
        },
        unknown: ["spec.egress[0].to[0].ipBlock.cidr"],
    });

    describeRule(objectNamespace, {
        compliant: {
            "a namespace of its own": { metadata: { namespace: "shop" } },
            "a patch, which finds its object": {
                type: "kubernetes:apps/v1:DeploymentPatch",
                properties: { metadata: {} },
            },
        },
        broken: {
            "the default": {
                change: { "metadata.namespace": "default" },
                findings: ['metadata.namespace: expected a namespace other than default and kube-…, found "default"'],
            },
            "the cluster's own": {
                change: { "metadata.namespace": "kube-system" },
                findings: [
                    'metadata.namespace: expected a namespace other than default and kube-…, found "kube-system"',
                ],
            },
            none: {
                change: { "metadata.namespace": undefined },
                findings: ["metadata.namespace: expected a namespace other than default and kube-…, found nothing"],
            },
        },
        unknown: ["metadata.namespace"],
    });
});
