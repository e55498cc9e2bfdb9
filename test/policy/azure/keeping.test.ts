import { azureProtect } from "../../../policy/azure/azure-protect";
import { azureTags } from "../../../policy/azure/azure-tags";
import { fluxTenants } from "../../../policy/azure/flux-tenants";
import { describeRule } from "../rule-cases";

describe("rules on how resources of Azure are kept", () => {
    describeRule(azureProtect, {
        compliant: { "a registry that Pulumi keeps": { properties: {}, options: { protect: true } } },
        broken: {
            "a database that Pulumi would delete": {
                type: "azure-native:dbforpostgresql:Server",
                options: { protect: false },
                findings: ["option protect: expected true, found false"],
            },
        },
        unknown: [],
    });

    describeRule(azureTags, {
        compliant: {
            "the three tags": { tags: { project: "shop", environment: "prod", "managed-by": "pulumi", owner: "me" } },
        },
        broken: {
            "no tags": {
                change: { tags: undefined },
                findings: [
                    "tags.project: expected a text, found nothing",
                    "tags.environment: expected a text, found nothing",
                    "tags.managed-by: expected a text, found nothing",
                ],
            },
            "one that says nothing": {
                change: { "tags.environment": "" },
                findings: ['tags.environment: expected a text, found ""'],
            },
        },
        unknown: ["tags", "tags.project"],
    });

    const enforce = 'configurationSettings["multiTenancy.enforce"]';
    describeRule(fluxTenants, {
        compliant: {
            "tenants apart": {
                extensionType: "microsoft.flux",
                configurationSettings: { "multiTenancy.enforce": "true" },
            },
            "the default": { extensionType: "Microsoft.Flux" },
            "another extension": {
                extensionType: "microsoft.dapr",
                configurationSettings: { "multiTenancy.enforce": "false" },
            },
        },
        broken: {
            "one administrator for all": {
                change: { [enforce]: "false" },
                findings: [`${enforce}: expected true, found "false"`],
            },
        },
        unknown: ["extensionType", "configurationSettings", enforce],
    });
});
