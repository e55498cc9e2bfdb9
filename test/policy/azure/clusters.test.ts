import { aksAuditLog } from "../../../policy/azure/aks-audit-log";
import { aksAzurePolicy } from "../../../policy/azure/aks-azure-policy";
import { aksImageCleaner } from "../../../policy/azure/aks-image-cleaner";
import { aksNodeGroupLocked } from "../../../policy/azure/aks-node-group-locked";
import { aksNodeOsUpgrades } from "../../../policy/azure/aks-node-os-upgrades";
import { aksRetiredAddons } from "../../../policy/azure/aks-retired-addons";
import { aksSecretRotation } from "../../../policy/azure/aks-secret-rotation";
import { aksUpgradeChannel } from "../../../policy/azure/aks-upgrade-channel";
import { aksUptimeAgreement } from "../../../policy/azure/aks-uptime-agreement";
import { describeRule } from "../rule-cases";

describe("rules on how AKS clusters are kept", () => {
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
