import type * as pulumi from "@pulumi/pulumi";

/** What the container registry of any cloud tells the rest of an environment. It holds images and Helm charts (OCI). */
export interface Registry {
    /** Host name to log in to, for example `fairlead1a2b3c4d.azurecr.io`. */
    readonly loginServer: pulumi.Output<string>;
    /** What image references begin with: the image of an application is `<imagePrefix>/<application>`. */
    readonly imagePrefix: pulumi.Output<string>;
}
