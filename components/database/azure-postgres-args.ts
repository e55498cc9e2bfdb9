import type * as pulumi from "@pulumi/pulumi";

import type { AksWeekDay } from "../cluster/aks-cluster-args";
import type { AzureDatabaseNetworkReference } from "../network/azure-network-references";
import type { AzureKeyVaultReference } from "../secret-store/azure-key-vault";

/** Whether a second server stands by, and where. */
export const AzurePostgresStandby = {
    /** No second server. */
    None: "Disabled",
    /** In the same zone, for the failure of a machine. */
    SameZone: "SameZone",
    /** In another zone, for the failure of a zone. */
    OtherZone: "ZoneRedundant",
} as const;
export type AzurePostgresStandby = (typeof AzurePostgresStandby)[keyof typeof AzurePostgresStandby];

/** A group of Entra whose members are administrators of a server. */
export interface AzurePostgresAdministrators {
    /** Object id of the group. A change replaces the administrator. */
    readonly objectId: string;
    /** Name of the group: members log in by it. */
    readonly groupName: string;
}

/** When Azure may restart a server for updates: once a week. */
export interface AzurePostgresMaintenance {
    /** Day of the week. */
    readonly day: AksWeekDay;
    /** Begin of one hour, as `HH:mm` in UTC. */
    readonly startTime: string;
}

export interface AzurePostgresDatabaseArgs {
    /** The resource group of the server. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, that of the network. A change replaces the server.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /** Where the server is: an `AzureNetwork`, or the ids of another. Azure refuses to move a server that exists. */
    readonly network: AzureDatabaseNetworkReference;
    /** The vault that keeps the administrator's login: an `AzureKeyVault`, or the id of another. */
    readonly keyVault: AzureKeyVaultReference;
    /**
     * Name of the server, unique in the world. A change replaces it.
     * @default letters and digits of the component's name, and a digest of it and of the subscription
     */
    readonly serverName?: pulumi.Input<string>;
    /**
     * Name of the database on it. A change replaces the database.
     * @default "app"
     */
    readonly databaseName?: string;
    /**
     * Major version of PostgreSQL, in quotes. A greater one upgrades the server, which is down meanwhile; there is no way
     * back.
     * @default "17"
     */
    readonly majorVersion?: string;
    /**
     * Size of the server, for example `Standard_B1ms` or `Standard_D2ds_v5`. A change restarts it.
     * @default "Standard_B1ms"
     */
    readonly sku?: string;
    /**
     * Size of the storage in GiB, 32 to 32767. It grows by itself before it is full, so this is its size at creation.
     * @default 32
     */
    readonly storageGb?: number;
    /**
     * Whether a second server stands by. It doubles the price, and takes a size other than `Standard_B…`.
     * @default AzurePostgresStandby.None
     */
    readonly standby?: AzurePostgresStandby;
    /**
     * Days that backups are kept, 7 to 35: how far back the server can be restored to any moment.
     * @default 7
     */
    readonly backupRetentionDays?: number;
    /**
     * Whether backups are also kept in the paired region. Azure refuses to change it.
     * @default false
     */
    readonly geoRedundantBackup?: boolean;
    /**
     * Groups of Entra whose members are administrators, with tokens instead of passwords.
     * @default []
     */
    readonly administrators?: AzurePostgresAdministrators[];
    /**
     * When Azure may restart the server for updates.
     * @default Sunday 03:00 UTC
     */
    readonly maintenance?: AzurePostgresMaintenance;
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete or replace the server and its database. Azure itself keeps the backups of a deleted
     * server for five days.
     * @default true
     */
    readonly protect?: boolean;
}
