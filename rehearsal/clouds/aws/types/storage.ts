import { check, conflicting, inRange, isGiven, isJson, lengthBetween, matches, oneOf } from "../../bridged/checks";
import type { TypeRules } from "../../simulation/package";
import { failIf, listOf, parts } from "../../simulation/parts";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, textOf } from "../../simulation/values";
import { refused } from "../errors";
import { partId } from "../identity";
import { isTaken } from "../lookup";
import { placeOf } from "../place";

const retention = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Sources: `internal/service/{dynamodb,ecr,logs,s3,sns,sqs}` of terraform-provider-aws, and their APIs. */
export const storageTypes: Readonly<Record<string, TypeRules>> = {
    "aws:s3/bucket:Bucket": {
        check: (inputs) => [
            ...check({
                bucket: (value, name) =>
                    matches(
                        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
                        "must have 3 to 63 lowercase letters, digits, dots and hyphens, a letter or digit at both ends",
                    )(value, name) ??
                    matches(
                        /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)/,
                        "must not contain two consecutive periods or look like an IP address",
                    )(value, name),
            })(inputs),
            ...conflicting(inputs, "bucket", "bucketPrefix"),
        ],
        outputs: ({ id, inputs }, { config }) => {
            const { region, dnsSuffix } = placeOf(inputs, config);
            return {
                bucket: id,
                bucketDomainName: `${id}.s3.${dnsSuffix}`,
                bucketPrefix: inputs.bucketPrefix ?? "",
                bucketRegion: region,
                bucketRegionalDomainName: `${id}.s3.${region}.${dnsSuffix}`,
                forceDestroy: inputs.forceDestroy ?? false,
                hostedZoneId: `Z${partId(region, "s3", 13).toUpperCase()}`,
                objectLockEnabled: inputs.objectLockEnabled ?? false,
                requestPayer: inputs.requestPayer ?? "BucketOwner",
                websiteDomain: "",
                websiteEndpoint: "",
            };
        },
    },
    "aws:s3/bucketPolicy:BucketPolicy": { check: check({ policy: isJson }) },
    "aws:dynamodb/table:Table": {
        check: checkTable,
        beforeDelete: ({ id, outputs }) => {
            if (outputs.deletionProtectionEnabled === true) {
                throw refused(`deleting DynamoDB Table (${id})`, {
                    service: "DynamoDB",
                    operation: "DeleteTable",
                    code: "ValidationException",
                    message:
                        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
                });
            }
        },
        outputs: ({ inputs }) => ({
            billingMode: inputs.billingMode ?? "PROVISIONED",
            readCapacity: inputs.readCapacity ?? 0,
            streamArn: "",
            streamLabel: "",
            streamViewType: inputs.streamViewType ?? "",
            tableClass: inputs.tableClass ?? "STANDARD",
            writeCapacity: inputs.writeCapacity ?? 0,
        }),
    },
    "aws:ecr/repository:Repository": {
        check: (inputs) => [
            ...check({
                name: (value, name) =>
                    lengthBetween(2, 256)(value, name) ??
                    matches(
                        /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
                        "must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*'",
                    )(value, name),
                imageTagMutability: oneOf("MUTABLE", "IMMUTABLE", "MUTABLE_WITH_EXCLUSION", "IMMUTABLE_WITH_EXCLUSION"),
            })(inputs),
            ...failIf(
                listOf(inputs, "imageTagMutabilityExclusionFilters").length > 0 &&
                    textOf(inputs, "imageTagMutability")?.endsWith("_WITH_EXCLUSION") !== true,
                "image_tag_mutability_exclusion_filter can only be specified when image_tag_mutability is set to IMMUTABLE_WITH_EXCLUSION or MUTABLE_WITH_EXCLUSION",
            ),
        ],
        beforeCreate: ({ id, type, inputs }, context) => {
            if (isTaken(context, type, id, inputs)) {
                const { accountId } = placeOf(inputs, context.config);
                throw refused(`creating ECR Repository (${id})`, {
                    service: "ECR",
                    operation: "CreateRepository",
                    code: "RepositoryAlreadyExistsException",
                    message: `The repository with name '${id}' already exists in the registry with id '${accountId}'`,
                });
            }
        },
        outputs: ({ id, inputs }, { config }) => {
            const { region, accountId, dnsSuffix } = placeOf(inputs, config);
            return {
                encryptionConfigurations: inputs.encryptionConfigurations ?? [{ encryptionType: "AES256", kmsKey: "" }],
                forceDelete: inputs.forceDelete ?? false,
                imageScanningConfiguration: inputs.imageScanningConfiguration ?? { scanOnPush: false },
                imageTagMutability: inputs.imageTagMutability ?? "MUTABLE",
                repositoryUrl: `${accountId}.dkr.ecr.${region}.${dnsSuffix}/${id}`,
            };
        },
    },
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": { check: check({ policy: isJson }) },
    "aws:ecr/repositoryPolicy:RepositoryPolicy": { check: check({ policy: isJson }) },
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
        check: check({ scanType: oneOf("BASIC", "ENHANCED") }),
    },
    "aws:cloudwatch/logGroup:LogGroup": {
        check: (inputs) => [
            ...check({
                name: (value, name) =>
                    lengthBetween(1, 512)(value, name) ??
                    matches(/^[.\-_/#A-Za-z0-9]+$/, "must match [.\\-_/#A-Za-z0-9]+")(value, name),
                retentionInDays: (value, name) =>
                    typeof value !== "number" || retention.includes(value)
                        ? undefined
                        : `expected ${name} to be one of [${retention.join(" ")}], got ${String(value)}`,
            })(inputs),
            ...conflicting(inputs, "name", "namePrefix"),
        ],
        beforeCreate: ({ id, type, inputs }, context) => {
            if (isTaken(context, type, id, inputs)) {
                throw refused(`creating CloudWatch Logs Log Group (${id})`, {
                    service: "CloudWatch Logs",
                    operation: "CreateLogGroup",
                    code: "ResourceAlreadyExistsException",
                    message: "The specified log group already exists",
                });
            }
        },
        outputs: ({ id, inputs }) => ({
            name: id,
            logGroupClass: inputs.logGroupClass ?? "STANDARD",
            retentionInDays: inputs.retentionInDays ?? 0,
        }),
    },
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { check: check({ policyDocument: isJson }) },
    "aws:sqs/queue:Queue": {
        check: (inputs) => [
            ...check({
                delaySeconds: inRange(0, 900),
                maxMessageSize: inRange(1024, 1_048_576),
                messageRetentionSeconds: inRange(60, 1_209_600),
                receiveWaitTimeSeconds: inRange(0, 20),
                visibilityTimeoutSeconds: inRange(0, 43_200),
                name: (value, name) =>
                    inputs.fifoQueue === true
                        ? matches(/^[a-zA-Z0-9_-]{1,75}\.fifo$/, "invalid queue name")(value, name)
                        : matches(/^[a-zA-Z0-9_-]{1,80}$/, "invalid queue name")(value, name),
            })(inputs),
            ...failIf(
                inputs.contentBasedDeduplication === true && inputs.fifoQueue !== true,
                "content-based deduplication can only be set for FIFO queue",
            ),
        ],
        outputs: ({ id, inputs }) => ({
            kmsDataKeyReusePeriodSeconds: inputs.kmsDataKeyReusePeriodSeconds ?? 300,
            maxMessageSize: inputs.maxMessageSize ?? 1_048_576,
            messageRetentionSeconds: inputs.messageRetentionSeconds ?? 345_600,
            name: id.slice(id.lastIndexOf("/") + 1),
            sqsManagedSseEnabled: inputs.sqsManagedSseEnabled ?? !isGiven(inputs, "kmsMasterKeyId"),
            url: id,
            visibilityTimeoutSeconds: inputs.visibilityTimeoutSeconds ?? 30,
        }),
    },
    "aws:sns/topic:Topic": {
        check: check({
            name: matches(
                /^[a-zA-Z0-9_-]{1,256}(?:\.fifo)?$/,
                "must have 1 to 256 letters, digits, hyphens and underscores",
            ),
        }),
        outputs: ({ id, inputs }) => ({
            beginningArchiveTime: "",
            owner: id.split(":")[4] ?? "",
            name: id.slice(id.lastIndexOf(":") + 1),
            signatureVersion: inputs.signatureVersion ?? 0,
        }),
    },
};

/** Source: `validateTableAttributes` in `internal/service/dynamodb/table.go`. */
function checkTable(inputs: ValueMap): CheckFailure[] {
    const declared = parts(inputs, "attributes").flatMap((attribute) => textOf(attribute, "name") ?? []);
    const keysOf = (values: ValueMap) => ["hashKey", "rangeKey"].flatMap((name) => textOf(values, name) ?? []);
    const used = [
        ...keysOf(inputs),
        ...[...parts(inputs, "globalSecondaryIndexes"), ...parts(inputs, "localSecondaryIndexes")].flatMap(keysOf),
    ];
    const unused = declared.filter((name) => !used.includes(name));
    const missing = [...new Set(used)].filter((name) => !declared.includes(name));
    const isWhole = listOf(inputs, "attributes").length > 0;
    return [
        ...failIf(
            isWhole && unused.length > 0,
            `all attributes must be indexed. Unused attributes: [${unused.map((name) => JSON.stringify(name)).join(" ")}]`,
        ),
        ...failIf(
            isWhole && missing.length > 0,
            `all indexes must match a defined attribute. Unmatched indexes: [${missing.map((name) => JSON.stringify(name)).join(" ")}]`,
        ),
    ];
}
