import assert from "node:assert/strict";

import { AwsStack, textIn } from "./aws";

describe("refusals of AWS", () => {
    it("spread load balancers and databases over two zones", () => {
        const stack = new AwsStack();
        const { subnets } = stack.network();
        const [first = ""] = subnets;
        assert.throws(
            () => stack.make("lb/loadBalancer:LoadBalancer", { subnets: [first] }),
            /creating ELBv2 application Load Balancer .*ValidationError: At least two subnets in two different Availability Zones must be specified/,
        );
        assert.match(
            textIn(
                stack.make("lb/loadBalancer:LoadBalancer", { loadBalancerType: "network", subnets: [first] }).outputs,
                "dnsName",
            ),
            /^it-[0-9a-f]{7}-[0-9a-f]{16}\.elb\.eu-central-1\.amazonaws\.com$/,
        );
        assert.throws(
            () => stack.make("rds/subnetGroup:SubnetGroup", { subnetIds: [first] }),
            /DBSubnetGroupDoesNotCoverEnoughAZs: .*Current AZ coverage: eu-central-1a\. Add subnets to cover at least 2 AZs/,
        );
        assert.throws(
            () => stack.make("eks/cluster:Cluster", { roleArn: "arn:r", vpcConfig: { subnetIds: [first] } }),
            /must be in at least two different AZs/,
        );
        const target = { fileSystemId: "fs-1", subnetId: first };
        stack.make("efs/mountTarget:MountTarget", target);
        assert.throws(
            () => stack.make("efs/mountTarget:MountTarget", target, "second"),
            /MountTargetConflict: mount target already exists in this AZ/,
        );
    });

    it("protect databases, clusters, tables and load balancers from deletion, by their last state", () => {
        const stack = new AwsStack();
        const { subnets } = stack.network();
        const inputs = { clusterIdentifier: "shop", engine: "aurora-postgresql", manageMasterUserPassword: true };
        const database = stack.make("rds/cluster:Cluster", { ...inputs, deletionProtection: true });
        const fresh = () => new AwsStack();
        assert.throws(
            () => fresh().provider.delete({ ...database, oldInputs: database.inputs }),
            /Cannot delete protected Cluster, please disable deletion protection and try again/,
        );
        const unprotected = stack.update(database, inputs);
        assert.throws(
            () => fresh().provider.delete({ ...unprotected, oldInputs: unprotected.inputs }),
            /RDS Cluster final_snapshot_identifier is required when skip_final_snapshot is false/,
        );
        const ready = stack.update(unprotected, { ...inputs, finalSnapshotIdentifier: "shop-last" });
        fresh().delete(ready);
        const balancer = stack.make("lb/loadBalancer:LoadBalancer", { subnets, enableDeletionProtection: true });
        assert.throws(
            () => fresh().provider.delete({ ...balancer, oldInputs: balancer.inputs }),
            /OperationNotPermitted/,
        );
        const table = stack.make("dynamodb/table:Table", {
            hashKey: "id",
            attributes: [{ name: "id", type: "S" }],
            deletionProtectionEnabled: true,
        });
        assert.throws(
            () => fresh().provider.delete({ ...table, oldInputs: table.inputs }),
            /protected against deletion/,
        );
        const cluster = stack.make("eks/cluster:Cluster", {
            roleArn: "arn:r",
            vpcConfig: { subnetIds: subnets },
            deletionProtection: true,
        });
        assert.throws(() => fresh().provider.delete({ ...cluster, oldInputs: cluster.inputs }), /deletion protection/);
    });

    it("let clusters go up by one version, and to access entries, but not back", () => {
        const stack = new AwsStack();
        const { subnets } = stack.network();
        const inputs = { name: "shop", roleArn: "arn:r", version: "1.34", vpcConfig: { subnetIds: subnets } };
        const cluster = stack.make("eks/cluster:Cluster", inputs);
        assert.throws(
            () => stack.update(cluster, { ...inputs, version: "1.36" }),
            /Unsupported Kubernetes minor version update from 1\.34 to 1\.36/,
        );
        assert.throws(() => stack.update(cluster, { ...inputs, version: "1.33" }), /from 1\.34 to 1\.33/);
        assert.throws(
            () =>
                stack.make("eks/accessEntry:AccessEntry", {
                    clusterName: "shop",
                    principalArn: "arn:aws:iam::1:role/ops",
                }),
            /authentication mode must be set to one of \[API, API_AND_CONFIG_MAP\]/,
        );
        const api = stack.update(cluster, { ...inputs, accessConfig: { authenticationMode: "API" } });
        assert.throws(
            () => stack.update(api, { ...inputs, accessConfig: { authenticationMode: "CONFIG_MAP" } }),
            /Unsupported authentication mode update from API to CONFIG_MAP/,
        );
        const entry = stack.make("eks/accessEntry:AccessEntry", {
            clusterName: "shop",
            principalArn: "arn:aws:iam::1:role/ops",
        });
        assert.equal(entry.outputs.userName, "arn:aws:sts::1:assumed-role/ops/{{SessionName}}");
        assert.match(stack.faultsOf("eks/cluster:Cluster", { ...inputs, name: "-shop" })[0] ?? "", /must match/);
        const scalingConfig = { minSize: 3, maxSize: 4, desiredSize: 2 };
        assert.throws(
            () =>
                stack.make("eks/nodeGroup:NodeGroup", {
                    clusterName: "shop",
                    nodeRoleArn: "arn:r",
                    subnetIds: subnets,
                    scalingConfig,
                }),
            /Minimum capacity 3 can't be greater than desired size 2/,
        );
    });

    it("keep the names of secrets until their window is over", () => {
        const stack = new AwsStack();
        stack.delete(stack.make("secretsmanager/secret:Secret", { name: "shop/jwt" }));
        assert.throws(
            () => stack.make("secretsmanager/secret:Secret", { name: "shop/jwt" }, "again"),
            /a secret with this name is already scheduled for deletion/,
        );
        stack.delete(stack.make("secretsmanager/secret:Secret", { name: "shop/key", recoveryWindowInDays: 0 }));
        stack.make("secretsmanager/secret:Secret", { name: "shop/key" }, "again");
        assert.deepEqual(stack.faultsOf("secretsmanager/secret:Secret", { recoveryWindowInDays: 3 }), [
            "expected recoveryWindowInDays to be in the range (7 - 30), got 3",
        ]);
    });

    it("take DNS records that go together, and certificates whose records are there", () => {
        const stack = new AwsStack();
        const zone = stack.make("route53/zone:Zone", { name: "example.com" });
        const make = (name: string, type: string, resource = `${name}-${type}`) =>
            stack.make("route53/record:Record", { zoneId: zone.id, name, type, ttl: 60, records: ["x"] }, resource);
        assert.equal(make("www", "A").outputs.fqdn, "www.example.com");
        assert.throws(
            () => make("www.example.com", "A", "again"),
            /\[name='www\.example\.com\.', type='A'\] but it already exists/,
        );
        assert.throws(() => make("www", "CNAME"), /conflicting RRSet of type A/);
        assert.throws(() => make("example.com", "CNAME"), /not permitted at apex in zone example\.com/);
        const certificate = stack.make("acm/certificate:Certificate", {
            domainName: "example.com",
            subjectAlternativeNames: ["*.example.com"],
            validationMethod: "DNS",
        });
        const options = certificate.outputs.domainValidationOptions as { resourceRecordName: string }[];
        assert.equal(options.length, 2);
        assert.equal(options[0]?.resourceRecordName, options[1]?.resourceRecordName);
        const validate = (name: string) =>
            stack.make("acm/certificateValidation:CertificateValidation", {
                certificateArn: certificate.id,
                validationRecordFqdns: [name],
            });
        assert.throws(() => validate("www.example.com"), /missing _[0-9a-f]{32}\.example\.com DNS validation record/);
        validate(options[0]?.resourceRecordName ?? "");
    });

    it("name what is wrong with names and values", () => {
        const stack = new AwsStack();
        assert.match(
            stack.faultsOf("ecr/repository:Repository", { name: "Shop" })[0] ?? "",
            /must satisfy regular expression/,
        );
        assert.match(
            stack.faultsOf("rds/cluster:Cluster", { engine: "oracle" })[0] ?? "",
            /expected engine to be one of/,
        );
        assert.match(
            stack.faultsOf("cloudwatch/logGroup:LogGroup", { retentionInDays: 31 })[0] ?? "",
            /expected retentionInDays to be one of/,
        );
        assert.match(
            stack.faultsOf("kms/alias:Alias", { name: "state", targetKeyId: "k" })[0] ?? "",
            /must begin with 'alias\/'/,
        );
        assert.deepEqual(
            stack.faultsOf("rds/clusterInstance:ClusterInstance", {
                clusterIdentifier: "c",
                engine: "aurora-postgresql",
                instanceClass: "db.serverless",
            }),
            [],
            "an enumeration of the SDK does not bind the cloud",
        );
        const table = {
            hashKey: "id",
            attributes: [
                { name: "id", type: "S" },
                { name: "age", type: "N" },
            ],
        };
        assert.match(stack.faultsOf("dynamodb/table:Table", table)[0] ?? "", /Unused attributes: \["age"\]/);
    });
});
