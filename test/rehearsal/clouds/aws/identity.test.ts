import assert from "node:assert/strict";

import { AwsStack, textIn } from "./aws";

describe("ids and ARNs of AWS", () => {
    it("have the form that each service gives them", () => {
        const stack = new AwsStack();
        const { vpc, subnets } = stack.network();
        assert.match(vpc.id, /^vpc-[0-9a-f]{17}$/);
        assert.match(subnets[0] ?? "", /^subnet-[0-9a-f]{17}$/);
        assert.equal(vpc.outputs.arn, `arn:aws:ec2:eu-central-1:123456789012:vpc/${vpc.id}`);
        const role = stack.make("iam/role:Role", { name: "deployer", assumeRolePolicy: "{}" });
        assert.deepEqual([role.id, role.outputs.arn], ["deployer", "arn:aws:iam::123456789012:role/deployer"]);
        const policy = stack.make("iam/policy:Policy", { name: "push", path: "/ci/", policy: "{}" });
        assert.equal(policy.id, "arn:aws:iam::123456789012:policy/ci/push");
        const zone = stack.make("route53/zone:Zone", { name: "example.com" });
        assert.match(zone.id, /^Z[0-9A-Z]{20}$/);
        assert.equal(zone.outputs.arn, `arn:aws:route53:::hostedzone/${zone.id}`);
        const secret = stack.make("secretsmanager/secret:Secret", { name: "shop/jwt" });
        assert.match(secret.id, /^arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop\/jwt-[a-z0-9]{6}$/);
        const queue = stack.make("sqs/queue:Queue", { name: "orders.fifo", fifoQueue: true });
        assert.equal(queue.id, "https://sqs.eu-central-1.amazonaws.com/123456789012/orders.fifo");
    });

    it("are made of inputs where the documentation says so", () => {
        const stack = new AwsStack();
        const inputs = { clusterName: "shop", addonName: "coredns" };
        assert.equal(stack.make("eks/addon:Addon", inputs).id, "shop:coredns");
        assert.equal(stack.make("iam/rolePolicy:RolePolicy", { role: "r", name: "p", policy: "{}" }).id, "r:p");
        assert.equal(
            stack.make("s3/bucketVersioning:BucketVersioning", {
                bucket: "logs",
                versioningConfiguration: { status: "Enabled" },
            }).id,
            "logs",
        );
        const schedule = { autoscalingGroupName: "g", scheduledActionName: "night", minSize: 0 };
        assert.equal(stack.make("autoscaling/schedule:Schedule", schedule).id, "g/night");
    });

    it("follow the region of the resource, and its partition", () => {
        const stack = new AwsStack();
        const key = stack.make("kms/key:Key", { region: "us-east-1" });
        assert.match(textIn(key.outputs, "arn"), /^arn:aws:kms:us-east-1:123456789012:key\/[0-9a-f-]{36}$/);
        const china = new AwsStack({ region: "cn-north-1" });
        const repository = china.make("ecr/repository:Repository", { name: "shop" });
        assert.equal(repository.outputs.arn, "arn:aws-cn:ecr:cn-north-1:123456789012:repository/shop");
        assert.equal(repository.outputs.repositoryUrl, "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/shop");
        const account = new AwsStack({ allowedAccountIds: JSON.stringify(["210987654321"]) });
        assert.match(account.make("sns/topic:Topic", { name: "x" }).id, /^arn:aws:sns:eu-central-1:210987654321:x$/);
    });

    it("differ between a resource and the one that takes its place", () => {
        const stack = new AwsStack();
        const first = stack.make("ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
        assert.notEqual(stack.make("ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }).id, first.id);
        const again = new AwsStack();
        assert.equal(again.make("ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }).id, first.id);
    });

    it("are there for types that nobody described by hand", () => {
        const stack = new AwsStack();
        const acl = stack.make("wafv2/webAcl:WebAcl", {
            scope: "REGIONAL",
            defaultAction: { allow: {} },
            visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "m", sampledRequestsEnabled: true },
        });
        assert.match(acl.id, /^[0-9a-f]{8}-[0-9a-f]{4}-/);
        assert.match(textIn(acl.outputs, "arn"), /^arn:aws:wafv2:eu-central-1:123456789012:/);
        const sfn = stack.make("sfn/stateMachine:StateMachine", { definition: "{}", roleArn: "arn:aws:iam::1:role/r" });
        assert.match(sfn.id, /^arn:aws:states:eu-central-1:123456789012:stateMachine:it-[0-9a-f]{7}$/);
    });
});
