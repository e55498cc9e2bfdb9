/**
 * What ECR deletes by itself, as JSON, since the SDK's type knows no patterns. ECR leaves manifests that an index names, and
 * takes signatures along with what they sign.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export function lifecyclePolicy(untaggedDays: number, keepTagged: number): string {
    return JSON.stringify({
        rules: [
            {
                rulePriority: 1,
                description: `What has no tag ${untaggedDays} days after its push`,
                selection: {
                    tagStatus: "untagged",
                    countType: "sinceImagePushed",
                    countUnit: "days",
                    countNumber: untaggedDays,
                },
                action: { type: "expire" },
            },
            {
                rulePriority: 2,
                description: `All but the ${keepTagged} newest`,
                selection: {
                    tagStatus: "tagged",
                    tagPatternList: ["*"],
                    countType: "imageCountMoreThan",
                    countNumber: keepTagged,
                },
                action: { type: "expire" },
            },
        ],
    });
}
