import { acrAdminUser } from "../../../policy/azure/acr-admin-user";
import { acrAnonymousPull } from "../../../policy/azure/acr-anonymous-pull";
import { acrNetwork } from "../../../policy/azure/acr-network";
import { acrZones } from "../../../policy/azure/acr-zones";
import { describeRule } from "../rule-cases";

describe("rules on Azure's registries", () => {
    describeRule(acrAdminUser, {
        compliant: { "no admin user": { adminUserEnabled: false }, "the default": {} },
        broken: {
            "an admin user": {
                change: { adminUserEnabled: true },
                findings: ["adminUserEnabled: expected false, found true"],
            },
        },
        unknown: ["adminUserEnabled"],
    });

    describeRule(acrAnonymousPull, {
        compliant: { "logins for everybody": { anonymousPullEnabled: false }, "the default": {} },
        broken: {
            "pulls without a login": {
                change: { anonymousPullEnabled: true },
                findings: ["anonymousPullEnabled: expected false, found true"],
            },
        },
        unknown: ["anonymousPullEnabled"],
    });

    describeRule(acrNetwork, {
        compliant: {
            "known networks": {
                publicNetworkAccess: "Enabled",
                networkRuleSet: { defaultAction: "Deny", ipRules: [{ iPAddressOrRange: "203.0.113.0/24" }] },
            },
            "private endpoints alone": { publicNetworkAccess: "Disabled" },
        },
        broken: {
            "a registry for everybody": {
                change: { networkRuleSet: undefined },
                findings: [
                    "networkRuleSet.defaultAction: expected Deny, or publicNetworkAccess: Disabled, found nothing",
                ],
            },
            "a firewall that lets in whom it does not know, and everybody else": {
                change: {
                    "networkRuleSet.defaultAction": "Allow",
                    "networkRuleSet.ipRules[0].iPAddressOrRange": "0.0.0.0/0",
                },
                findings: [
                    'networkRuleSet.defaultAction: expected Deny, or publicNetworkAccess: Disabled, found "Allow"',
                    'networkRuleSet.ipRules[0].iPAddressOrRange: expected networks of known people, none of them the whole internet, found "0.0.0.0/0"',
                ],
            },
        },
        unknown: [
            "publicNetworkAccess",
            "networkRuleSet",
            "networkRuleSet.defaultAction",
            "networkRuleSet.ipRules[0].iPAddressOrRange",
        ],
    });

    describeRule(acrZones, {
        compliant: { "copies in each zone": { zoneRedundancy: "Enabled" } },
        broken: {
            "one copy": {
                change: { zoneRedundancy: "Disabled" },
                findings: ['zoneRedundancy: expected Enabled, found "Disabled"'],
            },
        },
        unknown: ["zoneRedundancy"],
    });
});
