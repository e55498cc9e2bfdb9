import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";

import { AksWeekDay } from "@fairlead/components/cluster/aks-cluster-args";
import { azureCertificateAuthorities } from "@fairlead/components/database/azure-certificate-authorities";
import {
    AzurePostgresStandby,
    type AzurePostgresDatabaseArgs,
} from "@fairlead/components/database/azure-postgres-args";
import { AzurePostgresDatabase } from "@fairlead/components/database/azure-postgres-database";

import { armId, build, inClear, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { databaseContract } from "./contract";

const network = {
    id: armId("Microsoft.Network/virtualNetworks/dev"),
    databaseSubnetId: armId("Microsoft.Network/virtualNetworks/dev/subnets/database"),
    databaseCidr: "10.20.4.0/24",
};
const keyVaultId = armId("Microsoft.KeyVault/vaults/dev");
const args: AzurePostgresDatabaseArgs = { resourceGroupName: "platform", network, keyVault: { keyVaultId } };
const serverType = "azure-native:dbforpostgresql:Server";

async function server(more: Partial<AzurePostgresDatabaseArgs> = {}): Promise<Readonly<Record<string, unknown>>> {
    const { one } = await build(() => new AzurePostgresDatabase("dev", { ...args, serverName: "acme-dev", ...more }));
    return one(serverType).inputs;
}

describe("AzurePostgresDatabase", () => {
    databaseContract((name, databaseName) => new AzurePostgresDatabase(name, { ...args, databaseName }));

    it("has an address in the delegated subnet only, by a name that the network resolves", async () => {
        const { one } = await build(() => new AzurePostgresDatabase("dev", { ...args, serverName: "acme-dev" }));
        const zone = one("azure-native:privatedns:PrivateZone").inputs;
        assert.equal(zone.privateZoneName, "acme-dev.private.postgres.database.azure.com");
        assert.deepEqual(one("azure-native:privatedns:VirtualNetworkLink").inputs.virtualNetwork, { id: network.id });
        assert.deepEqual(one(serverType).inputs.network, {
            delegatedSubnetResourceId: network.databaseSubnetId,
            privateDnsZoneArmResourceId: armId("azure-native/privatedns/PrivateZone/dev-zone"),
            publicNetworkAccess: "Disabled",
        });
    });

    it("is small and backed up for a week unless told otherwise", async () => {
        const inputs = await server();
        assert.equal(inputs.version, "17");
        assert.deepEqual(inputs.sku, { name: "Standard_B1ms", tier: "Burstable" });
        assert.deepEqual(inputs.storage, { storageSizeGB: 32, autoGrow: "Enabled" });
        assert.deepEqual(inputs.backup, { backupRetentionDays: 7, geoRedundantBackup: "Disabled" });
        assert.equal((inputs.highAvailability as { mode: string }).mode, "Disabled");
        assert.deepEqual(inputs.maintenanceWindow, {
            customWindow: "Enabled",
            dayOfWeek: 0,
            startHour: 3,
            startMinute: 0,
        });
    });

    it("can survive a zone, and a region", async () => {
        const inputs = await server({
            sku: "Standard_E4ds_v5",
            standby: AzurePostgresStandby.OtherZone,
            geoRedundantBackup: true,
            backupRetentionDays: 35,
            maintenance: { day: AksWeekDay.Wednesday, startTime: "22:30" },
        });
        assert.deepEqual(inputs.sku, { name: "Standard_E4ds_v5", tier: "MemoryOptimized" });
        assert.equal((inputs.highAvailability as { mode: string }).mode, "ZoneRedundant");
        assert.deepEqual(inputs.backup, { backupRetentionDays: 35, geoRedundantBackup: "Enabled" });
        assert.deepEqual(inputs.maintenanceWindow, {
            customWindow: "Enabled",
            dayOfWeek: 3,
            startHour: 22,
            startMinute: 30,
        });
    });

    it("speaks TLS 1.3 and nothing less", async () => {
        const { all } = await build(() => new AzurePostgresDatabase("dev", args));
        assert.deepEqual(
            all("azure-native:dbforpostgresql:Configuration").map(({ inputs }) => [
                inputs.configurationName,
                inputs.value,
            ]),
            [
                ["require_secure_transport", "on"],
                ["ssl_min_protocol_version", "TLSv1.3"],
            ],
        );
    });

    it("lets people in by Entra, and keeps the administrator's password in the vault", async () => {
        const objectId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
        const administrators = [{ objectId, groupName: "dba" }];
        const { one } = await build(() => new AzurePostgresDatabase("dev", { ...args, administrators }));
        const tenantId = "66666666-7777-4888-8999-000000000000";
        assert.deepEqual(one(serverType).inputs.authConfig, {
            activeDirectoryAuth: "Enabled",
            passwordAuth: "Enabled",
            tenantId,
        });
        const { principalName, principalType, ...rest } = one(
            "azure-native:dbforpostgresql:AdministratorsMicrosoftEntra",
            "dev-dba",
        ).inputs;
        assert.deepEqual(
            [principalName, principalType, rest.objectId, rest.tenantId],
            ["dba", "Group", objectId, tenantId],
        );
        const secret = one("azure-native:keyvault:Secret").inputs;
        assert.equal(secret.vaultName, "dev");
        assert.equal(secret.secretName, "dev-administrator");
        assert.deepEqual(inClear(secret.properties), {
            contentType: "application/json",
            value: '{"username":"platform","password":"password-of-dev-administrator"}',
        });
    });

    it("gets a name that nobody else in the world has", async () => {
        const { component } = await build(() => new AzurePostgresDatabase("acme-dev", args));
        assert.match(await valueOf(component.host), /^acmedev[a-z0-9]{8}\.postgres\.database\.azure\.com$/);
        assert.deepEqual(await valueOf(component.serverCidrs), ["10.20.4.0/24"]);
    });

    it("trusts roots that the whole web trusts", () => {
        const roots = new Set(rootCertificates.map((pem) => new X509Certificate(pem).fingerprint256));
        const ours = azureCertificateAuthorities.trim().split(/(?<=-----END CERTIFICATE-----)\n/);
        assert.equal(ours.length, 2);
        for (const pem of ours) {
            assert.ok(roots.has(new X509Certificate(pem).fingerprint256));
        }
    });

    it("refuses what Azure would refuse", () => {
        assertFaults(
            () =>
                new AzurePostgresDatabase("dev", {
                    ...args,
                    serverName: "Acme",
                    majorVersion: "17.4",
                    standby: AzurePostgresStandby.SameZone,
                    storageGb: 16,
                    backupRetentionDays: 1,
                    administrators: [{ objectId: "dba", groupName: "dba" }],
                    maintenance: { day: AksWeekDay.Sunday, startTime: "3am" },
                }),
            {
                serverName:
                    'expected 3 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Acme"; leave it out to get a free one',
                majorVersion:
                    'expected a major version of PostgreSQL from "16" to "19", got "17.4"; write the major version alone, in quotes',
                standby:
                    'expected no standby for a size like Standard_B1ms, got "SameZone"; choose a larger sku such as Standard_D2ds_v5, or no standby',
                storageGb: "expected a whole number from 32 to 32767 (GiB), got 16; give a number in these bounds",
                backupRetentionDays:
                    "expected a whole number from 7 to 35 (days), got 1; give a number in these bounds",
                "administrators[0].objectId":
                    'expected an object id (a UUID), got "dba"; give the object id that az ad group show --group NAME --query id prints',
                "maintenance.startTime":
                    'expected a time such as 03:00, got "3am"; write hours and minutes with two digits each',
            },
        );
        assertFaults(() => new AzurePostgresDatabase("dev", { ...args, sku: "B1ms" }), {
            sku: 'expected a size such as Standard_B1ms or Standard_D2ds_v5, got "B1ms"; take one that az postgres flexible-server list-skus --location REGION prints',
        });
    });
});
