import type * as pulumi from "@pulumi/pulumi";

/** What the container registry of any cloud tells the rest of an environment. It holds images and Helm charts (OCI). */
export interface Registry {
    /** The id by which the cloud knows the registry: what rights are given on. */
    readonly id: pulumi.Output<string>;
    /** Host name that image references begin with, for example `fairlead1a2b3c4d.azurecr.io`. */
    readonly loginServer: pulumi.Output<string>;
}
