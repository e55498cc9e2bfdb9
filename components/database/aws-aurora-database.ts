import * as pulumi from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { Cluster } from "@pulumi/aws/rds/cluster";
import { ClusterInstance } from "@pulumi/aws/rds/clusterInstance";
import { ClusterParameterGroup } from "@pulumi/aws/rds/clusterParameterGroup";
import { SubnetGroup } from "@pulumi/aws/rds/subnetGroup";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import { RandomString } from "@pulumi/random/randomString";

import { rejectFaults } from "../shared/arguments";
import { regionOf } from "../shared/aws-arns";
import { namedTags } from "../shared/aws-tags";
import { knownAfter } from "../shared/outputs";
import { postgresMajorVersion } from "../shared/versions";
import type { AuroraDatabaseArgs } from "./aws-aurora-args";
import { auroraDatabaseFaults, serverless } from "./aws-aurora-faults";
import { certificateAuthority, rdsCertificateAuthorities } from "./aws-certificate-authorities";
import type { Database } from "./database";
import { administratorLogin, defaultDatabaseName, postgresPort } from "./database-rules";

const engine = "aurora-postgresql";

/** Names do not change, so there is never a second of them; and creating, upgrading or deleting may take long. */
const lasting = {
    deleteBeforeReplace: true,
    customTimeouts: { create: "60m", update: "120m", delete: "60m" },
};

/**
 * An Aurora PostgreSQL database in private subnets, serverless unless told otherwise. It is encrypted, refuses connections
 * without TLS, and lets in one security group. RDS makes the administrator's password, and changes it by itself; people log
 * in by IAM.
 */
export class AuroraDatabase extends pulumi.ComponentResource implements Database {
    /** Host name of the instance that writes. It is known once the database can be used. */
    readonly host: pulumi.Output<string>;
    /** TCP port of the server. */
    readonly port: pulumi.Output<number>;
    /** Name of the database. */
    readonly databaseName: pulumi.Output<string>;
    /** The networks, in CIDR notation, that the server's addresses lie in. */
    readonly serverCidrs: pulumi.Output<string[]>;
    /** ARN of the secret, made by RDS, that holds the administrator's login: who reads it must be allowed to by name. */
    readonly administratorSecret: pulumi.Output<string>;
    /** The authorities that sign the certificates of RDS in this region, as PEM. */
    readonly certificateAuthorities: pulumi.Output<string>;
    /** Id by which policies name the database: `arn:aws:rds-db:REGION:ACCOUNT:dbuser:ID/USER` with `rds-db:connect`. */
    readonly clusterResourceId: pulumi.Output<string>;

    constructor(name: string, args: AuroraDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AuroraDatabase", name, auroraDatabaseFaults(name, args));
        super("fairlead:index:AuroraDatabase", name, {}, opts);

        const cluster = this.createCluster(name, args);
        const instances = this.createInstances(name, args, cluster);
        const secretArn = cluster.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? "");
        const there = instances.map(({ urn }) => urn);

