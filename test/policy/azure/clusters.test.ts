import { aksApiServer } from "../../../policy/azure/aks-api-server";
import { aksAuditLog } from "../../../policy/azure/aks-audit-log";
import { aksAzureCni } from "../../../policy/azure/aks-azure-cni";
import { aksAzurePolicy } from "../../../policy/azure/aks-azure-policy";
import { aksEntraLogin } from "../../../policy/azure/aks-entra-login";
import { aksImageCleaner } from "../../../policy/azure/aks-image-cleaner";
import { aksLocalAccounts } from "../../../policy/azure/aks-local-accounts";
import { aksManagedIdentity } from "../../../policy/azure/aks-managed-identity";
import { aksNetworkPolicy } from "../../../policy/azure/aks-network-policy";
import { aksNodeGroupLocked } from "../../../policy/azure/aks-node-group-locked";
import { aksNodeOsUpgrades } from "../../../policy/azure/aks-node-os-upgrades";
import { aksRbac } from "../../../policy/azure/aks-rbac";
import { aksRetiredAddons } from "../../../policy/azure/aks-retired-addons";
import { aksRunCommand } from "../../../policy/azure/aks-run-command";
import { aksSecretRotation } from "../../../policy/azure/aks-secret-rotation";
import { aksUpgradeChannel } from "../../../policy/azure/aks-upgrade-channel";
import { aksUptimeAgreement } from "../../../policy/azure/aks-uptime-agreement";
import { aksWorkloadIdentity } from "../../../policy/azure/aks-workload-identity";
import { describeRule } from "../rule-cases";

const knownNetworks = "networks of known people, none of them the whole internet";

describe("rules on AKS clusters", () => {
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

    describeRule(aksUpgradeChannel, {
        compliant: { patches: { autoUpgradeProfile: { upgradeChannel: "patch" } } },
        broken: {
            "images of nodes alone": {
                change: { "autoUpgradeProfile.upgradeChannel": "node-image" },
                findings: ['autoUpgradeProfile.upgradeChannel: expected patch or stable or rapid, found "node-image"'],
            },
            "no upgrades": {
                change: { autoUpgradeProfile: undefined },
                findings: ["autoUpgradeProfile.upgradeChannel: expected patch or stable or rapid, found nothing"],
            },
        },
        unknown: ["autoUpgradeProfile.upgradeChannel"],
    });

    describeRule(aksNodeOsUpgrades, {
        compliant: { images: { autoUpgradeProfile: { nodeOSUpgradeChannel: "NodeImage" } } },
        broken: {
            "updates without restarts": {
                change: { "autoUpgradeProfile.nodeOSUpgradeChannel": "Unmanaged" },
                findings: [
                    'autoUpgradeProfile.nodeOSUpgradeChannel: expected NodeImage or SecurityPatch, found "Unmanaged"',
                ],
            },
        },
        unknown: ["autoUpgradeProfile.nodeOSUpgradeChannel"],
    });

    describeRule(aksUptimeAgreement, {
        compliant: {
            "the Standard tier": { sku: { tier: "Standard" } },
            "the Premium tier": { sku: { tier: "Premium" } },
        },
        broken: {
            "the Free tier": {
                change: { "sku.tier": "Free" },
                findings: ['sku.tier: expected Standard or Premium, found "Free"'],
            },
            "the default, which is Free": {
                change: { sku: undefined },
                findings: ["sku.tier: expected Standard or Premium, found nothing"],
            },
        },
        unknown: ["sku.tier"],
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

    describeRule(aksImageCleaner, {
        compliant: { "a cleaner": { securityProfile: { imageCleaner: { enabled: true } } } },
        broken: {
            "no cleaner": {
                change: { securityProfile: undefined },
                findings: ["securityProfile.imageCleaner.enabled: expected true, found nothing"],
            },
        },
        unknown: ["securityProfile.imageCleaner.enabled"],
    });

    describeRule(aksNodeGroupLocked, {
        compliant: { "a locked group": { nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" } } },
        broken: {
            "an open group": {
                change: { "nodeResourceGroupProfile.restrictionLevel": "Unrestricted" },
                findings: ['nodeResourceGroupProfile.restrictionLevel: expected ReadOnly, found "Unrestricted"'],
            },
        },
        unknown: ["nodeResourceGroupProfile.restrictionLevel"],
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

    describeRule(aksAzurePolicy, {
        compliant: {
            "the add-on": { addonProfiles: { azurepolicy: { enabled: true } } },
            "the add-on, spelt otherwise": { addonProfiles: { azurePolicy: { enabled: true } } },
        },
        broken: {
            "the add-on switched off": {
                change: { "addonProfiles.azurepolicy.enabled": false },
                findings: ["addonProfiles.azurepolicy.enabled: expected true, found false"],
            },
            "no add-on": {
                change: { addonProfiles: undefined },
                findings: ["addonProfiles.azurepolicy.enabled: expected true, found nothing"],
            },
        },
        unknown: ["addonProfiles", "addonProfiles.azurepolicy.enabled"],
    });

    const provider = "addonProfiles.azureKeyvaultSecretsProvider";
    describeRule(aksSecretRotation, {
        compliant: {
            "secrets that are renewed": {
                addonProfiles: {
                    azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true" } },
                },
            },
            "no such secrets": {},
        },
        broken: {
            "secrets that stay": {
                change: { [`${provider}.config`]: { enableSecretRotation: "false" } },
                findings: [`${provider}.config.enableSecretRotation: expected true, found "false"`],
            },
            "the default": {
                change: { [`${provider}.config`]: undefined },
                findings: [`${provider}.config.enableSecretRotation: expected true, found nothing`],
            },
        },
        unknown: [`${provider}.enabled`, `${provider}.config.enableSecretRotation`],
    });

    describeRule(aksRetiredAddons, {
        compliant: { "one that is off": { addonProfiles: { kubeDashboard: { enabled: false } } }, "none of them": {} },
        broken: {
            "both of them": {
                change: {
                    addonProfiles: { KubeDashboard: { enabled: true }, httpApplicationRouting: { enabled: true } },
                },
                findings: [
                    "addonProfiles.KubeDashboard.enabled: expected false, found true",
                    "addonProfiles.httpApplicationRouting.enabled: expected false, found true",
                ],
            },
        },
        unknown: ["addonProfiles.kubeDashboard.enabled"],
    });

    const setting = (category: string, enabled = true) => ({
        type: "azure-native:monitor:DiagnosticSetting",
        properties: { logs: [{ category, enabled }] },
    });
    describeRule(aksAuditLog, {
        compliant: {
            "a setting that keeps it": { properties: { name: "dev" }, stack: [setting("kube-audit-admin")] },
        },
        broken: {
            "no setting": {
                stack: [],
                findings: ["expected a diagnostic setting with the category kube-audit-admin, found nothing"],
            },
            "a setting for something else, and one that is off": {
                stack: [setting("kube-scheduler"), setting("kube-audit", false)],
                findings: ["expected a diagnostic setting with the category kube-audit-admin, found nothing"],
            },
            "one setting for two clusters": {
                stack: [setting("kube-audit"), { type: aksAuditLog.types.join(), properties: { name: "prod" } }],
                findings: ["expected a diagnostic setting with the category kube-audit-admin, found nothing"],
            },
        },
        unknown: [],
    });
});
