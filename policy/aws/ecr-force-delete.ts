import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryArgs } from "@pulumi/aws/ecr/repository";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";

const repository = "aws:ecr/repository:Repository";

/** AWS refuses to delete a repository with images, unless it was told not to. */
export const ecrForceDelete: ResourceRule<Unwrap<RepositoryArgs>> = {
    name: "ecr-force-delete",
    title: "ECR does not delete images along with their repository",
    why: "Pods that move to another node no longer find the image that they run.",
    mend: "Take `forceDelete` of the EcrRegistry away; in a stack's file, `fairlead:protect: true`.",
    severity: "medium",
    development: "hinders work",
    references: [],
    types: [repository],
    guards: [{ type: repository, property: "forceDelete", absent: "safe" }],
    scope: "resource",
    *check({ properties: { forceDelete } }) {
        // false by default
        yield* expectOneOfOrDefault("forceDelete", forceDelete, false);
    },
};
