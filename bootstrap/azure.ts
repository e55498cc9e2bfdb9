import * as pulumi from "@pulumi/pulumi";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { githubProvider } from "@fairlead/components/github-oidc-access/github-provider";
import { AzureSecretsKeys, azureSecretsKeysFaults } from "@fairlead/components/secrets-keys/azure-secrets-keys";
import { AzureRole, grantAzureRole } from "@fairlead/components/shared/azure-roles";
import { uuidPattern } from "@fairlead/components/shared/azure-rules";
import { environmentTags } from "@fairlead/components/shared/tags";
import { AzureStateBackend } from "@fairlead/components/state-backend/azure-state-backend";
import { azureStateBackendFaults } from "@fairlead/components/state-backend/azure-state-backend-args";
import { AzureWorkflowAccess } from "@fairlead/components/workflow-access/azure-workflow-access";
import { azureWorkflowAccessFaults } from "@fairlead/components/workflow-access/azure-workflow-access-args";
import { anyText, exampleNetwork, type SettingsGroup } from "@fairlead/environments/settings-group";

import type { StackName } from "@fairlead/environments/prepare-program";
import { moveOwnState, ofStack, type BootstrapOutputs, type PrepareCloud } from "./cloud";
import { accessFaults, nameOf, placeFaults, placesOf, readStack, type Settings, type StackSettings } from "./settings";

/** The settings of a bootstrap on Azure: the group `fairlead-bootstrap:azure`. */
interface AzureSettings {
    /** Azure region, for example `westeurope`. A change replaces everything. */
    readonly location: string;
    /** Networks that reach state and keys: those of people, and of the machines that workflows run on. */
    readonly authorizedIpRanges: string[];
    /** Entra groups whose members use every state and key. */
    readonly adminGroupObjectIds: string[];
    readonly stacks: AzureStackSettings[];
}

interface AzureStackSettings extends StackSettings {
    /** The subscription that the stack is deployed to. */
    readonly subscriptionId: string;
}

/** GUIDs that nobody has. */
const exampleGuid = /^0{8}-0{4}-0{4}-0{4}-/;

/** State, keys and access on Azure, in one resource group. */
export const prepareAzure: PrepareCloud = (group, settings, name) => {
    const azure = readAzureSettings(group);
    const places = { stacks: placesOf(azure.stacks), authorizedIpRanges: azure.authorizedIpRanges };
    return {
        faults: [
            ...placeFaults("azure", azureStateBackendFaults(places)),
            ...placeFaults("azure", azureSecretsKeysFaults(nameOf(name), places)),
            ...azure.stacks.flatMap((stack, index) =>
                accessFaults("azure", index, azureWorkflowAccessFaults(accessOf(settings, stack))),
            ),
        ],
        build: () => build(settings, azure, name),
    };
};

function readAzureSettings(group: SettingsGroup): AzureSettings {
    return {
        location: group.text("location", {
            expected: "an Azure region such as westeurope",
            pattern: /^[a-z0-9]+$/,
            mend: "take a name that az account list-locations --query [].name prints",
        }),
        authorizedIpRanges: group.texts(
            "authorizedIpRanges",
            anyText("a network such as 198.51.100.0/24", exampleNetwork),
        ),
        adminGroupObjectIds: group.texts("adminGroupObjectIds", {
            expected: "the object id of a group",
            pattern: uuidPattern,
            mend: "give what az ad group show --group NAME --query id prints",
            example: exampleGuid,
        }),
        stacks: group.groups("stacks", (stack) => ({
            ...readStack(stack),
            subscriptionId: stack.text("subscriptionId", anyText("the id of a subscription", exampleGuid)),
        })),
    };
}

function accessOf({ github }: Settings, { name, ...stack }: AzureStackSettings) {
    return { repository: github, stack: name, ...stack };
}

function build(settings: Settings, azure: AzureSettings, stackName: StackName): BootstrapOutputs {
    const name = nameOf(stackName);
    const { protect } = settings;
    const { location, authorizedIpRanges } = azure;
    const tags = environmentTags(stackName.project, stackName.stack, settings.tags);

    const group = new ResourceGroup(name, { resourceGroupName: name, location, tags }, { protect });
    const common = { resourceGroupName: group.name, location, tags, protect };
    const places = { stacks: placesOf(azure.stacks), authorizedIpRanges };
    const state = new AzureStateBackend(name, { ...common, ...places });
    const keys = new AzureSecretsKeys(name, { ...common, ...places });
    for (const principalId of azure.adminGroupObjectIds) {
        const grant = { principalId, principalType: "Group" as const };
        const role = AzureRole.StorageBlobDataContributor;
        grantAzureRole(`${name}-${principalId}-state`, { ...grant, role, scope: state.storageAccountId }, {});
        grantAzureRole(
            `${name}-${principalId}-secrets`,
            { ...grant, role: AzureRole.KeyVaultCryptoUser, scope: keys.keyVaultId },
            {},
        );
    }
    const providers = [githubProvider(name, settings.github.owner)];
    const accesses = azure.stacks.map((stack): [string, AzureWorkflowAccess] => [
        stack.name,
        new AzureWorkflowAccess(
            `${name}-${stack.name}`,
            {
                ...accessOf(settings, stack),
                backendUrl: ofStack(state.backendUrls, stack),
                containerId: ofStack(state.containerIds, stack),
                keyId: ofStack(keys.keyIds, stack),
                tags,
                protect,
            },
            { providers },
        ),
    ]);

    return {
        backendUrls: state.backendUrls,
        secretsProviders: keys.secretsProviders,
        principals: pulumi.all(Object.fromEntries(accesses.map(([stack, { principalIds }]) => [stack, principalIds]))),
        nextSteps: pulumi.output([
            moveOwnState,
            "Make the principals deploy members of the groups that administer the clusters",
        ]),
    };
}
