import { eksNetworkPolicies } from "../../../policy/aws/eks-network-policies";
import { eksNodeTemplate } from "../../../policy/aws/eks-node-template";
import { describeRule } from "../rule-cases";

describe("rules on nodes of EKS", () => {
    describeRule(eksNodeTemplate, {
        compliant: {
            "a template by its id": {
                clusterName: "prod",
                nodeRoleArn: "arn:aws:iam::111122223333:role/nodes",
                launchTemplate: { id: "lt-1", version: "1" },
            },
            "a template by its name": { launchTemplate: { name: "nodes", version: "1" } },
        },
        broken: {
            "EKS's own": {
                change: { launchTemplate: undefined },
                findings: ["launchTemplate: expected a launch template, found nothing"],
            },
        },
        unknown: ["launchTemplate"],
    });

    describeRule(eksNetworkPolicies, {
        compliant: {
            "policies that are enforced": {
                addonName: "vpc-cni",
                clusterName: "prod",
                configurationValues: '{"enableNetworkPolicy":"true"}',
            },
            "the same in YAML": { addonName: "vpc-cni", configurationValues: 'enableNetworkPolicy: "true"' },
            "another add-on": { addonName: "coredns" },
        },
        broken: {
            "the default, which enforces nothing": {
                change: { configurationValues: undefined },
                findings: ['configurationValues: expected JSON with "enableNetworkPolicy": "true", found nothing'],
            },
            "policies that are not enforced": {
                change: { configurationValues: '{"enableNetworkPolicy":"false"}' },
                findings: [
                    'configurationValues: expected JSON with "enableNetworkPolicy": "true", ' +
                        'found "{\\"enableNetworkPolicy\\":\\"false\\"}"',
                ],
            },
        },
        unknown: ["addonName", "configurationValues"],
    });
});
