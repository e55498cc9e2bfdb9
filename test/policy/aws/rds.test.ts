import { clusterInstance, databaseInstance } from "../../../policy/aws/databases";
import { rdsBackups } from "../../../policy/aws/rds-backups";
import { rdsDeletionProtection } from "../../../policy/aws/rds-deletion-protection";
import { rdsEncrypted } from "../../../policy/aws/rds-encrypted";
import { rdsFinalSnapshot } from "../../../policy/aws/rds-final-snapshot";
import { rdsIamLogin } from "../../../policy/aws/rds-iam-login";
import { rdsLogs } from "../../../policy/aws/rds-logs";
import { rdsManagedPassword } from "../../../policy/aws/rds-managed-password";
import { rdsMinorUpgrades } from "../../../policy/aws/rds-minor-upgrades";
import { rdsOwnParameters } from "../../../policy/aws/rds-own-parameters";
import { rdsPrivate } from "../../../policy/aws/rds-private";
import { rdsSecondZone } from "../../../policy/aws/rds-second-zone";
import { rdsSnapshotTags } from "../../../policy/aws/rds-snapshot-tags";
import { rdsTls } from "../../../policy/aws/rds-tls";
import { describeRule } from "../rule-cases";

/** A database with nothing to complain about. */
const database = {
    engine: "aurora-postgresql",
    clusterIdentifier: "prod",
    storageEncrypted: true,
    iamDatabaseAuthenticationEnabled: true,
    manageMasterUserPassword: true,
    deletionProtection: true,
    copyTagsToSnapshot: true,
    backupRetentionPeriod: 35,
    enabledCloudwatchLogsExports: ["postgresql"],
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: "prod-final-abc",
    dbClusterParameterGroupName: "prod-abc",
};

const servers = (...clusters: string[]) =>
    clusters.map((clusterIdentifier) => ({ type: clusterInstance, properties: { clusterIdentifier } }));

const mustBeTrue = (property: string) => ({
    "the default, which is false": {
        change: { [property]: undefined },
        findings: [`${property}: expected true, found nothing`],
    },
    "a plain no": { change: { [property]: false }, findings: [`${property}: expected true, found false`] },
});

