import assert from "node:assert/strict";

import {
    AwsLoadBalancerController,
    type AwsLoadBalancerControllerArgs,
} from "@fairlead/components/load-balancer/aws-load-balancer-controller";

import { awsNetworkReference, build, eksReference } from "../cloud";
import { assertFaults } from "../faults";

const targetGroups = ["http", "https", "other"].map(
    (name) => `arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/${name}/1`,
);
const [httpTargetGroupArn = "", httpsTargetGroupArn = "", otherTargetGroupArn = ""] = targetGroups;
const args: AwsLoadBalancerControllerArgs = {
    cluster: eksReference,
    network: awsNetworkReference,
    loadBalancers: [
        { loadBalancerSecurityGroupId: "sg-1", httpTargetGroupArn, httpsTargetGroupArn },
        { loadBalancerSecurityGroupId: "sg-2", httpTargetGroupArn: otherTargetGroupArn },
    ],
};

async function values(more: Partial<AwsLoadBalancerControllerArgs> = {}): Promise<Record<string, unknown>> {
    const { one } = await build(() => new AwsLoadBalancerController("edge", { ...args, ...more }));
    return one("kubernetes:helm.sh/v3:Release").inputs.values as Record<string, unknown>;
}

describe("AwsLoadBalancerController", () => {
    it("may look, and change the targets of its load balancers only", async () => {
        const { one } = await build(() => new AwsLoadBalancerController("edge", args));
        const { Statement } = JSON.parse(String(one("aws:iam/rolePolicy:RolePolicy").inputs.policy)) as {
            Statement: { Action: string[]; Resource: string[] }[];
        };
        const [looks, changes, ...more] = Statement;
        assert.deepEqual(more, []);
        assert.ok(looks?.Action.every((action) => action.includes(":Describe")));
        assert.deepEqual(changes, {
            Effect: "Allow",
            Action: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
            Resource: targetGroups,
        });
    });

    it("gets its rights as the one service account that the chart makes", async () => {
        const { one } = await build(() => new AwsLoadBalancerController("edge", args));
        const { inputs } = one("aws:eks/podIdentityAssociation:PodIdentityAssociation");
        assert.equal(inputs.clusterName, "dev");
        assert.equal(inputs.namespace, "kube-system");
        assert.equal(inputs.serviceAccount, "aws-load-balancer-controller");
        assert.equal(one("kubernetes:helm.sh/v3:Release").inputs.namespace, "kube-system");
        assert.deepEqual((await values()).serviceAccount, { name: "aws-load-balancer-controller", annotations: {} });
    });

    it("knows where it is without the nodes' metadata", async () => {
        const { clusterName, region, vpcId } = await values();
        assert.deepEqual([clusterName, region, vpcId], ["dev", "eu-west-1", "vpc-dev"]);
    });

    it("makes no load balancer, and stands in nobody's way", async () => {
        const found = await values();
        assert.deepEqual(found.controllerConfig, {
            featureGates: { EnableServiceController: false, ALBGatewayAPI: false, NLBGatewayAPI: false },
        });
        assert.equal(found.createIngressClassResource, false);
        assert.equal(found.enableServiceMutatorWebhook, false);
        assert.deepEqual(found.webhookConfig, { disableIngressValidation: true });
        assert.equal(found.keepTLSSecret, true);
    });

    it("has a disruption budget as soon as there are several pods", async () => {
        assert.deepEqual((await values()).podDisruptionBudget, { maxUnavailable: 1 });
        assert.equal((await values({ replicas: 1 })).podDisruptionBudget, undefined);
    });

    it("refuses to run for nothing, or without pods", () => {
        assertFaults(() => new AwsLoadBalancerController("edge", { ...args, replicas: 0, loadBalancers: [] }), {
            replicas: "expected a whole number from 1 to 10 (pods), got 0; give a number in these bounds",
            loadBalancers:
                "expected at least one load balancer, got []; pass those that bindings are for, or leave the controller out",
        });
    });
});
