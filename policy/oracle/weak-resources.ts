import type { StoredResource } from "../stored-stack";
import type { Exhibit } from "./exhibit";
import { exhibitsOf } from "./exhibits";
import type { Finding } from "./findings";

/** What the weak resources are of, so to say. */
export const weakStack = "self-check";

/** Resources that checkov must find fault with, each with the check that does. If one is missed, no silence of the oracle means anything. */
const weak: readonly (StoredResource & { readonly check: string })[] = [
    {
        check: "CKV_AWS_24",
        ...resource("aws:ec2/securityGroup:SecurityGroup", "sg-1"),
        inputs: {
            description: "open",
            ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"], description: "SSH" }],
        },
    },
    {
        // By a rule of checkov's graph, which looks for a flow log.
        check: "CKV2_AWS_11",
        ...resource("aws:ec2/vpc:Vpc", "vpc-1"),
        inputs: { cidrBlock: "10.0.0.0/16" },
    },
    {
        // Below a rule of the group, so that it is found only where rules have properties of their own.
        check: "CKV_AZURE_10",
        ...resource("azure-native:network:NetworkSecurityGroup", "Microsoft.Network/networkSecurityGroups/open"),
        inputs: {
            location: "westeurope",
            networkSecurityGroupName: "open",
            securityRules: [
                {
                    name: "ssh",
                    access: "Allow",
                    direction: "Inbound",
                    protocol: "Tcp",
                    priority: 100,
                    sourceAddressPrefix: "*",
                    sourcePortRange: "*",
                    destinationAddressPrefix: "*",
                    destinationPortRange: "22",
                },
            ],
        },
    },
    {
        check: "CKV_AZURE_3",
        ...resource("azure-native:storage:StorageAccount", "Microsoft.Storage/storageAccounts/plain"),
        inputs: { accountName: "plain", location: "westeurope", kind: "StorageV2", enableHttpsTrafficOnly: false },
    },
    {
        check: "CKV_K8S_16",
        ...resource("kubernetes:core/v1:Pod", "default/privileged"),
        inputs: {
            apiVersion: "v1",
            kind: "Pod",
            metadata: { name: "privileged", namespace: "default" },
            spec: { containers: [{ name: "app", image: "app", securityContext: { privileged: true } }] },
        },
    },
];

const weakDockerfile: Exhibit = {
    stack: weakStack,
    file: `${weakStack}/Dockerfile`,
    text: "FROM scratch\nCOPY app /app\n",
    subjects: new Map(),
};
const dockerfileCheck = "CKV_DOCKER_3";

export function weakExhibits(): readonly Exhibit[] {
    return [...exhibitsOf(weakStack, weak), weakDockerfile];
}

/** The weaknesses that were not found, in words. */
export function missed(findings: readonly Finding[]): readonly string[] {
    const found = new Set(findings.filter(({ stack }) => stack === weakStack).map(({ check }) => check));
    return [...weak, { check: dockerfileCheck, type: "Dockerfile" }]
        .filter(({ check }) => !found.has(check))
        .map(({ check, type }) => `${check} at a weak ${type}`);
}

function resource(type: string, id: string) {
    const name = id.slice(id.lastIndexOf("/") + 1);
    const scope = type.startsWith("azure-native:") ? "/subscriptions/s/resourceGroups/g/providers/" : "";
    return { urn: `urn:pulumi:${weakStack}::oracle::${type}::${name}`, type, id: `${scope}${id}` };
}
