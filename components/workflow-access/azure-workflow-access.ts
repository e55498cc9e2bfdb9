import * as pulumi from "@pulumi/pulumi";
import { RoleAssignment, RoleDefinition } from "@pulumi/azure-native/authorization";
import { AppRoleAssignment } from "@pulumi/azuread/appRoleAssignment";
import { getServicePrincipalOutput } from "@pulumi/azuread/getServicePrincipal";

import { createGithubIdentity, type AzureGithubIdentity } from "../github-oidc-access/azure-github-identity";
import { createGithubEnvironments } from "../github-oidc-access/github-environments";
import type { GithubEnvironment } from "../github-oidc-access/github-oidc-access";
import { subjectsOf } from "../github-oidc-access/subjects";
import { rejectFaults } from "../shared/arguments";
import { AzureRole, grantAzureRole } from "../shared/azure-roles";
import { delegationCondition, deployActions, lookActions } from "./azure-rights";
import { azureWorkflowAccessFaults, type AzureWorkflowAccessArgs } from "./azure-workflow-access-args";
import { gatesOf, subjectsFor, type WorkflowAccess } from "./workflow-access";

/** What one of the two identities may do. */
interface Rights {
    readonly description: string;
    readonly actions: readonly string[];
    readonly stateRole: AzureRole;
    readonly graphRole: string;
}

/** Microsoft Graph, the same in every tenant. */
const graphClientId = "00000003-0000-0000-c000-000000000000";

/** Source of the roles of Graph: https://learn.microsoft.com/graph/permissions-reference */
const deployRights: Rights = {
    description: "Lets GitHub workflows deploy one stack",
    actions: deployActions,
    stateRole: AzureRole.StorageBlobDataContributor,
    // Application.ReadWrite.OwnedBy: makes applications, and changes those that it made.
    graphRole: "18a4783c-866b-4cc7-a460-3d5e5662c884",
};
const lookRights: Rights = {
    description: "Lets GitHub workflows preview one stack, and change nothing",
    actions: lookActions,
    stateRole: AzureRole.StorageBlobDataReader,
    // Application.Read.All
    graphRole: "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30",
};

/**
 * Lets workflows of one GitHub repository deploy one stack on Azure, and others preview it, without any stored credential.
 *
 * The variables of each GitHub environment are `AZURE_CLIENT_ID`, `AZURE_TENANT_ID`, `AZURE_SUBSCRIPTION_ID` and
 * `PULUMI_BACKEND_URL`. The GitHub provider's owner must be the repository's.
 */
export class AzureWorkflowAccess extends pulumi.ComponentResource implements WorkflowAccess {
    /** The OIDC subjects that may deploy the stack. */
    readonly deploySubjects: pulumi.Output<string[]>;
    /** The OIDC subjects that may look at the stack, and change nothing. */
    readonly lookSubjects: pulumi.Output<string[]>;
    /** Object ids of the service principals, `deploy` and `look`: to be made members of the cluster's groups. */
    readonly principalIds: pulumi.Output<Record<string, string>>;

    constructor(name: string, args: AzureWorkflowAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzureWorkflowAccess", name, azureWorkflowAccessFaults(args));
        super("fairlead:index:AzureWorkflowAccess", name, {}, opts);

        const gates = gatesOf(args);
        const deployer = this.createIdentity(name, "deploy", [gates.deploy], deployRights, args);
        grantAzureRole(
            `${name}-deploy-gives-roles`,
            {
                principalId: deployer.principalId,
                role: AzureRole.RoleBasedAccessControlAdministrator,
                scope: subscriptionScope(args),
                condition: delegationCondition,
            },
            { parent: this },
        );
        const looker = this.createIdentity(name, "look", gates.look, lookRights, args);

        this.deploySubjects = pulumi.output(subjectsFor(args.repository, [gates.deploy]));
        this.lookSubjects = pulumi.output(subjectsFor(args.repository, gates.look));
        this.principalIds = pulumi.all({ deploy: deployer.principalId, look: looker.principalId });
        this.registerOutputs({
            deploySubjects: this.deploySubjects,
            lookSubjects: this.lookSubjects,
            principalIds: this.principalIds,
        });
    }

    private createIdentity(
        name: string,
        what: string,
        gates: readonly GithubEnvironment[],
        rights: Rights,
        args: AzureWorkflowAccessArgs,
    ): AzureGithubIdentity {
        const child = `${name}-${what}`;
        const names = gates.map((gate) => gate.name);
        const identity = createGithubIdentity(
            child,
            {
                repository: args.repository,
                description: rights.description,
                subjects: subjectsOf(args.repository, names, []),
                tags: args.tags,
                protect: args.protect ?? true,
            },
            this,
        );
        this.grant(child, identity.principalId, rights, args);
        const variables = {
            AZURE_CLIENT_ID: identity.clientId,
            AZURE_TENANT_ID: identity.tenantId,
            AZURE_SUBSCRIPTION_ID: args.subscriptionId,
            PULUMI_BACKEND_URL: args.backendUrl,
        };
        createGithubEnvironments(name, args.repository.name, gates, variables, this);
        return identity;
    }

    private grant(
        child: string,
        principalId: pulumi.Output<string>,
        { actions, description, stateRole, graphRole }: Rights,
        args: AzureWorkflowAccessArgs,
    ): void {
        const opts = { parent: this };
        const scope = subscriptionScope(args);
        const role = new RoleDefinition(
            child,
            {
                scope,
                assignableScopes: [scope],
                // Unique in the tenant.
                roleName: `${child} in ${args.subscriptionId}`,
                roleType: "CustomRole",
                description,
                permissions: [{ actions: [...actions] }],
            },
            opts,
        );
        new RoleAssignment(
            child,
            { principalId, principalType: "ServicePrincipal", roleDefinitionId: role.id, scope },
            { ...opts, deleteBeforeReplace: true },
        );
        grantAzureRole(`${child}-state`, { principalId, role: stateRole, scope: args.containerId }, opts);
        grantAzureRole(
            `${child}-secrets`,
            { principalId, role: AzureRole.KeyVaultCryptoUser, scope: args.keyId },
            opts,
        );
        const graph = getServicePrincipalOutput({ clientId: graphClientId }, opts);
        new AppRoleAssignment(
            child,
            { appRoleId: graphRole, principalObjectId: principalId, resourceObjectId: graph.objectId },
            opts,
        );
    }
}

function subscriptionScope({ subscriptionId }: AzureWorkflowAccessArgs): string {
    return `/subscriptions/${subscriptionId}`;
}
