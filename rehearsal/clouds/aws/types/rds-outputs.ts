import { uuidOf } from "../../simulation/names";
import type { Context, Draft } from "../../simulation/package";
import { type Value, type ValueMap, textOf } from "../../simulation/values";
import { zonesOf } from "../functions/zones";
import { partId } from "../identity";
import { known } from "../lookup";
import { placeOf } from "../place";

export const cluster = "aws:rds/cluster:Cluster";
export const instance = "aws:rds/clusterInstance:ClusterInstance";

export function clusterOutputs({ id, inputs }: Draft & { readonly id: string }, context: Context): ValueMap {
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

export function instanceOutputs({ id, inputs }: Draft & { readonly id: string }, context: Context): ValueMap {
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

export function portOf({ engine, port }: ValueMap): Value {
    return port ?? (typeof engine === "string" && engine.includes("postgres") ? 5432 : 3306);
}

/** A major version stands for the newest of its minors; which that is only the cloud knows. */
export function versionsOf({ engine, engineVersion }: ValueMap): ValueMap {
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
