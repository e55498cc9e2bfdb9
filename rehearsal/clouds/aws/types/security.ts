import { check, conflicting, inRange, isGiven, isJson, lengthBetween, matches } from "../../bridged/checks";
import type { Context, TypeRules } from "../../simulation/package";
import { failIf } from "../../simulation/parts";
import { type ValueMap, isUnknown, textOf } from "../../simulation/values";
import { refused } from "../errors";
import { known, twin } from "../lookup";
import { arnOf } from "../identity";
import { placeOf } from "../place";

const secret = "aws:secretsmanager/secret:Secret";
const key = "aws:kms/key:Key";

/** Stands in the simulated cloud for a secret that is to be deleted: its name is not free yet. */
const scheduledSecret = "aws:secretsmanager:scheduled-deletion";

/** Keys and secrets. Sources: `internal/service/{kms,secretsmanager}` of terraform-provider-aws, and their APIs. */
export const securityTypes: Readonly<Record<string, TypeRules>> = {
    [key]: {
        check: (inputs) => [
            ...check({ deletionWindowInDays: inRange(7, 30), rotationPeriodInDays: inRange(90, 2560), policy: isJson })(
                inputs,
            ),
            ...failIf(
                inputs.enableKeyRotation === true &&
                    (textOf(inputs, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") !== "SYMMETRIC_DEFAULT",
                "enabling KMS Key rotation: UnsupportedOperationException: only symmetric keys can be rotated",
            ),
        ],
        outputs: ({ id, inputs }, { config }) => {
            const { partition, accountId } = placeOf(inputs, config);
            return {
                customerMasterKeySpec: inputs.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT",
                enableKeyRotation: inputs.enableKeyRotation ?? false,
                isEnabled: inputs.isEnabled ?? true,
                keyId: id,
                keyUsage: inputs.keyUsage ?? "ENCRYPT_DECRYPT",
                multiRegion: inputs.multiRegion ?? false,
                policy:
                    inputs.policy ??
                    JSON.stringify({
                        Id: "key-default-1",
                        Statement: [
                            {
                                Action: "kms:*",
                                Effect: "Allow",
                                Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
                                Resource: "*",
                                Sid: "Enable IAM User Permissions",
                            },
                        ],
                        Version: "2012-10-17",
                    }),
                rotationPeriodInDays: inputs.rotationPeriodInDays ?? (inputs.enableKeyRotation === true ? 365 : 0),
            };
        },
    },
    "aws:kms/alias:Alias": {
        check: check({
            name: (value, name) =>
                matches(
                    /^alias\/[0-9A-Za-z_/-]+$/,
                    "name must begin with 'alias/' and be comprised of only [0-9A-Za-z_/-]",
                )(value, name) ??
                matches(/^(?!alias\/aws\/)/, "cannot begin with reserved AWS CMK prefix 'alias/aws/'")(value, name),
        }),
        outputs: ({ inputs }, context) => {
            const target = textOf(inputs, "targetKeyId") ?? "";
            const found = known(context, key, target)?.outputs.arn;
            const place = placeOf(inputs, context.config);
            return {
                targetKeyArn: target.startsWith("arn:")
                    ? target
                    : (found ?? arnOf("kms/key:Key", place, { id: target }, "") ?? ""),
            };
        },
    },
    [secret]: {
        check: (inputs) => [
            ...check({
                name: (value, name) =>
                    lengthBetween(1, 512)(value, name) ??
                    matches(/^[\w/+=.@-]+$/, "must be alphanumeric or one of /_+=.@-")(value, name),
                policy: isJson,
                recoveryWindowInDays: (value, name) => (value === 0 ? undefined : inRange(7, 30)(value, name)),
            })(inputs),
            ...conflicting(inputs, "name", "namePrefix"),
        ],
        beforeCreate: ({ id, type, inputs }, context) => {
            const name = textOf(inputs, "name") ?? "";
            const refuse = (code: string, message: string) =>
                refused(`creating Secrets Manager Secret (${name})`, {
                    service: "Secrets Manager",
                    operation: "CreateSecret",
                    code,
                    message,
                });
            if (
                twin(
                    context,
                    type,
                    id,
                    { ...inputs, region: placeOf(inputs, context.config).region },
                    "name",
                    "region",
                ) !== undefined
            ) {
                throw refuse(
                    "ResourceExistsException",
                    `The operation failed because the secret ${name} already exists.`,
                );
            }
            if (context.cloud.get(scheduledSecret, placeName(inputs, context)) !== undefined) {
                throw refuse(
                    "InvalidRequestException",
                    "You can't create this secret because a secret with this name is already scheduled for deletion.",
                );
            }
        },
        beforeDelete: ({ inputs, outputs }, context) => {
            if (inputs.recoveryWindowInDays !== 0 && inputs.forceOverwriteReplicaSecret !== true) {
                const id = placeName(outputs, context);
                context.cloud.note({ urn: "", type: scheduledSecret, name: id, id, inputs: {}, outputs: {} });
            }
        },
        outputs: ({ inputs }) => ({
            forceOverwriteReplicaSecret: inputs.forceOverwriteReplicaSecret ?? false,
            policy: inputs.policy ?? "",
            recoveryWindowInDays: inputs.recoveryWindowInDays ?? 30,
            replicas: inputs.replicas ?? [],
        }),
    },
    "aws:secretsmanager/secretVersion:SecretVersion": {
        check: (inputs) => [
            ...conflicting(inputs, "secretString", "secretBinary", "secretStringWo"),
            ...failIf(
                isGiven(inputs, "secretStringWo") !== isGiven(inputs, "secretStringWoVersion"),
                "Missing required argument: all of `secretStringWo,secretStringWoVersion` must be specified",
            ),
        ],
        outputs: ({ id, inputs }, context) => {
            const arn = known(context, secret, inputs.secretId)?.id ?? inputs.secretId ?? "";
            return {
                arn,
                hasSecretStringWo: isGiven(inputs, "secretStringWo"),
                secretArn: arn,
                secretStringWo: null,
                versionId: id.slice(id.indexOf("|") + 1),
                versionStages: inputs.versionStages ?? ["AWSCURRENT"],
            };
        },
    },
    "aws:secretsmanager/secretPolicy:SecretPolicy": { check: check({ policy: isJson }) },
};

function placeName(values: ValueMap, { config }: Context): string {
    const name = textOf(values, "name") ?? "";
    return isUnknown(name) ? "" : `${placeOf(values, config).region}/${name}`;
}
