import * as pulumi from "@pulumi/pulumi";
import { getClientConfigOutput } from "@pulumi/azure-native/authorization";
import {
    AdministratorsMicrosoftEntra,
    Configuration,
    Database as ServerDatabase,
    Server,
} from "@pulumi/azure-native/dbforpostgresql";

import { createPrivateZone } from "../network/azure-private-link";
import { putKeyVaultSecret } from "../secret-store/azure-key-vault-secret";
import { rejectFaults } from "../shared/arguments";
import { freeName } from "../shared/azure-names";
import { knownAfter } from "../shared/outputs";
import { postgresMajorVersion } from "../shared/versions";
import { azureCertificateAuthorities } from "./azure-certificate-authorities";
import { AzurePostgresStandby, type AzurePostgresDatabaseArgs } from "./azure-postgres-args";
import {
    azurePostgresFaults,
    defaultSku,
    maintenanceWindow,
    serverParameters,
    skuOf,
} from "./azure-postgres-properties";
import type { Database } from "./database";
import { administratorLogin, administratorPassword, defaultDatabaseName, postgresPort } from "./database-rules";

/** Creating or upgrading a server may take long. */
const customTimeouts = { create: "60m", update: "120m", delete: "60m" };

/**
 * A flexible server of Azure Database for PostgreSQL with one database. It has an address in the network only, speaks
 * TLS 1.3 only, and grows its storage by itself. People log in as members of Entra groups; the administrator's generated
 * login, for what creates logins of applications, is in the key vault.
 */
export class AzurePostgresDatabase extends pulumi.ComponentResource implements Database {
    /** Host name of the server, which the network resolves. It is known once the database can be used. */
    readonly host: pulumi.Output<string>;
    /** TCP port of the server. */
    readonly port: pulumi.Output<number>;
    /** Name of the database. */
    readonly databaseName: pulumi.Output<string>;
    /** The network, in CIDR notation, that the server's address lies in. */
    readonly serverCidrs: pulumi.Output<string[]>;
    /** The secret of the vault that holds the administrator's login. */
    readonly administratorSecret: pulumi.Output<string>;
    /** The authorities that sign the certificates of all such servers, as PEM. */
    readonly certificateAuthorities: pulumi.Output<string>;

    constructor(name: string, args: AzurePostgresDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AzurePostgresDatabase", name, azurePostgresFaults(name, args));
        super("fairlead:index:AzurePostgresDatabase", name, {}, opts);

        const password = administratorPassword(name, this);
        const server = this.createServer(name, args, password);
        const database = this.createDatabase(name, args, server);
        const usable = this.createAdministrators(name, args, server, this.setParameters(name, args, server, database));

        this.host = knownAfter(
            server.fullyQualifiedDomainName,
            usable.map(({ urn }) => urn),
        );
        this.port = pulumi.output(postgresPort);
        this.databaseName = database.name;
        this.serverCidrs = pulumi.output(args.network.databaseCidr).apply((cidr) => [cidr]);
        this.administratorSecret = putKeyVaultSecret(
            `${name}-administrator`,
            {
                keyVaultId: args.keyVault.keyVaultId,
                secretName: `${name}-administrator`,
                entries: { username: administratorLogin, password },
                tags: args.tags,
            },
            { parent: this, dependsOn: server },
        );
        this.certificateAuthorities = pulumi.output(azureCertificateAuthorities);
        this.registerOutputs({
            host: this.host,
            port: this.port,
            databaseName: this.databaseName,
            serverCidrs: this.serverCidrs,
            administratorSecret: this.administratorSecret,
            certificateAuthorities: this.certificateAuthorities,
        });
    }

    private createServer(name: string, args: AzurePostgresDatabaseArgs, password: pulumi.Output<string>): Server {
        const { resourceGroupName, location, tags, network } = args;
        const { tenantId } = getClientConfigOutput({ parent: this });
        const serverName = args.serverName ?? freeName(name, 63, this);
        const zoneId = createPrivateZone(
            `${name}-zone`,
            { resourceGroupName, tags },
            pulumi.interpolate`${serverName}.private.postgres.database.azure.com`,
            // On destroy the link goes before the subnet: Azure keeps a subnet whose servers' names are still resolved.
            knownAfter(network.id, [pulumi.output(network.databaseSubnetId)]),
            { parent: this },
        );
        return new Server(
            name,
            {
                resourceGroupName,
                location,
                tags,
                serverName,
                version: args.majorVersion ?? postgresMajorVersion,
                sku: skuOf(args.sku ?? defaultSku),
                storage: { storageSizeGB: args.storageGb ?? 32, autoGrow: "Enabled" },
                backup: {
                    backupRetentionDays: args.backupRetentionDays ?? 7,
                    geoRedundantBackup: args.geoRedundantBackup === true ? "Enabled" : "Disabled",
                },
                highAvailability: { mode: args.standby ?? AzurePostgresStandby.None },
                network: {
                    delegatedSubnetResourceId: network.databaseSubnetId,
                    privateDnsZoneArmResourceId: zoneId,
                    publicNetworkAccess: "Disabled",
                },
                authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Enabled", tenantId },
                administratorLogin,
                administratorLoginPassword: password,
                maintenanceWindow: maintenanceWindow(args.maintenance),
            },
            {
                parent: this,
                protect: args.protect ?? true,
                // Azure grows the storage, and a failover exchanges the zones.
                ignoreChanges: [
                    "storage.storageSizeGB",
                    "availabilityZone",
                    "highAvailability.standbyAvailabilityZone",
                ],
                // Azure refuses to move a server into another subnet.
                replaceOnChanges: ["network"],
                deleteBeforeReplace: true,
                customTimeouts,
            },
        );
    }

    private createDatabase(name: string, args: AzurePostgresDatabaseArgs, server: Server): ServerDatabase {
        return new ServerDatabase(
            name,
            {
                resourceGroupName: args.resourceGroupName,
                serverName: server.name,
                databaseName: args.databaseName ?? defaultDatabaseName,
                charset: "UTF8",
                collation: "en_US.utf8",
            },
            { parent: this, protect: args.protect ?? true },
        );
    }

    /** One after another, and all the rest after them: a server takes one change at a time. */
    private setParameters(
        name: string,
        { resourceGroupName }: AzurePostgresDatabaseArgs,
        server: Server,
        database: ServerDatabase,
    ): pulumi.CustomResource[] {
        const done: pulumi.CustomResource[] = [database];
        for (const [configurationName, value] of Object.entries(serverParameters)) {
            done.push(
                new Configuration(
                    `${name}-${configurationName}`,
                    { resourceGroupName, serverName: server.name, configurationName, value, source: "user-override" },
                    { parent: this, dependsOn: done.slice(-1) },
                ),
            );
        }
        return done;
    }

    private createAdministrators(
        name: string,
        { resourceGroupName, administrators = [] }: AzurePostgresDatabaseArgs,
        server: Server,
        before: pulumi.CustomResource[],
    ): pulumi.CustomResource[] {
        const done = [...before];
        const { tenantId } = getClientConfigOutput({ parent: this });
        for (const { objectId, groupName } of administrators) {
            done.push(
                new AdministratorsMicrosoftEntra(
                    `${name}-${groupName}`,
                    {
                        resourceGroupName,
                        serverName: server.name,
                        objectId,
                        principalName: groupName,
                        principalType: "Group",
                        tenantId,
                    },
                    { parent: this, dependsOn: done.slice(-1) },
                ),
            );
        }
        return done;
    }
}
