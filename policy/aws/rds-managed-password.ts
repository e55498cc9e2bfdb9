import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterArgs } from "@pulumi/aws/rds/cluster";
import type { InstanceArgs } from "@pulumi/aws/rds/instance";

import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance } from "./databases";

type Properties = Partial<
    Pick<Unwrap<ClusterArgs>, "manageMasterUserPassword" | "replicationSourceIdentifier" | "globalClusterIdentifier"> &
        Pick<Unwrap<InstanceArgs>, "replicateSourceDb">
>;

/** RDS makes the password and changes it from time to time; nobody has to know it. */
export const rdsManagedPassword: ResourceRule<Properties> = {
    name: "rds-managed-password",
    title: "RDS itself makes and changes the administrator's password",
    why: "A password that a program sets stands in its state, is known to whoever reads that, and never changes.",
    mend: "Set `manageMasterUserPassword: true` and drop the password; AuroraDatabase always does.",
    severity: "high",
    references: [],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "manageMasterUserPassword" },
        { type: databaseInstance, property: "manageMasterUserPassword" },
    ],
    scope: "resource",
    *check({ properties }) {
        // Replicas have the password of what they copy; RDS offers none of its own there.
        const copies = ["replicationSourceIdentifier", "globalClusterIdentifier", "replicateSourceDb"] as const;
        if (copies.every((key) => properties[key] === undefined) && properties.manageMasterUserPassword !== true) {
            const found = properties.manageMasterUserPassword;
            yield { property: "manageMasterUserPassword", expected: "true", found };
        }
    },
};
