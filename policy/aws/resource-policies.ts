import type { ResourceRule } from "../rule";
import { placed } from "./iam-resources";
import { isNarrowed, namesAnyone } from "./principals";

interface Properties {
    readonly policy?: unknown;
    readonly policyDocument?: unknown;
}

const fileSystemPolicy = "aws:efs/fileSystemPolicy:FileSystemPolicy";
const logPolicy = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";

/** Resources that may do without a policy: AWS lets in nobody, or the own account only. */
const optional = ["aws:kms/key:Key", "aws:secretsmanager/secret:Secret", "aws:sqs/queue:Queue", "aws:sns/topic:Topic"];

/** Keys, secrets, images, files: whom their own policies let in. */
export const resourcePolicies: ResourceRule<Properties> = {
    name: "resource-policies",
    title: "Policies of resources name whom they let in",
    why: 'With the principal "*", every account of AWS, and often the whole internet, may use the key, the secret or the files.',
    mend: "Name roles or services; if it must be `*`, add a condition such as aws:PrincipalOrgID or aws:SourceArn.",
    severity: "critical",
    references: [{ id: "CKV_AWS_33" }, { id: "CKV_AWS_32" }],
    types: [
        ...optional,
        "aws:kms/keyPolicy:KeyPolicy",
        "aws:secretsmanager/secretPolicy:SecretPolicy",
        "aws:ecr/repositoryPolicy:RepositoryPolicy",
        "aws:ecr/registryPolicy:RegistryPolicy",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:sqs/queuePolicy:QueuePolicy",
        "aws:sns/topicPolicy:TopicPolicy",
        fileSystemPolicy,
        logPolicy,
    ],
    guards: [
        { type: fileSystemPolicy, property: "policy", absent: "refused" },
        { type: logPolicy, property: "policyDocument", absent: "refused" },
    ],
    scope: "resource",
    *check({ type, properties }) {
        const property = type === logPolicy ? "policyDocument" : "policy";
        const document = properties[property];
        if (document === undefined && optional.includes(type)) {
            return;
        }
        for (const { property: path, statement } of placed(property, document)) {
            if (statement.allows && namesAnyone(statement) && !isNarrowed(statement)) {
                const found = statement.inverted === "NotPrincipal" ? "everybody but some" : "everybody";
                yield { property: `${path}.Principal`, expected: "roles, accounts or services by name", found };
            }
        }
    },
};
