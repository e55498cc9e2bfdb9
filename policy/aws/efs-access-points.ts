import type { Unwrap } from "@pulumi/pulumi";
import type { AccessPointArgs } from "@pulumi/aws/efs/accessPoint";

import type { ResourceRule } from "../rule";

const accessPoint = "aws:efs/accessPoint:AccessPoint";

/** Otherwise whoever mounts says who he is, and NFS believes it. */
export const efsAccessPoints: ResourceRule<Unwrap<AccessPointArgs>> = {
    name: "efs-access-points",
    title: "Access points of EFS lead to one directory, as one user",
    why: "Without them, a client is any user it says it is, in everybody's files.",
    mend: "Set `rootDirectory.path` to a directory of its own, and `posixUser` to numbers that are not root's.",
    severity: "medium",
    references: [{ id: "CKV_AWS_329" }, { id: "CKV_AWS_330" }],
    types: [accessPoint],
    guards: [
        { type: accessPoint, property: "rootDirectory.path" },
        { type: accessPoint, property: "posixUser.uid" },
        { type: accessPoint, property: "posixUser.gid" },
    ],
    scope: "resource",
    *check({ properties: { rootDirectory, posixUser } }) {
        if (!/^\/.*[^/]/.test(rootDirectory?.path ?? "")) {
            const found = rootDirectory?.path;
            yield { property: "rootDirectory.path", expected: "a directory below the root", found };
        }
        for (const key of ["uid", "gid"] as const) {
            const found = posixUser?.[key];
            if (!(Number(found) > 0)) {
                yield { property: `posixUser.${key}`, expected: "a number that is not root's", found };
            }
        }
    },
};