        this.host = knownAfter(cluster.endpoint, there);
        this.port = pulumi.output(postgresPort);
        this.databaseName = cluster.databaseName;
        this.serverCidrs = pulumi.all(args.network.databaseCidrs);
        this.administratorSecret = knownAfter(secretArn, there);
        this.certificateAuthorities =
            args.certificateAuthorities === undefined
                ? cluster.arn.apply((arn) => rdsCertificateAuthorities(regionOf(arn)))
                : pulumi.output(args.certificateAuthorities);
        this.clusterResourceId = cluster.clusterResourceId;
        this.registerOutputs({
            host: this.host,
            port: this.port,
            databaseName: this.databaseName,
            serverCidrs: this.serverCidrs,
            administratorSecret: this.administratorSecret,
            certificateAuthorities: this.certificateAuthorities,
            clusterResourceId: this.clusterResourceId,
        });
    }

    private createCluster(name: string, args: AuroraDatabaseArgs): Cluster {
        const version = args.majorVersion ?? postgresMajorVersion;
        const capacity = args.capacity ?? { min: 0.5, max: 4 };
        const protect = args.protect ?? true;
        const logs = new LogGroup(
            `${name}-logs`,
            {
                // By this name RDS would make it, to be kept for ever.
                name: `/aws/rds/cluster/${name}/postgresql`,
                retentionInDays: args.logRetentionDays ?? 30,
                tags: namedTags(`${name}-logs`, args.tags),
            },
            { parent: this },
        );
        return new Cluster(
            name,
            {
                clusterIdentifier: name,
                engine,
                engineMode: "provisioned",
                engineVersion: version,
                allowMajorVersionUpgrade: true,
                // Or a version past its end would go on at twice the price.
                engineLifecycleSupport: "open-source-rds-extended-support-disabled",
                databaseName: args.databaseName ?? defaultDatabaseName,
                masterUsername: administratorLogin,
                manageMasterUserPassword: true,
                iamDatabaseAuthenticationEnabled: true,
                serverlessv2ScalingConfiguration:
                    (args.instanceClass ?? serverless) === serverless
                        ? { minCapacity: capacity.min, maxCapacity: capacity.max }
                        : undefined,
                port: postgresPort,
                ...this.createSurroundings(name, args, version),
                storageEncrypted: true,
                kmsKeyId: args.kmsKeyArn,
                backupRetentionPeriod: args.backupRetentionDays ?? 7,
                copyTagsToSnapshot: true,
                preferredMaintenanceWindow: args.maintenanceWindow ?? "sun:03:00-sun:04:00",
                applyImmediately: args.applyImmediately ?? false,
                enabledCloudwatchLogsExports: ["postgresql"],
                deletionProtection: args.deletionProtection ?? protect,
                skipFinalSnapshot: args.finalSnapshot === false,
                finalSnapshotIdentifier: args.finalSnapshot === false ? undefined : this.snapshotName(name),
                tags: namedTags(name, args.tags),
            },
            { parent: this, protect, dependsOn: logs, ...lasting },
        );
    }

    /** Where the cluster is, who is let in, and how it speaks. */
    private createSurroundings(name: string, args: AuroraDatabaseArgs, version: string) {
        const opts = { parent: this };
        const tags = namedTags(name, args.tags);
        const subnets = new SubnetGroup(
            name,
            { description: `Subnets of ${name}`, subnetIds: args.network.databaseSubnetIds, tags },
            opts,
        );
        const securityGroup = new SecurityGroup(
            name,
            { description: `Who reaches the database ${name}`, vpcId: args.network.vpcId, tags },
            opts,
        );
        const admission = new SecurityGroupIngressRule(
            `${name}-from-cluster`,
            {
                description: "PostgreSQL, for what runs in the cluster",
                securityGroupId: securityGroup.id,
                referencedSecurityGroupId: args.clusterSecurityGroupId,
                ipProtocol: "tcp",
                fromPort: postgresPort,
                toPort: postgresPort,
                tags,
            },
            opts,
        );
        const parameters = new ClusterParameterGroup(
            name,
            {
                description: `Parameters of ${name}`,
                family: `${engine}${version}`,
                parameters: [{ name: "rds.force_ssl", value: "1" }],
                tags,
            },
            opts,
        );
        return {
            dbSubnetGroupName: subnets.name,
            vpcSecurityGroupIds: [knownAfter(securityGroup.id, [admission.urn])],
            dbClusterParameterGroupName: parameters.name,
        };
    }

    /** AWS puts each instance into a zone that has the fewest, and chooses the one that writes. */
    private createInstances(name: string, args: AuroraDatabaseArgs, cluster: Cluster): ClusterInstance[] {
        return Array.from({ length: 1 + (args.readers ?? 0) }, (_, index) => `${name}-${index + 1}`).map(
            (identifier, index) =>
                new ClusterInstance(
                    identifier,
                    {
                        identifier,
                        clusterIdentifier: cluster.id,
                        engine,
                        instanceClass: args.instanceClass ?? serverless,
                        dbSubnetGroupName: cluster.dbSubnetGroupName,
                        publiclyAccessible: false,
                        caCertIdentifier: certificateAuthority,
                        autoMinorVersionUpgrade: true,
                        copyTagsToSnapshot: true,
                        applyImmediately: args.applyImmediately ?? false,
                        tags: namedTags(identifier, args.tags),
                    },
                    // Readers come and go; without the first there is nobody to write.
                    { parent: this, protect: index === 0 && (args.protect ?? true), ...lasting },
                ),
        );
    }

    /** Random, since a snapshot's name must be new, and outlives the database. */
    private snapshotName(name: string): pulumi.Output<string> {
        const rules = { length: 8, upper: false, special: false };
        const suffix = new RandomString(`${name}-final-snapshot`, rules, { parent: this });
        return pulumi.interpolate`${name}-final-${suffix.result}`;
    }
}
