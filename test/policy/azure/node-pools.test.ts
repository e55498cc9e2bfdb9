import { aksEphemeralDisk } from "../../../policy/azure/aks-ephemeral-disk";
import { aksHostEncryption } from "../../../policy/azure/aks-host-encryption";
import { aksMaxPods } from "../../../policy/azure/aks-max-pods";
import { aksNodePublicAddress } from "../../../policy/azure/aks-node-public-address";
import { aksSystemPool } from "../../../policy/azure/aks-system-pool";
import { agentPool as type } from "../../../policy/azure/aks-resources";
import { describeRule } from "../rule-cases";

describe("rules on AKS node pools", () => {
    describeRule(aksHostEncryption, {
        compliant: {
            "pools in a cluster": { agentPoolProfiles: [{ enableEncryptionAtHost: true }] },
            "a pool by itself": { type, properties: { enableEncryptionAtHost: true } },
        },
        broken: {
            "one pool of two": {
                change: { agentPoolProfiles: [{ enableEncryptionAtHost: true }, {}] },
                findings: ["agentPoolProfiles[1].enableEncryptionAtHost: expected true, found nothing"],
            },
            "a pool by itself": {
                of: "a pool by itself",
                change: { enableEncryptionAtHost: false },
                findings: ["enableEncryptionAtHost: expected true, found false"],
            },
        },
        unknown: ["agentPoolProfiles", "agentPoolProfiles[0].enableEncryptionAtHost"],
    });

    describeRule(aksEphemeralDisk, {
        compliant: {
            "pools in a cluster": { agentPoolProfiles: [{ osDiskType: "Ephemeral" }] },
            "a pool by itself": { type, properties: { osDiskType: "Ephemeral" } },
        },
        broken: {
            "managed disks": {
                change: { "agentPoolProfiles[0].osDiskType": "Managed" },
                findings: ['agentPoolProfiles[0].osDiskType: expected Ephemeral, found "Managed"'],
            },
            "whatever fits the size": {
                of: "a pool by itself",
                change: { osDiskType: undefined },
                findings: ["osDiskType: expected Ephemeral, found nothing"],
            },
        },
        unknown: ["agentPoolProfiles[0].osDiskType"],
    });

    describeRule(aksMaxPods, {
        compliant: {
            "pools in a cluster": { agentPoolProfiles: [{ maxPods: 50 }] },
            "a pool by itself": { type, properties: { maxPods: 250 } },
        },
        broken: {
            "one too few": {
                change: { "agentPoolProfiles[0].maxPods": 49 },
                findings: ["agentPoolProfiles[0].maxPods: expected 50 or more, found 49"],
            },
            "whatever the network gives": {
                of: "a pool by itself",
                change: { maxPods: undefined },
                findings: ["maxPods: expected 50 or more, found nothing"],
            },
        },
        unknown: ["agentPoolProfiles[0].maxPods"],
    });

    describeRule(aksNodePublicAddress, {
        compliant: {
            "pools in a cluster": { agentPoolProfiles: [{ enableNodePublicIP: false }] },
            "the default": { type, properties: {} },
        },
        broken: {
            "public nodes in a cluster": {
                change: { "agentPoolProfiles[0].enableNodePublicIP": true },
                findings: ["agentPoolProfiles[0].enableNodePublicIP: expected false, found true"],
            },
            "public nodes beside it": {
                of: "the default",
                change: { enableNodePublicIP: true },
                findings: ["enableNodePublicIP: expected false, found true"],
            },
        },
        unknown: ["agentPoolProfiles[0].enableNodePublicIP"],
    });

    const taint = "CriticalAddonsOnly=true:NoSchedule";
    describeRule(aksSystemPool, {
        compliant: {
            "a tainted pool": { agentPoolProfiles: [{ mode: "System", nodeTaints: [taint] }] },
            "a pool for applications": { type, properties: { mode: "User" } },
        },
        broken: {
            "a pool for everything": {
                change: { "agentPoolProfiles[0].nodeTaints": [] },
                findings: [`agentPoolProfiles[0].nodeTaints: expected ${taint}, found []`],
            },
            "another taint": {
                change: { "agentPoolProfiles[0].nodeTaints": ["gpu=true:NoSchedule"] },
                findings: [`agentPoolProfiles[0].nodeTaints: expected ${taint}, found ["gpu=true:NoSchedule"]`],
            },
            "a second system pool, beside the cluster": {
                of: "a pool for applications",
                change: { mode: "System" },
                findings: [`nodeTaints: expected ${taint}, found nothing`],
            },
        },
        unknown: ["agentPoolProfiles[0].mode", "agentPoolProfiles[0].nodeTaints"],
    });
});
