import { check, conflicting, isGiven, lengthBetween, matches, oneOf } from "../../bridged/checks";
import { ProviderError } from "../../simulation/errors";
import { uuidOf } from "../../simulation/names";
import type { Context, Doomed, Draft, TypeRules } from "../../simulation/package";
import { failIf } from "../../simulation/parts";
import { type Value, type ValueMap, textOf } from "../../simulation/values";
import { type Refusal, refused } from "../errors";
import { zonesOf } from "../functions/zones";
import { partId } from "../identity";
import { isTaken, known, placesOf, texts } from "../lookup";
import { placeOf } from "../place";

const cluster = "aws:rds/cluster:Cluster";
const instance = "aws:rds/clusterInstance:ClusterInstance";
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

function clusterOutputs({ id, inputs }: Draft & { readonly id: string }, context: Context): ValueMap {
    const { region, accountId, partition, dnsSuffix } = placeOf(inputs, context.config);
    const host = (kind: string) => `${id}.${kind}-${partId(accountId, region, 12)}.${region}.rds.${dnsSuffix}`;
    const managed = inputs.manageMasterUserPassword === true;
    const secret = `rds!cluster-${uuidOf(`${id}|secret`)}-${partId(id, "secret", 6)}`;
    return {
        availabilityZones: inputs.availabilityZones ?? zonesOf(region).slice(0, 3),
        backupRetentionPeriod: inputs.backupRetentionPeriod ?? 1,
        caCertificateValidTill: "",
        clusterIdentifier: id,
        clusterIdentifierPrefix: inputs.clusterIdentifierPrefix ?? "",
        clusterMembers: [...context.cloud.all()].flatMap((other) =>
            other.type === instance && other.outputs.clusterIdentifier === id ? [other.id] : [],
        ),
        clusterResourceId: `cluster-${partId(id, "resource", 26).toUpperCase()}`,
        databaseName: inputs.databaseName ?? "",
        dbClusterParameterGroupName: inputs.dbClusterParameterGroupName ?? `default.${familyOf(inputs)}`,
        dbSubnetGroupName: inputs.dbSubnetGroupName ?? "default",
        endpoint: host("cluster"),
        engineMode: inputs.engineMode ?? "provisioned",
        hostedZoneId: `Z${partId(region, "rds", 13).toUpperCase()}`,
        kmsKeyId:
            inputs.kmsKeyId ??
            (inputs.storageEncrypted === true
                ? `arn:${partition}:kms:${region}:${accountId}:key/${uuidOf(`${region}|aws/rds`)}`
                : ""),
        masterUserSecrets: managed
            ? [
                  {
                      kmsKeyId:
                          inputs.masterUserSecretKmsKeyId ??
                          `arn:${partition}:kms:${region}:${accountId}:key/${uuidOf(`${region}|aws/secretsmanager`)}`,
                      secretArn: `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${secret}`,
                      secretStatus: "active",
                  },
              ]
            : [],
        networkType: inputs.networkType ?? "IPV4",
        port: portOf(inputs),
        preferredBackupWindow: inputs.preferredBackupWindow ?? "03:00-03:30",
        preferredMaintenanceWindow: inputs.preferredMaintenanceWindow ?? "sun:05:00-sun:05:30",
        readerEndpoint: host("cluster-ro"),
        storageEncrypted: inputs.storageEncrypted ?? false,
        vpcSecurityGroupIds: inputs.vpcSecurityGroupIds ?? [],
        ...versionsOf(inputs),
    };
}

function instanceOutputs({ id, inputs }: Draft & { readonly id: string }, context: Context): ValueMap {
    const { region, accountId, dnsSuffix } = placeOf(inputs, context.config);
    const owner = known(context, cluster, inputs.clusterIdentifier)?.outputs ?? {};
    const first = context.cloud.find(
        instance,
        (other) => other.outputs.clusterIdentifier === inputs.clusterIdentifier && other.outputs.writer === true,
    );
    return {
        availabilityZone:
            inputs.availabilityZone ?? zonesOf(region)[Number.parseInt(partId(id, "zone", 2), 16) % 2] ?? "",
        dbParameterGroupName: inputs.dbParameterGroupName ?? `default.${familyOf(inputs)}`,
        dbSubnetGroupName: inputs.dbSubnetGroupName ?? owner.dbSubnetGroupName ?? "default",
        dbiResourceId: `db-${partId(id, "resource", 26).toUpperCase()}`,
        endpoint: `${id}.${partId(accountId, region, 12)}.${region}.rds.${dnsSuffix}`,
        identifier: id,
        identifierPrefix: inputs.identifierPrefix ?? "",
        kmsKeyId: owner.kmsKeyId ?? "",
        networkType: owner.networkType ?? "IPV4",
        port: owner.port ?? portOf(inputs),
        publiclyAccessible: inputs.publiclyAccessible ?? false,
        storageEncrypted: owner.storageEncrypted ?? false,
        writer: first === undefined || first.id === id,
        ...versionsOf({
            engine: inputs.engine ?? "",
            engineVersion: inputs.engineVersion ?? owner.engineVersion ?? null,
        }),
    };
}

function portOf({ engine, port }: ValueMap): Value {
    return port ?? (typeof engine === "string" && engine.includes("postgres") ? 5432 : 3306);
}

/** A major version stands for the newest of its minors; which that is only the cloud knows. */
function versionsOf({ engine, engineVersion }: ValueMap): ValueMap {
    const fallback = typeof engine === "string" && engine.includes("postgres") ? "17.7" : "8.0";
    const version = typeof engineVersion === "string" && engineVersion !== "" ? engineVersion : fallback;
    return { engineVersion: version, engineVersionActual: /^\d+$/.test(version) ? `${version}.0` : version };
}

function familyOf(inputs: ValueMap): string {
    const { engineVersion } = versionsOf(inputs);
    const major = /^\d+(?:\.\d+)?/.exec(typeof engineVersion === "string" ? engineVersion : "")?.[0] ?? "";
    const engine = textOf(inputs, "engine") ?? "";
    return engine.includes("postgres") ? `${engine}${major.split(".")[0] ?? ""}` : `${engine}${major}`;
}
