import assert from "node:assert/strict";

import { kindsOf } from "../support";
import { AwsStack } from "./aws";

describe("inputs of AWS", () => {
    it("get names, unless a prefix or a name is given", () => {
        const stack = new AwsStack();
        const generated = stack.make("s3/bucket:Bucket", {}, "Logs");
        assert.match(generated.id, /^logs-[0-9a-f]{7}$/);
        const prefixed = stack.make("iam/role:Role", { namePrefix: "ci-", assumeRolePolicy: "{}" });
        assert.match(prefixed.id, /^ci-20260101\d{10}[0-9a-f]{8}$/);
        assert.equal(prefixed.outputs.name, prefixed.id);
        assert.match(stack.make("kms/alias:Alias", { targetKeyId: "k" }, "state").id, /^alias\/state-[0-9a-f]{7}$/);
        const group = { clusterName: "c", nodeRoleArn: "r", subnetIds: ["s"] };
        const scalingConfig = { desiredSize: 1, maxSize: 1, minSize: 1 };
        const nodes = stack.make("eks/nodeGroup:NodeGroup", { ...group, scalingConfig }, "main");
        assert.match(nodes.id, /^c:main-[0-9a-f]{7}$/);
        assert.match(
            stack.make("rds/cluster:Cluster", { engine: "aurora-postgresql", manageMasterUserPassword: true }).id,
            /^tf-/,
        );
        assert.throws(
            () => stack.make("iam/role:Role", { assumeRolePolicy: "{}" }, "r".repeat(60)),
            /plus 7 random chars is longer than maximum length 64/,
        );
    });

    it("get the region and all tags, and so show a change of either", () => {
        const tags = (owner: string) => ({ defaultTags: JSON.stringify({ tags: { owner, stack: "dev" } }) });
        const stack = new AwsStack(tags("me"));
        const made = stack.make("ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", tags: { stack: "own" } });
        assert.equal(made.inputs.region, "eu-central-1");
        assert.deepEqual(made.outputs.tagsAll, { owner: "me", stack: "own" });
        assert.deepEqual(made.outputs.tags, { stack: "own" });
        const inputs = { cidrBlock: "10.0.0.0/16", tags: { stack: "own" } };
        assert.deepEqual(kindsOf(new AwsStack(tags("you")).diff(made, inputs)), { "tagsAll.owner": "update" });
        assert.deepEqual(kindsOf(new AwsStack({ ...tags("me"), region: "eu-west-1" }).diff(made, inputs)), {
            region: "update-replace",
        });
    });

    it("take documents as objects, in the text that the provider makes of them", () => {
        const stack = new AwsStack();
        const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }];
        const made = stack.make("iam/role:Role", { assumeRolePolicy: { Version: "2012-10-17", Statement } });
        assert.equal(
            made.outputs.assumeRolePolicy,
            '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"}}],"Version":"2012-10-17"}',
        );
        const same = JSON.stringify({
            Version: "2012-10-17",
            Statement: { ...Statement[0], Action: ["sts:AssumeRole"] },
        });
        assert.deepEqual(kindsOf(stack.diff(made, { assumeRolePolicy: same })), {});
        assert.deepEqual(stack.faultsOf("iam/role:Role", { assumeRolePolicy: "{" }).length, 1);
    });

    it("replace what the provider replaces, and nothing else", () => {
        const stack = new AwsStack();
        const { subnets } = stack.network();
        const inputs = { name: "shop", roleArn: "arn:aws:iam::1:role/r", vpcConfig: { subnetIds: subnets } };
        const cluster = stack.make("eks/cluster:Cluster", inputs);
        const kinds = (change: object) => kindsOf(stack.diff(cluster, { ...inputs, ...change }));
        assert.deepEqual(kinds({ version: "1.36" }), { version: "update" });
        assert.deepEqual(kinds({ roleArn: "arn:aws:iam::1:role/s" }), { roleArn: "update-replace" });
        assert.deepEqual(kinds({ kubernetesNetworkConfig: { serviceIpv4Cidr: "10.100.0.0/16" } }), {
            "kubernetesNetworkConfig.serviceIpv4Cidr": "update-replace",
        });
        const encryptionConfig = { provider: { keyArn: "arn:k" }, resources: ["secrets"] };
        assert.deepEqual(kinds({ encryptionConfig }), { encryptionConfig: "add" });
        const encrypted = stack.update(cluster, { ...inputs, encryptionConfig });
        assert.deepEqual(kindsOf(stack.diff(encrypted, inputs)), { encryptionConfig: "delete-replace" });
        // What AWS chose, now said.
        assert.deepEqual(kinds({ upgradePolicy: { supportType: "EXTENDED" } }), {});
    });

    it("delete first where two can't be at once", () => {
        const stack = new AwsStack();
        const named = stack.make("iam/role:Role", { name: "ci", assumeRolePolicy: "{}" });
        assert.equal(stack.diff(named, { name: "ci", path: "/x/", assumeRolePolicy: "{}" }).deleteBeforeReplace, true);
        const generated = stack.make("iam/role:Role", { assumeRolePolicy: "{}" });
        assert.equal(stack.diff(generated, { path: "/x/", assumeRolePolicy: "{}" }).deleteBeforeReplace, false);
        const attached = stack.make("iam/rolePolicyAttachment:RolePolicyAttachment", {
            role: "ci",
            policyArn: "arn:a",
        });
        assert.equal(stack.diff(attached, { role: "ci", policyArn: "arn:b" }).deleteBeforeReplace, true);
    });

    it("do not know the version of a template before it is changed", () => {
        const stack = new AwsStack();
        const made = stack.make("ec2/launchTemplate:LaunchTemplate", { instanceType: "t3.large" });
        assert.equal(made.outputs.latestVersion, 1);
        const request = { ...made, olds: made.outputs, oldInputs: made.inputs, ignoreChanges: [], preview: true };
        const { outputs } = stack.provider.update({
            ...request,
            inputs: { ...made.inputs, instanceType: "t3.xlarge" },
        });
        assert.notEqual(outputs.latestVersion, 1);
        assert.equal(stack.update(made, { instanceType: "t3.xlarge" }).outputs.latestVersion, 2);
    });
});

describe("the configuration of AWS", () => {
    const check = (news: Record<string, string>) =>
        new AwsStack().provider.checkConfig({
            urn: "",
            type: "",
            name: "",
            olds: {},
            news,
            randomSeed: Buffer.alloc(0),
            autonaming: undefined,
        });

    it("needs a region", () => {
        const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
        delete process.env.AWS_REGION;
        delete process.env.AWS_DEFAULT_REGION;
        assert.match(
            check({}).failures[0]?.reason ?? "",
            /^Missing region information\n.*pulumi config set aws:region/,
        );
        process.env.AWS_REGION = "eu-north-1";
        assert.equal(check({}).inputs.region, "eu-north-1");
        for (const [name, value] of Object.entries({ AWS_REGION, AWS_DEFAULT_REGION })) {
            if (value === undefined) {
                Reflect.deleteProperty(process.env, name);
            } else {
                process.env[name] = value;
            }
        }
        assert.deepEqual(check({ region: "eu-central-1" }).failures, []);
    });

    it("refuses accounts that are not allowed, and keys that it does not know", () => {
        const region = "eu-central-1";
        assert.match(
            check({ region, forbiddenAccountIds: JSON.stringify(["123456789012"]) }).failures[0]?.reason ?? "",
            /AWS account ID not allowed: 123456789012/,
        );
        assert.match(check({ region, assumeRole: "{}" }).failures.at(-1)?.reason ?? "", /should be 'aws:assumeRoles'/);
    });
});
