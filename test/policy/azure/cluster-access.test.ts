import { aksApiServer } from "../../../policy/azure/aks-api-server";
import { aksAzureCni } from "../../../policy/azure/aks-azure-cni";
import { aksEntraLogin } from "../../../policy/azure/aks-entra-login";
import { aksLocalAccounts } from "../../../policy/azure/aks-local-accounts";
import { aksManagedIdentity } from "../../../policy/azure/aks-managed-identity";
import { aksNetworkPolicy } from "../../../policy/azure/aks-network-policy";
import { aksRbac } from "../../../policy/azure/aks-rbac";
import { aksRunCommand } from "../../../policy/azure/aks-run-command";
import { aksWorkloadIdentity } from "../../../policy/azure/aks-workload-identity";
import { describeRule } from "../rule-cases";

const knownNetworks = "networks of known people, none of them the whole internet";

describe("rules on who reaches AKS clusters, and what they reach", () => {
    describeRule(aksLocalAccounts, {
        compliant: { "a cluster without them": { disableLocalAccounts: true } },
        broken: {
            "local accounts": {
                change: { disableLocalAccounts: false },
                findings: ["disableLocalAccounts: expected true, found false"],
            },
            "the default": {
                change: { disableLocalAccounts: undefined },
                findings: ["disableLocalAccounts: expected true, found nothing"],
            },
        },
        unknown: ["disableLocalAccounts"],
    });

    describeRule(aksRbac, {
        compliant: { RBAC: { enableRBAC: true } },
        broken: {
            "a cluster where everybody may everything": {
                change: { enableRBAC: false },
                findings: ["enableRBAC: expected true, found false"],
            },
        },
        unknown: ["enableRBAC"],
    });

    describeRule(aksEntraLogin, {
        compliant: { "logins through Entra": { aadProfile: { managed: true } } },
        broken: {
            "an application of one's own in the middle": {
                change: { "aadProfile.managed": false },
                findings: ["aadProfile.managed: expected true, found false"],
            },
            "no Entra": {
                change: { aadProfile: undefined },
                findings: ["aadProfile.managed: expected true, found nothing"],
            },
        },
        unknown: ["aadProfile", "aadProfile.managed"],
    });

    describeRule(aksApiServer, {
        compliant: {
            "known networks and single addresses": {
                apiServerAccessProfile: { authorizedIPRanges: ["203.0.113.0/24", "198.51.100.7", "2001:db8::/32"] },
            },
            "a private cluster": { apiServerAccessProfile: { enablePrivateCluster: true } },
        },
        broken: {
            "an API for everybody": {
                change: { apiServerAccessProfile: undefined },
                findings: [
                    `apiServerAccessProfile.authorizedIPRanges: expected ${knownNetworks}, or enablePrivateCluster: true, found nothing`,
                ],
            },
            "an empty list, which lets in everybody": {
                change: { "apiServerAccessProfile.authorizedIPRanges": [] },
                findings: [
                    `apiServerAccessProfile.authorizedIPRanges: expected ${knownNetworks}, or enablePrivateCluster: true, found []`,
                ],
            },
            "the internet, whole or in halves": {
                change: {
                    "apiServerAccessProfile.authorizedIPRanges": ["203.0.113.0/24", "0.0.0.0/0", "128.0.0.0/1", "::/0"],
                },
                findings: [
                    `apiServerAccessProfile.authorizedIPRanges[1]: expected ${knownNetworks}, found "0.0.0.0/0"`,
                    `apiServerAccessProfile.authorizedIPRanges[2]: expected ${knownNetworks}, found "128.0.0.0/1"`,
                    `apiServerAccessProfile.authorizedIPRanges[3]: expected ${knownNetworks}, found "::/0"`,
                ],
            },
        },
        unknown: [
            "apiServerAccessProfile",
            "apiServerAccessProfile.authorizedIPRanges",
            "apiServerAccessProfile.authorizedIPRanges[1]",
        ],
    });

    describeRule(aksRunCommand, {
        compliant: { "a cluster without it": { apiServerAccessProfile: { disableRunCommand: true } } },
        broken: {
            "the default": {
                change: { apiServerAccessProfile: undefined },
                findings: ["apiServerAccessProfile.disableRunCommand: expected true, found nothing"],
            },
        },
        unknown: ["apiServerAccessProfile.disableRunCommand"],
    });

    describeRule(aksNetworkPolicy, {
        compliant: {
            Cilium: { networkProfile: { networkPolicy: "cilium" } },
            Calico: { networkProfile: { networkPolicy: "calico" } },
        },
        broken: {
            "no engine": {
                change: { "networkProfile.networkPolicy": "none" },
                findings: ['networkProfile.networkPolicy: expected cilium or calico or azure, found "none"'],
            },
            "the default": {
                change: { networkProfile: undefined },
                findings: ["networkProfile.networkPolicy: expected cilium or calico or azure, found nothing"],
            },
        },
        unknown: ["networkProfile.networkPolicy"],
    });

    describeRule(aksAzureCni, {
        compliant: { "Azure CNI": { networkProfile: { networkPlugin: "azure" } } },
        broken: {
            kubenet: {
                change: { "networkProfile.networkPlugin": "kubenet" },
                findings: ['networkProfile.networkPlugin: expected azure, found "kubenet"'],
            },
        },
        unknown: ["networkProfile.networkPlugin"],
    });

    describeRule(aksWorkloadIdentity, {
        compliant: {
            "issuer and webhook": {
                oidcIssuerProfile: { enabled: true },
                securityProfile: { workloadIdentity: { enabled: true } },
            },
        },
        broken: {
            "no issuer": {
                change: { oidcIssuerProfile: undefined },
                findings: ["oidcIssuerProfile.enabled: expected true, found nothing"],
            },
            "no webhook": {
                change: { "securityProfile.workloadIdentity.enabled": false },
                findings: ["securityProfile.workloadIdentity.enabled: expected true, found false"],
            },
        },
        unknown: ["oidcIssuerProfile.enabled", "securityProfile"],
    });

    describeRule(aksManagedIdentity, {
        compliant: {
            "an identity of its own": { identity: { type: "UserAssigned" } },
            "how Azure writes that there is no service principal": {
                identity: { type: "SystemAssigned" },
                servicePrincipalProfile: { clientId: "msi" },
            },
        },
        broken: {
            "a service principal": {
                change: { identity: undefined, servicePrincipalProfile: { clientId: "aaaa", secret: "hush" } },
                findings: [
                    "identity.type: expected UserAssigned or SystemAssigned, found nothing",
                    'servicePrincipalProfile.clientId: expected msi, found "aaaa"',
                ],
            },
        },
        unknown: ["identity.type"],
    });
});
