import * as pulumi from "@pulumi/pulumi";
import { FederatedIdentityCredential, UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";

import type { AksClusterReference } from "../cluster/aks-cluster-args";
import { rejectFaults, type Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import { AzureRole, grantAzureRole } from "../shared/azure-roles";
import { kubernetesName } from "../shared/kubernetes-rules";
import type { WorkloadIdentity } from "./workload-identity";

/** One thing that pods may do in Azure. */
export interface AzureWorkloadRole {
    /** What it lets pods do, such as `reads-secrets`: the end of the assignment's name. */
    readonly name: string;
    /** The role. A change replaces the assignment. */
    readonly role: AzureRole;
    /** ARM id of the one resource the role is good for. A change replaces the assignment. */
    readonly scope: pulumi.Input<string>;
}

export interface AzureWorkloadIdentityArgs {
    /** The resource group of the identity. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /** The cluster the service account is in: an `AksCluster`, or the ids of another. */
    readonly cluster: AksClusterReference;
    /** Namespace of the service account. */
    readonly namespace: pulumi.Input<string>;
    /** Name of the service account. */
    readonly serviceAccountName: pulumi.Input<string>;
    /**
     * What its pods may do in Azure.
     * @default []
     */
    readonly roles?: AzureWorkloadRole[];
    /**
     * Tags of the identity.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * An identity of Azure for the pods of one Kubernetes service account: Entra takes the tokens that the cluster gives them,
 * so that nothing has to be stored. The service account needs the annotations, and its pods the labels, that this gives
 * out.
 */
export class AzureWorkloadIdentity extends pulumi.ComponentResource implements WorkloadIdentity {
    /** Namespace of the service account. */
    readonly namespace: pulumi.Output<string>;
    /** Name of the service account. */
    readonly serviceAccountName: pulumi.Output<string>;
    /** Annotations the service account must have. They are known once its pods would get in, with all their roles. */
    readonly serviceAccountAnnotations: pulumi.Output<Record<string, string>>;
    /** Labels the pods must have. */
    readonly podLabels: pulumi.Output<Record<string, string>>;
    /** Client id of the identity. */
    readonly identityClientId: pulumi.Output<string>;
    /** Object id of the identity, to give it roles elsewhere. */
    readonly identityPrincipalId: pulumi.Output<string>;

    constructor(name: string, args: AzureWorkloadIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzureWorkloadIdentity", name, azureWorkloadIdentityFaults(name, args));
        super("fairlead:index:AzureWorkloadIdentity", name, {}, opts);

        const { resourceGroupName, location, tags } = args;
        const identity = new UserAssignedIdentity(
            name,
            { resourceName: name, resourceGroupName, location, tags },
            { parent: this },
        );
        const credential = new FederatedIdentityCredential(
            name,
            {
                resourceGroupName,
                resourceName: identity.name,
                federatedIdentityCredentialResourceName: name,
                issuer: args.cluster.oidcIssuerUrl,
                subject: pulumi.interpolate`system:serviceaccount:${args.namespace}:${args.serviceAccountName}`,
                audiences: ["api://AzureADTokenExchange"],
            },
            { parent: this },
        );
        const grants = (args.roles ?? []).map(({ name: end, role, scope }) =>
            grantAzureRole(`${name}-${end}`, { principalId: identity.principalId, role, scope }, { parent: this }),
        );

        this.namespace = pulumi.output(args.namespace);
        this.serviceAccountName = pulumi.output(args.serviceAccountName);
        this.serviceAccountAnnotations = pulumi
            .all([identity.clientId, credential.id, grants.map(({ id }) => id)])
            .apply(([clientId]): Record<string, string> => ({ "azure.workload.identity/client-id": clientId }));
        this.podLabels = pulumi.output<Record<string, string>>({ "azure.workload.identity/use": "true" });
        this.identityClientId = identity.clientId;
        this.identityPrincipalId = identity.principalId;
        this.registerOutputs({
            namespace: this.namespace,
            serviceAccountName: this.serviceAccountName,
            serviceAccountAnnotations: this.serviceAccountAnnotations,
            podLabels: this.podLabels,
            identityClientId: this.identityClientId,
            identityPrincipalId: this.identityPrincipalId,
        });
    }
}

function azureWorkloadIdentityFaults(name: string, args: AzureWorkloadIdentityArgs): Fault[] {
    const names = (args.roles ?? []).map((role) => role.name);
    return [
        ...matches(
            "name",
            name,
            /^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/,
            "3 to 120 letters, digits, hyphens and underscores, a letter or digit first",
            "choose such a name",
        ),
        ...kubernetesName("namespace", args.namespace),
        ...kubernetesName("serviceAccountName", args.serviceAccountName),
        ...names.flatMap((got, index) =>
            names.indexOf(got) === index
                ? []
                : [
                      {
                          path: `roles[${index}].name`,
                          expected: "a name no other role has",
                          got,
                          repair: "say what it lets pods do",
                      },
                  ],
        ),
    ];
}