describe("rules on databases of AWS", () => {
    describeRule(rdsEncrypted, {
        compliant: { "an encrypted cluster": database },
        broken: mustBeTrue("storageEncrypted"),
        unknown: ["storageEncrypted"],
    });

    describeRule(rdsIamLogin, {
        compliant: { "logins by IAM": database },
        broken: mustBeTrue("iamDatabaseAuthenticationEnabled"),
        unknown: ["iamDatabaseAuthenticationEnabled"],
    });

    describeRule(rdsDeletionProtection, {
        compliant: { "a protected cluster": database },
        broken: mustBeTrue("deletionProtection"),
        unknown: ["deletionProtection"],
    });

    describeRule(rdsSnapshotTags, {
        compliant: { "tags on snapshots": database },
        broken: mustBeTrue("copyTagsToSnapshot"),
        unknown: ["copyTagsToSnapshot"],
    });

    describeRule(rdsManagedPassword, {
        compliant: {
            "a password of RDS": database,
            "a replica, which has none of its own": { replicateSourceDb: "prod" },
            "a second region, which has none of its own": { globalClusterIdentifier: "world" },
        },
        broken: mustBeTrue("manageMasterUserPassword"),
        unknown: ["manageMasterUserPassword"],
    });

    describeRule(rdsBackups, {
        compliant: { "five weeks": database, "one week": { backupRetentionPeriod: 7 } },
        broken: {
            "six days": {
                change: { backupRetentionPeriod: 6 },
                findings: ["backupRetentionPeriod: expected 7 or more, found 6"],
            },
            "the default, which is a day": {
                change: { backupRetentionPeriod: undefined },
                findings: ["backupRetentionPeriod: expected 7 or more, found nothing"],
            },
        },
        unknown: ["backupRetentionPeriod"],
    });

    describeRule(rdsLogs, {
        compliant: {
            "the log of PostgreSQL": database,
            "the errors of MySQL": { engine: "mysql", enabledCloudwatchLogsExports: ["slowquery", "error"] },
        },
        broken: {
            "no logs, which is the default": {
                change: { enabledCloudwatchLogsExports: undefined },
                findings: ["enabledCloudwatchLogsExports: expected postgresql, found nothing"],
            },
            "some other log": {
                change: { enabledCloudwatchLogsExports: ["iam-db-auth-error"] },
                findings: ['enabledCloudwatchLogsExports: expected postgresql, found ["iam-db-auth-error"]'],
            },
            "no log of errors": {
                of: "the errors of MySQL",
                change: { enabledCloudwatchLogsExports: ["slowquery"] },
                findings: ['enabledCloudwatchLogsExports: expected error, found ["slowquery"]'],
            },
        },
        unknown: ["enabledCloudwatchLogsExports", "enabledCloudwatchLogsExports[0]"],
    });

    describeRule(rdsFinalSnapshot, {
        compliant: { "a last snapshot": database },
        broken: {
            "no last snapshot": {
                change: { skipFinalSnapshot: true },
                findings: ["skipFinalSnapshot: expected false, found true"],
            },
            "a last snapshot without a name": {
                change: { skipFinalSnapshot: undefined, finalSnapshotIdentifier: undefined },
                findings: ["finalSnapshotIdentifier: expected a new name, found nothing"],
            },
        },
        unknown: ["skipFinalSnapshot", "finalSnapshotIdentifier"],
    });

    describeRule(rdsTls, {
        compliant: {
            "PostgreSQL that insists": {
                family: "aurora-postgresql17",
                parameters: [
                    { name: "log_connections", value: "1" },
                    { name: "rds.force_ssl", value: "1" },
                ],
            },
            "MySQL that insists": {
                family: "mysql8.4",
                parameters: [{ name: "require_secure_transport", value: "on" }],
            },
            "servers of a cluster, which obey the cluster": {
                properties: { family: "aurora-postgresql17" },
                type: "aws:rds/parameterGroup:ParameterGroup",
            },
            "an engine that is always asked by TLS": { family: "oracle-ee-19" },
        },
        broken: {
            "TLS for who likes": {
                change: { "parameters[1].value": "0" },
                findings: ['parameters[1].value: expected rds.force_ssl = 1, found "0"'],
            },
            "the default, which depends": {
                change: { parameters: undefined },
                findings: ["parameters: expected rds.force_ssl = 1, found nothing"],
            },
            "MySQL that does not insist": {
                of: "MySQL that insists",
                change: { "parameters[0].value": "OFF" },
                findings: ['parameters[0].value: expected require_secure_transport = ON, found "OFF"'],
            },
            "a server of its own that does not insist": {
                change: { family: "postgres17", parameters: [] },
                type: "aws:rds/parameterGroup:ParameterGroup",
                findings: ["parameters: expected rds.force_ssl = 1, found nothing"],
            },
        },
        unknown: ["family", "parameters[1].value"],
    });

    describeRule(rdsOwnParameters, {
        compliant: {
            "a cluster's own group": database,
            "a server's own group": { properties: { parameterGroupName: "prod" }, type: databaseInstance },
        },
        broken: {
            "no group": {
                change: { dbClusterParameterGroupName: undefined },
                findings: ["dbClusterParameterGroupName: expected a parameter group of the program, found nothing"],
            },
            "AWS's group": {
                of: "a server's own group",
                change: { parameterGroupName: "default.postgres17" },
                findings: ['parameterGroupName: expected a parameter group of the program, found "default.postgres17"'],
            },
        },
        unknown: ["dbClusterParameterGroupName"],
    });

    describeRule(rdsPrivate, {
        compliant: { "a private server": { publiclyAccessible: false }, "the default": {} },
        broken: {
            "a public server": {
                change: { publiclyAccessible: true },
                findings: ["publiclyAccessible: expected false, found true"],
            },
        },
        unknown: ["publiclyAccessible"],
    });

    describeRule(rdsMinorUpgrades, {
        compliant: { "upgrades by themselves": { autoMinorVersionUpgrade: true }, "the default": {} },
        broken: {
            "upgrades by hand": {
                change: { autoMinorVersionUpgrade: false },
                findings: ["autoMinorVersionUpgrade: expected true, found false"],
            },
        },
        unknown: ["autoMinorVersionUpgrade"],
    });

    describeRule(rdsSecondZone, {
        compliant: {
            "two servers": { properties: database, stack: servers("prod", "prod") },
            "a cluster that is sized as a whole": { dbClusterInstanceClass: "db.m6gd.large" },
            "a server with a standby": { properties: { multiAz: true }, type: databaseInstance },
            "a replica": { properties: { replicateSourceDb: "prod" }, type: databaseInstance },
            "a server with a standby, that copies nothing": {
                properties: { multiAz: true, replicateSourceDb: "" },
                type: databaseInstance,
            },
        },
        broken: {
            "one server, and one of another cluster": {
                stack: servers("prod", "other"),
                findings: ["expected two ClusterInstances or more, found 1"],
            },
            "a server alone": {
                of: "a server with a standby",
                change: { multiAz: false, replicateSourceDb: "" },
                findings: ["multiAz: expected true, found false"],
            },
        },
        unknown: ["clusterIdentifier"],
    });
});
