import type * as pulumi from "@pulumi/pulumi";

/** What the Kubernetes cluster of any cloud tells the rest of an environment. */
export interface Cluster {
    /** The cluster's name in its cloud. */
    readonly clusterName: pulumi.Output<string>;
    /** URL of the Kubernetes API. */
    readonly endpoint: pulumi.Output<string>;
    /** The certificate authority that signed the API's certificate: PEM in base64. No secret. */
    readonly certificateAuthority: pulumi.Output<string>;
    /** A kubeconfig as JSON, for `pulumi.kubernetes.Provider` and `KUBECONFIG`. A secret. */
    readonly kubeconfig: pulumi.Output<string>;
    /** URL of the issuer of service account tokens: what the cloud's workload identities must trust. */
    readonly oidcIssuerUrl: pulumi.Output<string>;
}
