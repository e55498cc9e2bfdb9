import assert from "node:assert/strict";

import { AwsLoadBalancer } from "@fairlead/components/load-balancer/aws-load-balancer";
import {
    AwsLoadBalancerKind,
    type AwsLoadBalancerArgs,
} from "@fairlead/components/load-balancer/aws-load-balancer-args";
import { AwsLoadBalancerBinding } from "@fairlead/components/load-balancer/aws-load-balancer-binding";

import { awsArn } from "../aws-outputs";
import { build, customResources, valueOf } from "../cloud";
import { assertFaults } from "../faults";

const network = {
    vpcId: "vpc-1",
    publicSubnetIds: ["subnet-1", "subnet-2"],
    privateSubnetIds: ["subnet-3", "subnet-4"],
};
const certificateArn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-4333-8444-555555555555";
const create = (args: Partial<AwsLoadBalancerArgs> = {}) => new AwsLoadBalancer("edge", { network, ...args });
const application = { kind: AwsLoadBalancerKind.Application, certificateArn };
const type = {
    address: "aws:ec2/eip:Eip",
    balancer: "aws:lb/loadBalancer:LoadBalancer",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    listener: "aws:lb/listener:Listener",
    targets: "aws:lb/targetGroup:TargetGroup",
};

describe("AwsLoadBalancer", () => {
    describe("that passes connections on", () => {
        it("has an address in each zone, and reaches the pods of every zone from each", async () => {
            const { component, one } = await build(() => create());
            const { inputs } = one(type.balancer);
            assert.equal(inputs.loadBalancerType, "network");
            assert.deepEqual(inputs.subnetMappings, [
                { subnetId: "subnet-1", allocationId: "allocation-of-edge-1" },
                { subnetId: "subnet-2", allocationId: "allocation-of-edge-2" },
            ]);
            assert.equal(inputs.enableCrossZoneLoadBalancing, true);
            assert.deepEqual(await valueOf(component.addresses), ["198.51.100.8", "198.51.100.8"]);
            assert.equal(await valueOf(component.dnsName), "edge.elb.eu-central-1.amazonaws.com");
            assert.equal(await valueOf(component.hostedZoneId), "Z3F0SRJ5LGBH90");
        });

        it("leaves TLS to pods, which see the clients' addresses", async () => {
            const { all } = await build(() => create());
            assert.deepEqual(
                all(type.listener).map(({ inputs }) => [inputs.protocol, inputs.port]),
                [
                    ["TCP", 80],
                    ["TCP", 443],
                ],
            );
            for (const { inputs } of all(type.targets)) {
                assert.deepEqual(inputs.healthCheck, {
                    protocol: "TCP",
                    interval: 10,
                    timeout: 5,
                    healthyThreshold: 2,
                    unhealthyThreshold: 2,
                });
                assert.deepEqual([inputs.protocol, inputs.targetType, inputs.preserveClientIp], ["TCP", "ip", "true"]);
            }
        });
    });

    describe("that ends TLS", () => {
        it("serves HTTPS by its certificate, and sends everyone there", async () => {
            const { component, one, all } = await build(() => create(application));
            const { inputs } = one(type.balancer);
            assert.equal(inputs.loadBalancerType, "application");
            assert.deepEqual(inputs.subnets, network.publicSubnetIds);
            assert.equal(inputs.dropInvalidHeaderFields, true);
            const https = one(type.listener, "edge-https").inputs;
            assert.equal(https.protocol, "HTTPS");
            assert.equal(https.certificateArn, certificateArn);
            assert.equal(https.sslPolicy, "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
            assert.deepEqual(one(type.listener, "edge-http").inputs.defaultActions, [
                { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
            ]);
            assert.equal(one(type.targets).inputs.protocol, "HTTP");
            assert.deepEqual(all(type.address), []);
            assert.deepEqual(await valueOf(component.addresses), []);
            assert.equal(component.httpsTargetGroupArn, undefined);
        });

        it("takes a stricter TLS policy", async () => {
            const { one } = await build(() =>
                create({ ...application, tlsPolicy: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09" }),
            );
            assert.equal(one(type.listener, "edge-https").inputs.sslPolicy, "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09");
        });
    });

    it("lets in who is allowed, on two ports, and nothing out by itself", async () => {
        const { all, one } = await build(() => create({ allowedCidrs: ["192.0.2.0/24"] }));
        assert.deepEqual(
            all(type.ingress).map(({ inputs }) => [inputs.cidrIpv4, inputs.fromPort, inputs.toPort, inputs.ipProtocol]),
            [
                ["192.0.2.0/24", 80, 80, "tcp"],
                ["192.0.2.0/24", 443, 443, "tcp"],
            ],
        );
        const { ingress, egress } = one("aws:ec2/securityGroup:SecurityGroup").inputs;
        assert.deepEqual([ingress, egress], [undefined, undefined]);
        assert.deepEqual(all("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"), []);
    });

    it("has names that AWS takes, however long its own is", async () => {
        const { all } = await build(() => new AwsLoadBalancer("a_very.long-name-of-a-load-balancer", { network }));
        const names = [...all(type.balancer), ...all(type.targets)].map(({ name }) => name);
        assert.equal(new Set(names).size, 3);
        for (const name of names) {
            assert.match(name, /^[a-zA-Z0-9][a-zA-Z0-9-]{0,23}$/);
        }
    });

    it("stands beside another of its kind without sharing a name", async () => {
        const { resources } = await build(() => [
            new AwsLoadBalancer("one", { network }),
            new AwsLoadBalancer("two", { network, ...application }),
        ]);
        const names = customResources(resources).map((resource) => `${resource.type} ${resource.name}`);
        assert.equal(new Set(names).size, names.length);
    });

    it("refuses what contradicts its kind, and what AWS would refuse", () => {
        assertFaults(() => create({ kind: AwsLoadBalancerKind.Application, tlsPolicy: "ELBSecurityPolicy-2016-08" }), {
            tlsPolicy:
                'expected one of AWS\'s policies for TLS 1.2 and later, such as ELBSecurityPolicy-TLS13-1-3-PQ-2025-09, got "ELBSecurityPolicy-2016-08"; leave it out to get the recommended one',
            certificateArn:
                "expected a certificate, since this kind ends TLS, got nothing; give an AwsCertificate's certificateArn, or choose the kind network",
        });
        assertFaults(
            () =>
                create({
                    certificateArn,
                    tlsPolicy: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
                    allowedCidrs: ["192.0.2.1"],
                    network: { ...network, publicSubnetIds: ["subnet-1"] },
                }),
            {
                certificateArn: `expected no certificate, since this kind passes TLS on to the cluster, got ${JSON.stringify(certificateArn).slice(0, 77)}...; drop it, or choose the kind application`,
                tlsPolicy:
                    'expected no policy, since this kind passes TLS on to the cluster, got "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09"; drop it, or choose the kind application',
                "allowedCidrs[0]":
                    'expected an IPv4 network such as 10.20.0.0/16, got "192.0.2.1"; the mask is missing: did you mean 192.0.2.1/32?',
                "network.publicSubnetIds": "expected subnets in at least 2 zones, got 1; name one a zone",
            },
        );
    });
});

describe("AwsLoadBalancerBinding", () => {
    const bind = (args: Partial<AwsLoadBalancerArgs> = {}) =>
        build(
            () =>
                new AwsLoadBalancerBinding("edge", {
                    loadBalancer: create(args),
                    clusterSecurityGroupId: "sg-cluster",
                    namespace: "ingress",
                    serviceName: "nginx",
                }),
        );
    const bindingType = "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding";

    it("leads each port to the Service, by the load balancer's target groups", async () => {
        const { all } = await bind();
        assert.deepEqual(
            all(bindingType).map(({ inputs }) => [inputs.metadata, inputs.spec]),
            [80, 443].map((port) => {
                const child = `edge-http${port === 80 ? "" : "s"}`;
                return [
                    { name: child, namespace: "ingress" },
                    {
                        targetGroupARN: awsArn(type.targets, child),
                        targetType: "ip",
                        serviceRef: { name: "nginx", port },
                    },
                ];
            }),
        );
    });

    it("opens these ports between the load balancer and the pods, and nothing else", async () => {
        const { all } = await bind();
        const rules = (direction: string) =>
            all(`aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`)
                .map(({ inputs }) => inputs)
                .filter(({ referencedSecurityGroupId }) => referencedSecurityGroupId !== undefined)
                .map((inputs) => [
                    inputs.securityGroupId,
                    inputs.referencedSecurityGroupId,
                    inputs.ipProtocol,
                    inputs.fromPort,
                    inputs.toPort,
                ]);
        const [balancer] = rules("Egress")[0] ?? [];
        assert.match(String(balancer), /edge$/);
        assert.deepEqual(rules("Egress"), [
            [balancer, "sg-cluster", "tcp", 80, 80],
            [balancer, "sg-cluster", "tcp", 443, 443],
        ]);
        assert.deepEqual(rules("Ingress"), [
            ["sg-cluster", balancer, "tcp", 80, 80],
            ["sg-cluster", balancer, "tcp", 443, 443],
        ]);
    });

    it("leads only HTTP where TLS ends at the load balancer", async () => {
        const { one } = await bind(application);
        assert.equal(one(bindingType).name, "edge-http");
    });
});
