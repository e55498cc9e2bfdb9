import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryArgs } from "@pulumi/aws/ecr/repository";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

const repository = "aws:ecr/repository:Repository";

/** ECR can also exempt tags by pattern; a tag that moves is then back. */
export const ecrImmutableTags: ResourceRule<Unwrap<RepositoryArgs>> = {
    name: "ecr-immutable-tags",
    title: "Tags in ECR never move",
    why: "Whoever may push can put another image under a tag that was reviewed, scanned and signed.",
    mend: "Set `imageTagMutability: IMMUTABLE`; EcrRegistry always does.",
    severity: "high",
    references: [{ id: "CKV_AWS_51" }],
    types: [repository],
    guards: [{ type: repository, property: "imageTagMutability" }],
    scope: "resource",
    *check({ properties: { imageTagMutability } }) {
        yield* expectOneOf("imageTagMutability", imageTagMutability, "IMMUTABLE");
    },
};
