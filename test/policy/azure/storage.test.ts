import { storageFirewall } from "../../../policy/azure/storage-firewall";
import { storageHttps } from "../../../policy/azure/storage-https";
import { storageOtherTenants } from "../../../policy/azure/storage-other-tenants";
import { storagePublicBlobs } from "../../../policy/azure/storage-public-blobs";
import { storageRedundancy } from "../../../policy/azure/storage-redundancy";
import { storageSharedKey } from "../../../policy/azure/storage-shared-key";
import { storageSoftDelete } from "../../../policy/azure/storage-soft-delete";
import { storageTls } from "../../../policy/azure/storage-tls";
import { describeRule } from "../rule-cases";

describe("rules on storage accounts", () => {
    describeRule(storageHttps, {
        compliant: {
            "HTTPS only": { kind: "StorageV2", enableHttpsTrafficOnly: true },
            "the default": { kind: "StorageV2" },
            "files by NFS": { kind: "FileStorage", enableHttpsTrafficOnly: false },
        },
        broken: {
            HTTP: {
                change: { enableHttpsTrafficOnly: false },
                findings: ["enableHttpsTrafficOnly: expected true, found false"],
            },
        },
        unknown: ["kind", "enableHttpsTrafficOnly"],
    });

    describeRule(storageTls, {
        compliant: { "TLS 1.2": { minimumTlsVersion: "TLS1_2" }, "TLS 1.3": { minimumTlsVersion: "TLS1_3" } },
        broken: {
            "TLS 1.1": {
                change: { minimumTlsVersion: "TLS1_1" },
                findings: ['minimumTlsVersion: expected TLS1_2 or TLS1_3, found "TLS1_1"'],
            },
            "the default": {
                change: { minimumTlsVersion: undefined },
                findings: ["minimumTlsVersion: expected TLS1_2 or TLS1_3, found nothing"],
            },
        },
        unknown: ["minimumTlsVersion"],
    });

    describeRule(storageFirewall, {
        compliant: {
            "known networks": { networkRuleSet: { defaultAction: "Deny" } },
            "known networks, and public access by name": {
                publicNetworkAccess: "Enabled",
                networkRuleSet: { defaultAction: "Deny" },
            },
            "private endpoints alone": { publicNetworkAccess: "Disabled" },
            "a perimeter": { publicNetworkAccess: "SecuredByPerimeter" },
        },
        broken: {
            "an account for everybody": {
                change: { networkRuleSet: undefined },
                findings: [
                    "networkRuleSet.defaultAction: expected Deny, or publicNetworkAccess: Disabled, found nothing",
                ],
            },
            "a network as wide as the world": {
                change: {
                    "networkRuleSet.ipRules": [{ iPAddressOrRange: "198.51.100.7" }, { iPAddressOrRange: "0.0.0.0/4" }],
                },
                findings: [
                    'networkRuleSet.ipRules[1].iPAddressOrRange: expected networks of known people, none of them the whole internet, found "0.0.0.0/4"',
                ],
            },
        },
        unknown: ["networkRuleSet.defaultAction"],
    });

    describeRule(storageSharedKey, {
        compliant: { "no keys": { allowSharedKeyAccess: false } },
        broken: {
            "the default": {
                change: { allowSharedKeyAccess: undefined },
                findings: ["allowSharedKeyAccess: expected false, found nothing"],
            },
        },
        unknown: ["allowSharedKeyAccess"],
    });

    describeRule(storageOtherTenants, {
        compliant: { "copies at home": { allowCrossTenantReplication: false }, "the default": {} },
        broken: {
            "copies for others": {
                change: { allowCrossTenantReplication: true },
                findings: ["allowCrossTenantReplication: expected false, found true"],
            },
        },
        unknown: ["allowCrossTenantReplication"],
    });

    describeRule(storageRedundancy, {
        compliant: {
            "copies in three zones": { sku: { name: "Premium_ZRS" } },
            "copies in another region": { sku: { name: "Standard_RAGZRS" } },
        },
        broken: {
            "copies in one place": {
                change: { "sku.name": "Standard_LRS" },
                findings: ['sku.name: expected a sku with ZRS, GRS, GZRS, RAGRS or RAGZRS, found "Standard_LRS"'],
            },
        },
        unknown: ["sku.name"],
    });

    describeRule(storagePublicBlobs, {
        compliant: {
            "an account that forbids them": { allowBlobPublicAccess: false },
            "the default of an account": {},
            "a container for those who log in": {
                type: "azure-native:storage:BlobContainer",
                properties: { publicAccess: "None" },
            },
        },
        broken: {
            "an account that allows them": {
                change: { allowBlobPublicAccess: true },
                findings: ["allowBlobPublicAccess: expected false, found true"],
            },
            "a public container": {
                of: "a container for those who log in",
                change: { publicAccess: "Container" },
                findings: ['publicAccess: expected None, found "Container"'],
            },
        },
        unknown: ["allowBlobPublicAccess"],
    });

    const kept = { enabled: true, days: 7 };
    describeRule(storageSoftDelete, {
        compliant: {
            "shares that are kept": { shareDeleteRetentionPolicy: kept },
            "blobs and containers that are kept": {
                type: "azure-native:storage:BlobServiceProperties",
                properties: { deleteRetentionPolicy: kept, containerDeleteRetentionPolicy: kept },
            },
        },
        broken: {
            "shares that go at once": {
                change: { "shareDeleteRetentionPolicy.enabled": false },
                findings: ["shareDeleteRetentionPolicy.enabled: expected true, found false"],
            },
            "a day": {
                change: { "shareDeleteRetentionPolicy.days": 1 },
                findings: ["shareDeleteRetentionPolicy.days: expected 7 or more, found 1"],
            },
            "containers that go at once": {
                of: "blobs and containers that are kept",
                change: { containerDeleteRetentionPolicy: undefined },
                findings: [
                    "containerDeleteRetentionPolicy.enabled: expected true, found nothing",
                    "containerDeleteRetentionPolicy.days: expected 7 or more, found nothing",
                ],
            },
        },
        unknown: ["shareDeleteRetentionPolicy", "shareDeleteRetentionPolicy.days"],
    });
});
