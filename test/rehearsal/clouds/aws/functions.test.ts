import assert from "node:assert/strict";

import { AwsStack, textIn } from "./aws";

describe("functions of AWS", () => {
    it("tell who and where the provider is", () => {
        const stack = new AwsStack();
        const identity = stack.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
        assert.equal(identity.accountId, "123456789012");
        assert.equal(stack.invoke("aws:index/getRegion:getRegion", {}).region, "eu-central-1");
        assert.equal(
            stack.invoke("aws:index/getRegion:getRegion", { region: "us-east-1" }).description,
            "US East (N. Virginia)",
        );
        const china = new AwsStack({ region: "cn-north-1" }).invoke("aws:index/getPartition:getPartition", {});
        assert.deepEqual([china.partition, china.dnsSuffix], ["aws-cn", "amazonaws.com.cn"]);
    });

    it("tell the zones of a region, under both of their names", () => {
        const stack = new AwsStack();
        const zones = (args: Record<string, string | string[]>) =>
            stack.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", args);
        assert.deepEqual(zones({ state: "available" }).names, ["eu-central-1a", "eu-central-1b", "eu-central-1c"]);
        assert.deepEqual(zones({}).zoneIds, ["euc1-az1", "euc1-az2", "euc1-az3"]);
        assert.deepEqual(zones({ region: "us-west-2", excludeNames: ["us-west-2b"] }).zoneIds, [
            "usw2-az1",
            "usw2-az3",
            "usw2-az4",
        ]);
        assert.deepEqual(zones({ region: "ap-southeast-2" }).zoneIds, ["apse2-az1", "apse2-az2", "apse2-az3"]);
    });

    it("write policy documents as the provider writes them", () => {
        const document = (args: Parameters<AwsStack["invoke"]>[1]) =>
            new AwsStack().invoke("aws:iam/getPolicyDocument:getPolicyDocument", args);
        const one = document({
            statements: [
                {
                    sid: "Push",
                    actions: ["ecr:PutImage", "ecr:BatchGetImage"],
                    resources: ["arn:aws:ecr:eu-central-1:1:repository/&{aws:username}"],
                    principals: [
                        { type: "AWS", identifiers: ["a", "b"] },
                        { type: "Service", identifiers: ["ec2.amazonaws.com"] },
                    ],
                    conditions: [
                        { test: "StringEquals", variable: "aud", values: ["sts"] },
                        { test: "StringEquals", variable: "sub", values: ["x", "y"] },
                    ],
                },
            ],
        });
        assert.equal(
            one.minifiedJson,
            '{"Version":"2012-10-17","Statement":[{"Sid":"Push","Effect":"Allow","Action":["ecr:PutImage","ecr:BatchGetImage"],' +
                '"Resource":"arn:aws:ecr:eu-central-1:1:repository/${aws:username}",' +
                '"Principal":{"AWS":["b","a"],"Service":"ec2.amazonaws.com"},' +
                '"Condition":{"StringEquals":{"aud":"sts","sub":["x","y"]}}}]}',
        );
        assert.equal(one.json, JSON.stringify(JSON.parse(textIn(one, "minifiedJson")), null, 2));
        const all = document({ statements: [{ actions: ["*"], principals: [{ type: "*", identifiers: ["*"] }] }] });
        assert.match(textIn(all, "minifiedJson"), /"Principal":"\*"/);
        const merged = document({
            sourcePolicyDocuments: [textIn(one, "json")],
            statements: [{ sid: "Push", effect: "Deny", actions: ["*"], resources: ["*"] }, { actions: ["s3:<&>"] }],
        });
        assert.equal(
            merged.minifiedJson,
            '{"Version":"2012-10-17","Statement":[{"Sid":"Push","Effect":"Deny","Action":"*","Resource":"*"},{"Effect":"Allow","Action":"s3:\\u003c\\u0026\\u003e"}]}',
        );
        assert.throws(
            () =>
                document({
                    statements: [
                        { sid: "A", actions: ["x"] },
                        { sid: "A", actions: ["y"] },
                    ],
                }),
            /duplicate Sid \(A\)/,
        );
        assert.throws(() => document({ sourcePolicyDocuments: ["{"] }), /merging source document 0/);
    });

    it("know the tables that AWS publishes", () => {
        const stack = new AwsStack();
        const zone = (args: Record<string, string>) => stack.invoke("aws:lb/getHostedZoneId:getHostedZoneId", args).id;
        assert.equal(zone({}), "Z215JYRZR1TBD5");
        assert.equal(zone({ loadBalancerType: "network" }), "Z3F0SRJ5LGBH90");
        assert.throws(() => zone({ region: "eu-nowhere-1" }), /unsupported AWS Region: eu-nowhere-1/);
        const account = stack.invoke("aws:elb/getServiceAccount:getServiceAccount", {});
        assert.equal(account.arn, "arn:aws:iam::054676820928:root");
    });

    it("find what the stack made, and nothing else", () => {
        const stack = new AwsStack();
        const zone = stack.make("route53/zone:Zone", { name: "example.com" });
        assert.equal(stack.invoke("aws:route53/getZone:getZone", { name: "example.com" }).zoneId, zone.id);
        assert.throws(
            () => stack.invoke("aws:route53/getZone:getZone", { name: "example.org" }),
            /knows the resources of this stack only/,
        );
        const { vpc, subnets } = stack.network();
        const filters = [
            { name: "vpc-id", values: [vpc.id] },
            { name: "availability-zone", values: ["eu-central-1b"] },
        ];
        assert.deepEqual(stack.invoke("aws:ec2/getSubnets:getSubnets", { filters }).ids, [subnets[1]]);
        assert.throws(
            () => stack.invoke("aws:ssm/getParameter:getParameter", { name: "/shop/x" }),
            /couldn't find resource/,
        );
        const image = stack.invoke("aws:ssm/getParameter:getParameter", {
            name: "/aws/service/ami-amazon-linux-latest/x",
        });
        assert.match(textIn(image, "value"), /^ami-[0-9a-f]{17}$/);
        const arn = "arn:aws:sts::123456789012:assumed-role/deployer/session";
        assert.equal(
            stack.invoke("aws:iam/getSessionContext:getSessionContext", { arn }).issuerArn,
            "arn:aws:iam::123456789012:role/deployer",
        );
        assert.match(
            textIn(stack.invoke("aws:ecr/getAuthorizationToken:getAuthorizationToken", {}), "proxyEndpoint"),
            /\.dkr\.ecr\./,
        );
    });
});
