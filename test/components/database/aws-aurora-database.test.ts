import assert from "node:assert/strict";

import type { AuroraDatabaseArgs } from "@fairlead/components/database/aws-aurora-args";
import { AuroraDatabase } from "@fairlead/components/database/aws-aurora-database";
import { rdsCertificateAuthorities } from "@fairlead/components/database/aws-certificate-authorities";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { databaseContract } from "./contract";

const args: AuroraDatabaseArgs = {
    network: {
        vpcId: "vpc-dev",
        databaseSubnetIds: ["subnet-database-a", "subnet-database-b"],
        databaseCidrs: ["10.30.64.0/24", "10.30.65.0/24"],
    },
    clusterSecurityGroupId: "sg-cluster",
};
const clusterType = "aws:rds/cluster:Cluster";
const instanceType = "aws:rds/clusterInstance:ClusterInstance";

async function cluster(more: Partial<AuroraDatabaseArgs> = {}): Promise<Readonly<Record<string, unknown>>> {
    const { one } = await build(() => new AuroraDatabase("dev", { ...args, ...more }));
    return one(clusterType).inputs;
}

describe("AuroraDatabase", () => {
    databaseContract((name, databaseName) => new AuroraDatabase(name, { ...args, databaseName }));

    it("is serverless, encrypted, backed up, and refuses connections without TLS", async () => {
        const { one } = await build(() => new AuroraDatabase("dev", args));
        const { inputs } = one(clusterType);
        assert.equal(inputs.engine, "aurora-postgresql");
        assert.equal(inputs.engineVersion, "17");
        assert.deepEqual(inputs.serverlessv2ScalingConfiguration, { minCapacity: 0.5, maxCapacity: 4 });
        assert.equal(inputs.storageEncrypted, true);
        assert.equal(inputs.backupRetentionPeriod, 7);
        assert.equal(inputs.copyTagsToSnapshot, true);
        assert.equal(inputs.engineLifecycleSupport, "open-source-rds-extended-support-disabled");
        const parameters = one("aws:rds/clusterParameterGroup:ClusterParameterGroup").inputs;
        assert.equal(parameters.family, "aurora-postgresql17");
        assert.deepEqual(parameters.parameters, [{ name: "rds.force_ssl", value: "1" }]);
        const instance = one(instanceType).inputs;
        assert.equal(instance.instanceClass, "db.serverless");
        assert.equal(instance.publiclyAccessible, false);
        assert.equal(instance.caCertIdentifier, "rds-ca-rsa2048-g1");
    });

    it("lets in the cluster's security group, and nobody else", async () => {
        const { one, all } = await build(() => new AuroraDatabase("dev", args));
        assert.equal(one("aws:ec2/securityGroup:SecurityGroup").inputs.ingress, undefined);
        const rules = all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
        assert.deepEqual(
            rules.map(({ inputs }) => [
                inputs.referencedSecurityGroupId,
                inputs.fromPort,
                inputs.toPort,
                inputs.cidrIpv4,
            ]),
            [["sg-cluster", 5432, 5432, undefined]],
        );
        assert.deepEqual(one("aws:rds/subnetGroup:SubnetGroup").inputs.subnetIds, args.network.databaseSubnetIds);
    });

    it("has no password of ours: RDS makes the administrator's, people log in by IAM", async () => {
        const inputs = await cluster();
        assert.equal(inputs.manageMasterUserPassword, true);
        assert.equal(inputs.masterPassword, undefined);
        assert.equal(inputs.iamDatabaseAuthenticationEnabled, true);
        const { component } = await build(() => new AuroraDatabase("dev", args));
        assert.equal(
            await valueOf(component.administratorSecret),
            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!dev",
        );
    });

    it("writes its log into a group that is there before, and is not kept for ever", async () => {
        const { one } = await build(() => new AuroraDatabase("dev", args));
        const { inputs } = one("aws:cloudwatch/logGroup:LogGroup");
        assert.equal(inputs.name, "/aws/rds/cluster/dev/postgresql");
        assert.equal(inputs.retentionInDays, 30);
        assert.deepEqual(one(clusterType).inputs.enabledCloudwatchLogsExports, ["postgresql"]);
    });

    it("cannot be deleted, and leaves a snapshot when it is after all", async () => {
        const inputs = await cluster();
        assert.equal(inputs.deletionProtection, true);
        assert.equal(inputs.skipFinalSnapshot, false);
        assert.equal(inputs.finalSnapshotIdentifier, "dev-final-abcd1234");
    });

    it("can be thrown away where that is said", async () => {
        const inputs = await cluster({ protect: false, finalSnapshot: false });
        assert.equal(inputs.deletionProtection, false);
        assert.equal(inputs.skipFinalSnapshot, true);
        assert.equal(inputs.finalSnapshotIdentifier, undefined);
    });

    it("can have instances of a fixed size, and readers in other zones", async () => {
        const { one, all } = await build(
            () => new AuroraDatabase("dev", { ...args, instanceClass: "db.r7g.large", readers: 1 }),
        );
        assert.equal(one(clusterType).inputs.serverlessv2ScalingConfiguration, undefined);
        assert.deepEqual(
            all(instanceType).map(({ name, inputs }) => [name, inputs.instanceClass]),
            [
                ["dev-1", "db.r7g.large"],
                ["dev-2", "db.r7g.large"],
            ],
        );
    });

    it("knows the certificate authorities of its region, or asks for them", async () => {
        assert.match(rdsCertificateAuthorities("eu-central-1"), /^-----BEGIN CERTIFICATE-----\n/);
        assert.throws(() => rdsCertificateAuthorities("xx-new-1"), {
            message:
                "Expected a region whose certificate authorities of RDS are known, got xx-new-1; give the argument " +
                "certificateAuthorities: https://truststore.pki.rds.amazonaws.com/xx-new-1/xx-new-1-bundle.pem",
        });
        const { component } = await build(() => new AuroraDatabase("dev", { ...args, certificateAuthorities: "PEM" }));
        assert.equal(await valueOf(component.certificateAuthorities), "PEM");
    });

    it("refuses what AWS would refuse", () => {
        assertFaults(
            () =>
                new AuroraDatabase("dev", {
                    ...args,
                    network: { ...args.network, databaseSubnetIds: ["subnet-database-a"] },
                    instanceClass: "large",
                    readers: 16,
                    backupRetentionDays: 0,
                    maintenanceWindow: "Sunday 3am",
                    logRetentionDays: 31,
                }),
            {
                "network.databaseSubnetIds":
                    "expected subnets in at least two zones, which AWS asks for even of a single instance, got 1; give one subnet a zone",
                instanceClass:
                    'expected db.serverless, or a class such as db.r7g.large, got "large"; take one that aws rds describe-orderable-db-instance-options --engine aurora-postgresql prints',
                readers: "expected a whole number from 0 to 15 (instances), got 16; give a number in these bounds",
                backupRetentionDays:
                    "expected a whole number from 1 to 35 (days), got 0; give a number in these bounds",
                maintenanceWindow:
                    'expected a window such as sun:03:00-sun:04:00, got "Sunday 3am"; write both ends with the first three letters of the day, in lower case, and UTC',
                logRetentionDays:
                    "expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 (days), got 31; choose the next of them",
            },
        );
    });

    it("refuses capacities that make no sense", () => {
        const refuses = (more: Partial<AuroraDatabaseArgs>, expected: Readonly<Record<string, string>>) => {
            assertFaults(() => new AuroraDatabase("dev", { ...args, ...more }), expected);
        };
        refuses(
            { capacity: { min: 0.3, max: 300 } },
            {
                "capacity.min": "expected 0 to 256 Aurora capacity units in steps of 0.5, got 0.3; give such a number",
                "capacity.max": "expected 1 to 256 Aurora capacity units in steps of 0.5, got 300; give such a number",
            },
        );
        refuses(
            { capacity: { min: 4, max: 2 } },
            { "capacity.max": "expected at least capacity.min (4), got 2; raise the most or lower the least" },
        );
        refuses(
            { instanceClass: "db.r7g.large", capacity: { min: 1, max: 2 } },
            {
                capacity:
                    'expected no capacity for instances of a fixed size (db.r7g.large), got {"min":1,"max":2}; drop it, or set instanceClass to db.serverless',
            },
        );
    });
});
