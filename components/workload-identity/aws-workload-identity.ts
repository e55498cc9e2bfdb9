import * as pulumi from "@pulumi/pulumi";
import { PodIdentityAssociation } from "@pulumi/aws/eks/podIdentityAssociation";

import type { EksClusterReference } from "../cluster/eks-cluster-args";
import { rejectFaults, type Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import { kubernetesName } from "../shared/kubernetes-rules";
import type { AwsPolicyStatement } from "./aws-policies";
import { createPodIdentityRole } from "./aws-pod-identity";
import type { WorkloadIdentity } from "./workload-identity";

export interface AwsWorkloadIdentityArgs {
    /**
     * The cluster the service account is in: an `EksCluster`, or the ids of another, which then needs the add-on
     * `eks-pod-identity-agent`. A change of the name replaces the association.
     */
    readonly cluster: EksClusterReference;
    /** Namespace of the service account. A change replaces the association. */
    readonly namespace: pulumi.Input<string>;
    /** Name of the service account, which has one identity only. A change replaces the association. */
    readonly serviceAccountName: pulumi.Input<string>;
    /** What its pods may do in AWS. */
    readonly statements: AwsPolicyStatement[];
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A role of AWS for the pods of one Kubernetes service account, by EKS Pod Identity: pods find credentials that last for
 * hours, and nothing has to be written into the cluster. Pods that ran before do not get them: start those anew.
 */
export class AwsWorkloadIdentity extends pulumi.ComponentResource implements WorkloadIdentity {
    /** Namespace of the service account. */
    readonly namespace: pulumi.Output<string>;
    /** Name of the service account. */
    readonly serviceAccountName: pulumi.Output<string>;
    /** Always empty: Pod Identity needs none. It is known once pods would get the role. */
    readonly serviceAccountAnnotations: pulumi.Output<Record<string, string>>;
    /** Always empty: Pod Identity needs none. */
    readonly podLabels: pulumi.Output<Record<string, string>>;
    /** ARN of the role, for policies of resources. */
    readonly roleArn: pulumi.Output<string>;

    constructor(name: string, args: AwsWorkloadIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsWorkloadIdentity", name, awsWorkloadIdentityFaults(name, args));
        super("fairlead:index:AwsWorkloadIdentity", name, {}, opts);

        const roleArn = createPodIdentityRole(name, args, { parent: this });
        const association = new PodIdentityAssociation(
            name,
            {
                clusterName: args.cluster.clusterName,
                namespace: args.namespace,
                serviceAccount: args.serviceAccountName,
                roleArn,
                tags: args.tags,
            },
            { parent: this },
        );

        this.namespace = association.namespace;
        this.serviceAccountName = association.serviceAccount;
        this.serviceAccountAnnotations = association.clusterName.apply((): Record<string, string> => ({}));
        this.podLabels = pulumi.output<Record<string, string>>({});
        this.roleArn = roleArn;
        this.registerOutputs({
            namespace: this.namespace,
            serviceAccountName: this.serviceAccountName,
            serviceAccountAnnotations: this.serviceAccountAnnotations,
            podLabels: this.podLabels,
            roleArn: this.roleArn,
        });
    }
}

function awsWorkloadIdentityFaults(name: string, args: AwsWorkloadIdentityArgs): Fault[] {
    const nothing = args.statements.flatMap(({ actions, resources }, index) => [
        ...isGiven(`statements[${index}].actions`, actions, "an action such as s3:GetObject"),
        ...isGiven(`statements[${index}].resources`, resources, "an ARN"),
    ]);
    return [
        ...roleNameFaults(name),
        ...kubernetesName("namespace", args.namespace),
        ...kubernetesName("serviceAccountName", args.serviceAccountName),
        ...isGiven("statements", args.statements, "a statement"),
        ...nothing,
    ];
}

/** A role's name has at most 64 characters, of which `-role` and Pulumi's suffix take 13. */
export function roleNameFaults(name: string): Fault[] {
    return matches(
        "name",
        name,
        /^[A-Za-z0-9_-]{1,51}$/,
        "1 to 51 letters, digits, hyphens and underscores",
        "choose such a name",
    );
}

function isGiven(path: string, got: readonly unknown[], what: string): Fault[] {
    return got.length > 0 ? [] : [{ path, expected: `at least ${what}`, got, repair: "name what the pods need" }];
}
