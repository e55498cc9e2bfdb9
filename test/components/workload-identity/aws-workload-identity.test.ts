import assert from "node:assert/strict";

import {
    AwsWorkloadIdentity,
    type AwsWorkloadIdentityArgs,
} from "@fairlead/components/workload-identity/aws-workload-identity";

import { build, eksReference, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { workloadIdentityContract } from "./contract";

const args: AwsWorkloadIdentityArgs = {
    cluster: eksReference,
    namespace: "certificates",
    serviceAccountName: "cert-manager",
    statements: [{ actions: ["route53:GetChange"], resources: ["arn:aws:route53:::change/*"] }],
    tags: { team: "platform" },
};

describe("AwsWorkloadIdentity", () => {
    workloadIdentityContract((name) => new AwsWorkloadIdentity(name, args));

    it("trusts one service account of one cluster", async () => {
        const { one } = await build(() => new AwsWorkloadIdentity("dev-dns", args));
        const { inputs } = one("aws:iam/role:Role", "dev-dns-role");
        assert.deepEqual(JSON.parse(String(inputs.assumeRolePolicy)), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "pods.eks.amazonaws.com" },
                    Action: ["sts:AssumeRole", "sts:TagSession"],
                    Condition: {
                        StringEquals: {
                            "aws:RequestTag/eks-cluster-arn": eksReference.clusterArn,
                            "aws:RequestTag/kubernetes-namespace": "certificates",
                            "aws:RequestTag/kubernetes-service-account": "cert-manager",
                        },
                    },
                },
            ],
        });
        assert.deepEqual(inputs.tags, { team: "platform" });
    });

    it("may do what it is told and nothing else", async () => {
        const { one, all } = await build(() => new AwsWorkloadIdentity("dev-dns", args));
        assert.deepEqual(JSON.parse(String(one("aws:iam/rolePolicy:RolePolicy").inputs.policy)), {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: ["route53:GetChange"], Resource: ["arn:aws:route53:::change/*"] }],
        });
        assert.deepEqual(all("aws:iam/rolePolicyAttachment:RolePolicyAttachment"), []);
    });

    it("is given to the service account by EKS, so that pods carry nothing", async () => {
        const { component, one } = await build(() => new AwsWorkloadIdentity("dev-dns", args));
        assert.deepEqual(one("aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs, {
            clusterName: eksReference.clusterName,
            namespace: "certificates",
            serviceAccount: "cert-manager",
            roleArn: await valueOf(component.roleArn),
            tags: { team: "platform" },
        });
        assert.deepEqual(await valueOf(component.serviceAccountAnnotations), {});
        assert.deepEqual(await valueOf(component.podLabels), {});
    });

    it("refuses what AWS or Kubernetes would refuse, and rights to nothing", () => {
        const name = "an-identity-whose-name-leaves-no-room-for-that-of-its-role";
        assertFaults(
            () =>
                new AwsWorkloadIdentity(name, {
                    ...args,
                    serviceAccountName: "cert_manager",
                    statements: [{ actions: [], resources: ["*"] }],
                }),
            {
                name: `expected 1 to 51 letters, digits, hyphens and underscores, got "${name}"; choose such a name`,
                serviceAccountName:
                    'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "cert_manager"; choose such a name',
                "statements[0].actions":
                    "expected at least an action such as s3:GetObject, got []; name what the pods need",
            },
        );
        assertFaults(() => new AwsWorkloadIdentity("dev", { ...args, statements: [] }), {
            statements: "expected at least a statement, got []; name what the pods need",
        });
    });
});
