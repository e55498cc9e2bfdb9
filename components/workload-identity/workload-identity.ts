import type * as pulumi from "@pulumi/pulumi";

/** A Kubernetes service account that a cloud trusts without any stored credential, whatever cloud that is. */
export interface WorkloadIdentity {
    /** Namespace of the service account. */
    readonly namespace: pulumi.Output<string>;
    /** Name of the service account: whoever uses the identity must create exactly this one. */
    readonly serviceAccountName: pulumi.Output<string>;
    /** Annotations the service account must have. They are known once the rights behind them exist; may be empty. */
    readonly serviceAccountAnnotations: pulumi.Output<Record<string, string>>;
    /** Labels the pods must have; may be empty. */
    readonly podLabels: pulumi.Output<Record<string, string>>;
}
