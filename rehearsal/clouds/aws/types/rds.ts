import { check, conflicting, isGiven, lengthBetween, matches, oneOf } from "../../bridged/checks";
import { ProviderError } from "../../simulation/errors";
import type { Doomed, TypeRules } from "../../simulation/package";
import { failIf } from "../../simulation/parts";
import { type Value, textOf } from "../../simulation/values";
import { type Refusal, refused } from "../errors";
import { partId } from "../identity";
import { isTaken, placesOf, texts } from "../lookup";
import { placeOf } from "../place";
import { cluster, clusterOutputs, instance, instanceOutputs, portOf, versionsOf } from "./rds-outputs";

const subnetGroup = "aws:rds/subnetGroup:SubnetGroup";

/** Source: `validIdentifier` in `internal/service/rds/validate.go`. */
const identifier = (value: Value, name: string) =>
    matches(/^[0-9a-z-]*$/, "only lowercase alphanumeric characters and hyphens allowed")(value, name) ??
    matches(/^[a-z]/, "first character must be a letter")(value, name) ??
    matches(/^(?!.*--)/, "cannot contain two consecutive hyphens")(value, name) ??
    matches(/[^-]$/, "cannot end with a hyphen")(value, name) ??
    lengthBetween(1, 63)(value, name);

const parameterGroup: TypeRules = {
    check: check({
        name: (value, name) =>
            matches(/^[0-9a-z.-]+$/, "only lowercase alphanumeric characters, periods, and hyphens allowed")(
                value,
                name,
            ) ?? lengthBetween(1, 255)(value, name),
    }),
    outputs: ({ inputs }) => ({ parameters: inputs.parameters ?? [] }),
};

/** Sources: `internal/service/rds` of terraform-provider-aws, and the errors of the RDS API. */
export const rdsTypes: Readonly<Record<string, TypeRules>> = {
    [subnetGroup]: {
        check: check({
            name: (value, name) =>
                matches(
                    /^[ .0-9a-z_-]+$/,
                    "only lowercase alphanumeric characters, hyphens, underscores, periods, and spaces allowed",
                )(value, name) ?? matches(/^(?!default$)/i, '"Default" is not allowed')(value, name),
        }),
        beforeCreate: ({ inputs }, context) => {
            const { areKnown, zones } = placesOf(context, texts(inputs, "subnetIds"));
            const covered = [...new Set(zones)];
            if (areKnown && covered.length < 2) {
                throw refused(
                    `creating RDS DB Subnet Group (${textOf(inputs, "name") ?? ""})`,
                    rds(
                        "CreateDBSubnetGroup",
                        "DBSubnetGroupDoesNotCoverEnoughAZs",
                        `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${covered.join(", ")}. Add subnets to cover at least 2 AZs.`,
                    ),
                );
            }
        },
        outputs: ({ inputs }, context) => ({
            supportedNetworkTypes: ["IPV4"],
            vpcId: placesOf(context, texts(inputs, "subnetIds")).vpcId ?? "",
        }),
    },
    [cluster]: {
        check: (inputs) => [
            ...check({
                backupRetentionPeriod: (value, name) =>
                    typeof value === "number" && value > 35
                        ? `expected ${name} to be at most (35), got ${String(value)}`
                        : undefined,
                clusterIdentifier: identifier,
                engine: oneOf("aurora-mysql", "aurora-postgresql", "mysql", "postgres", "neptune"),
                engineMode: oneOf("", "global", "multimaster", "parallelquery", "provisioned", "serverless"),
                finalSnapshotIdentifier: (value, name) =>
                    matches(/^[0-9A-Za-z-]+$/, "only alphanumeric characters and hyphens allowed")(value, name) ??
                    matches(/^(?!.*--)/, "cannot contain two consecutive hyphens")(value, name) ??
                    matches(/[^-]$/, "cannot end in a hyphen")(value, name),
            })(inputs),
            ...conflicting(inputs, "clusterIdentifier", "clusterIdentifierPrefix"),
            ...failIf(
                inputs.manageMasterUserPassword === true && isGiven(inputs, "masterPassword"),
                'Conflicting configuration arguments: "manageMasterUserPassword": conflicts with masterPassword',
            ),
        ],
        beforeCreate: ({ id, type, inputs }, context) => {
            const doing = `creating RDS Cluster (${id})`;
            if (isTaken(context, type, id, inputs)) {
                throw refused(
                    doing,
                    rds("CreateDBCluster", "DBClusterAlreadyExistsFault", "DB Cluster already exists"),
                );
            }
            const hasPassword =
                ["masterPassword", "masterPasswordWo"].some((name) => isGiven(inputs, name)) ||
                inputs.manageMasterUserPassword === true;
            const isCopy = [
                "snapshotIdentifier",
                "restoreToPointInTime",
                "replicationSourceIdentifier",
                "globalClusterIdentifier",
                "s3Import",
            ].some((name) => isGiven(inputs, name));
            if (!isCopy && !hasPassword) {
                throw refused(
                    doing,
                    rds(
                        "CreateDBCluster",
                        "InvalidParameterValue",
                        "The parameter MasterUserPassword must be provided and must not be blank.",
                    ),
                );
            }
        },
        beforeDelete: refuseDeletion,
        outputs: clusterOutputs,
    },
    [instance]: {
        check: (inputs) => [...check({ identifier })(inputs), ...conflicting(inputs, "identifier", "identifierPrefix")],
        outputs: instanceOutputs,
    },
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": parameterGroup,
    "aws:rds/parameterGroup:ParameterGroup": parameterGroup,
    "aws:rds/instance:Instance": {
        check: check({ identifier }),
        beforeDelete: refuseDeletion,
        outputs: ({ id, inputs }, { config }) => {
            const { region, dnsSuffix, accountId } = placeOf(inputs, config);
            const port = portOf(inputs);
            const address = `${textOf(inputs, "identifier") ?? id}.${partId(accountId, region, 12)}.${region}.rds.${dnsSuffix}`;
            return {
                address,
                endpoint: `${address}:${typeof port === "number" ? port.toFixed() : ""}`,
                port,
                resourceId: id,
                status: "available",
                ...versionsOf(inputs),
            };
        },
    },
};

function rds(operation: string, code: string, message: string): Refusal {
    return { service: "RDS", operation, code, message };
}

/** Source: `resourceClusterDelete`, `resourceInstanceDelete`; the refusals are what the RDS API answers. */
function refuseDeletion({ id, type, inputs, outputs }: Doomed): void {
    const isCluster = type === cluster;
    const state = { ...outputs, ...inputs };
    const kind = isCluster ? "RDS Cluster" : "RDS DB Instance";
    if (outputs.deletionProtection === true) {
        throw refused(
            `deleting ${kind} (${id})`,
            rds(
                isCluster ? "DeleteDBCluster" : "DeleteDBInstance",
                "InvalidParameterCombination",
                `Cannot delete protected ${isCluster ? "Cluster" : "DB Instance"}, please disable deletion protection and try again.`,
            ),
        );
    }
    if (state.skipFinalSnapshot !== true && (textOf(state, "finalSnapshotIdentifier") ?? "") === "") {
        throw new ProviderError(`${kind} final_snapshot_identifier is required when skip_final_snapshot is false`);
    }
}
