import type { Rule } from "../rule";
import { argoApplication } from "./argo-application";
import { argoDefaultProject } from "./argo-default-project";
import { argoLogin } from "./argo-login";
import { argoProjectAccount } from "./argo-project-account";
import { argoProject } from "./argo-project";
import { argoRights } from "./argo-rights";
import { configMapSecrets } from "./config-map-secrets";
import { disruptionBudget } from "./disruption-budget";
import { fluxAccount } from "./flux-account";
import { fluxTenancy } from "./flux-tenancy";
import { gatewayListeners } from "./gateway-listeners";
import { helmRepository } from "./helm-repository";
import { helmVersion } from "./helm-version";
import { httpRouteHosts } from "./http-route-hosts";
import { ingressClass } from "./ingress-class";
import { ingressHosts } from "./ingress-hosts";
import { ingressSnippets } from "./ingress-snippets";
import { ingressTls } from "./ingress-tls";
import { issuerProduction } from "./issuer-production";
import { namespaceDefaultDeny } from "./namespace-default-deny";
import { namespacePodSecurity } from "./namespace-pod-security";
import { namespaceQuota } from "./namespace-quota";
import { networkPolicyOpen } from "./network-policy-open";
import { objectNamespace } from "./object-namespace";
import { podCapabilities } from "./pod-capabilities";
import { podEscalation } from "./pod-escalation";
import { podHighUser } from "./pod-high-user";
import { podHostNamespaces } from "./pod-host-namespaces";
import { podHostPorts } from "./pod-host-ports";
import { podImageDigest } from "./pod-image-digest";
import { podImageTag } from "./pod-image-tag";
import { podKernel } from "./pod-kernel";
import { podNonRoot } from "./pod-non-root";
import { podPlainSecrets } from "./pod-plain-secrets";
import { podPrivileged } from "./pod-privileged";
import { podProbes } from "./pod-probes";
import { podReadOnlyRoot } from "./pod-read-only-root";
import { podResources } from "./pod-resources";
import { podSeccomp } from "./pod-seccomp";
import { podToken } from "./pod-token";
import { podVolumes } from "./pod-volumes";
import { rbacClusterAdmin } from "./rbac-cluster-admin";
import { rbacEscalation } from "./rbac-escalation";
import { rbacSecrets } from "./rbac-secrets";
import { rbacSubjects } from "./rbac-subjects";
import { rbacTakeover } from "./rbac-takeover";
import { rbacWildcards } from "./rbac-wildcards";
import { secretAccountToken } from "./secret-account-token";
import { secretStoreNamespaces } from "./secret-store-namespaces";
import { serviceAccountToken } from "./service-account-token";
import { serviceExposure } from "./service-exposure";

/** The rules on what runs in a cluster. */
export const kubernetesRules: readonly Rule[] = [
    argoApplication,
    argoDefaultProject,
    argoLogin,
    argoProjectAccount,
    argoProject,
    argoRights,
    configMapSecrets,
    disruptionBudget,
    fluxAccount,
    fluxTenancy,
    gatewayListeners,
    helmRepository,
    helmVersion,
    httpRouteHosts,
    ingressClass,
    ingressHosts,
    ingressSnippets,
    ingressTls,
    issuerProduction,
    namespaceDefaultDeny,
    namespacePodSecurity,
    namespaceQuota,
    networkPolicyOpen,
    objectNamespace,
    podCapabilities,
    podEscalation,
    podHighUser,
    podHostNamespaces,
    podHostPorts,
    podImageDigest,
    podImageTag,
    podKernel,
    podNonRoot,
    podPlainSecrets,
    podPrivileged,
    podProbes,
    podReadOnlyRoot,
    podResources,
    podSeccomp,
    podToken,
    podVolumes,
    rbacClusterAdmin,
    rbacEscalation,
    rbacSecrets,
    rbacSubjects,
    rbacTakeover,
    rbacWildcards,
    secretAccountToken,
    secretStoreNamespaces,
    serviceAccountToken,
    serviceExposure,
];
