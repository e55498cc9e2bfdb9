import { postgresBackups } from "../../../policy/azure/postgres-backups";
import { postgresEntraLogin } from "../../../policy/azure/postgres-entra-login";
import { postgresFirewall } from "../../../policy/azure/postgres-firewall";
import { postgresGeoBackups } from "../../../policy/azure/postgres-geo-backups";
import { postgresPublicAccess } from "../../../policy/azure/postgres-public-access";
import { postgresStandby } from "../../../policy/azure/postgres-standby";
import { postgresTls } from "../../../policy/azure/postgres-tls";
import { describeRule } from "../rule-cases";

describe("rules on Azure's PostgreSQL servers", () => {
    describeRule(postgresPublicAccess, {
        compliant: {
            "no public address": { network: { publicNetworkAccess: "Disabled" } },
            "a server in a subnet": { network: { delegatedSubnetResourceId: "/subscriptions/s/subnets/database" } },
        },
        broken: {
            "a public address": {
                change: { "network.publicNetworkAccess": "Enabled" },
                findings: ['network.publicNetworkAccess: expected Disabled, found "Enabled"'],
            },
            "the default": {
                change: { network: undefined },
                findings: ["network.publicNetworkAccess: expected Disabled, found nothing"],
            },
        },
        unknown: ["network", "network.publicNetworkAccess"],
    });

    describeRule(postgresFirewall, {
        compliant: {
            "known addresses": { startIpAddress: "203.0.113.0", endIpAddress: "203.0.113.255" },
            "one address": { startIpAddress: "203.0.113.7", endIpAddress: "203.0.113.7" },
        },
        broken: {
            "everything that runs in Azure": {
                change: { startIpAddress: "0.0.0.0", endIpAddress: "0.0.0.0" },
                findings: ['startIpAddress: expected an address of a known network, found "0.0.0.0"'],
            },
            "the whole internet, without its first address": {
                change: { startIpAddress: "0.0.0.1", endIpAddress: "255.255.255.255" },
                findings: ['startIpAddress: expected an address of a known network, found "0.0.0.1"'],
            },
            "a large part of it": {
                change: { startIpAddress: "1.0.0.0", endIpAddress: "1.1.0.0" },
                findings: ['endIpAddress: expected an address at most 65535 after 1.0.0.0, found "1.1.0.0"'],
            },
            "no address": {
                change: { endIpAddress: "everywhere" },
                findings: ['endIpAddress: expected an address at most 65535 after 203.0.113.0, found "everywhere"'],
            },
        },
        unknown: ["startIpAddress", "endIpAddress"],
    });

    describeRule(postgresTls, {
        compliant: {
            "TLS for everybody": { configurationName: "require_secure_transport", value: "on" },
            "a new version": { configurationName: "ssl_min_protocol_version", value: "TLSv1.3" },
            "another parameter": { configurationName: "work_mem", value: "64MB" },
        },
        broken: {
            "connections without TLS": {
                change: { value: "off" },
                findings: ['value: expected on or ON, found "off"'],
            },
            "an old version": {
                of: "a new version",
                change: { configurationName: "SSL_min_protocol_version", value: "TLSv1.1" },
                findings: ['value: expected TLSv1.2 or TLSv1.3, found "TLSv1.1"'],
            },
        },
        unknown: ["configurationName", "value"],
    });

    describeRule(postgresEntraLogin, {
        compliant: { Entra: { authConfig: { activeDirectoryAuth: "Enabled" } } },
        broken: {
            "passwords alone": {
                change: { authConfig: undefined },
                findings: ["authConfig.activeDirectoryAuth: expected Enabled, found nothing"],
            },
        },
        unknown: ["authConfig.activeDirectoryAuth"],
    });

    describeRule(postgresBackups, {
        compliant: { "a week": { backup: { backupRetentionDays: 7 } }, "the default, which is a week": {} },
        broken: {
            "a day": {
                change: { "backup.backupRetentionDays": 1 },
                findings: ["backup.backupRetentionDays: expected 7 or more, found 1"],
            },
        },
        unknown: ["backup", "backup.backupRetentionDays"],
    });

    describeRule(postgresGeoBackups, {
        compliant: { "copies elsewhere": { backup: { geoRedundantBackup: "Enabled" } } },
        broken: {
            "the default": {
                change: { backup: undefined },
                findings: ["backup.geoRedundantBackup: expected Enabled, found nothing"],
            },
        },
        unknown: ["backup.geoRedundantBackup"],
    });

    describeRule(postgresStandby, {
        compliant: {
            "a standby in another zone": { highAvailability: { mode: "ZoneRedundant" } },
            "a standby in the same": { highAvailability: { mode: "SameZone" } },
        },
        broken: {
            "no standby": {
                change: { "highAvailability.mode": "Disabled" },
                findings: ['highAvailability.mode: expected ZoneRedundant or SameZone, found "Disabled"'],
            },
        },
        unknown: ["highAvailability.mode"],
    });
});
