import type * as pulumi from "@pulumi/pulumi";

/** What the shared files of any cloud tell the rest of an environment. */
export interface FileStorage {
    /** The storage class that claims with `ReadWriteMany` ask for. It is known once claims can be bound. */
    readonly storageClassName: pulumi.Output<string>;
}
