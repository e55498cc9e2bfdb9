import assert from "node:assert/strict";

import { aws } from "../../../../rehearsal/clouds/aws/package";
import { putIntoCloud } from "../../../../rehearsal/clouds/simulation/inventory";
import { SimulatedProvider } from "../../../../rehearsal/clouds/simulation/simulated-provider";
import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";
import { urnOf } from "../support";
import { Memory } from "./memory";

interface Made {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly outputs: ValueMap;
    readonly oldInputs: ValueMap;
}

/** A plugin process that was just started: it knows nothing but what its clouds remember. */
function process_(): SimulatedProvider {
    const provider = new SimulatedProvider(aws, __dirname, { environment: process.env, engine: undefined });
    provider.configure({ region: "eu-west-1" });
    return provider;
}

function make(type: string, name: string, inputs: ValueMap): Made {
    const resource = { urn: urnOf(type, name), type, name };
    return { ...resource, ...process_().create({ ...resource, inputs, preview: false }), oldInputs: inputs };
}

/** Deletes in a process of its own, as a bare `destroy` does. */
async function remove(made: Made): Promise<void> {
    await process_().delete(made);
}

const vpc = () => make("aws:ec2/vpc:Vpc", "v", { cidrBlock: "10.0.0.0/16" });
const subnetIn = ({ id }: Made) =>
    make("aws:ec2/subnet:Subnet", "s", { vpcId: id, cidrBlock: "10.0.0.0/24", availabilityZone: "eu-west-1a" });
const groupIn = ({ id }: Made, name = "g") => make("aws:ec2/securityGroup:SecurityGroup", name, { vpcId: id, name });
const database = {
    ...{ clusterIdentifier: "d", engine: "aurora-postgresql", masterUsername: "root" },
    ...{ manageMasterUserPassword: true, skipFinalSnapshot: true },
};
const role = (inputs: ValueMap = {}) =>
    make("aws:iam/role:Role", "r", { name: "r", assumeRolePolicy: "{}", ...inputs });

/** What lives through what: the two are made in this order; the first can't be deleted before the second. */
const cases: readonly (readonly [refusal: RegExp, make: () => readonly [Made, Made]])[] = [
    [
        /deleting EC2 VPC \(vpc-\w+\): operation error EC2: DeleteVpc, https response error StatusCode: 400, RequestID: \S+, api error DependencyViolation: The vpc 'vpc-\w+' has dependencies and cannot be deleted\./,
        () => {
            const network = vpc();
            return [network, subnetIn(network)];
        },
    ],
    [
        /The subnet 'subnet-\w+' has dependencies and cannot be deleted/,
        () => {
            const subnet = subnetIn(vpc());
            return [
                subnet,
                make("aws:efs/mountTarget:MountTarget", "m", { fileSystemId: "fs-1", subnetId: subnet.id }),
            ];
        },
    ],
    [
        /resource sg-\w+ has a dependent object/,
        () => {
            const network = vpc();
            const [group, other] = [groupIn(network), groupIn(network, "h")];
            const inputs = { securityGroupId: other.id, referencedSecurityGroupId: group.id, ipProtocol: "tcp" };
            return [group, make("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "i", inputs)];
        },
    ],
    [
        /detaching EC2 Internet Gateway \(igw-\w+\) from VPC .*: Network vpc-\w+ has some mapped public address\(es\)/,
        () => {
            const network = vpc();
            const subnet = subnetIn(network);
            const gateway = make("aws:ec2/internetGateway:InternetGateway", "i", { vpcId: network.id });
            return [gateway, make("aws:ec2/natGateway:NatGateway", "n", { subnetId: subnet.id, allocationId: "e" })];
        },
    ],
    [
        /deleting EC2 EIP \(eipalloc-\w+\): .* api error InvalidIPAddress\.InUse/,
        () => {
            const address = make("aws:ec2/eip:Eip", "e", { domain: "vpc" });
            const subnetMappings = [{ subnetId: "subnet-1", allocationId: address.id }];
            const inputs = { name: "lb", loadBalancerType: "network", subnetMappings };
            return [address, make("aws:lb/loadBalancer:LoadBalancer", "l", inputs)];
        },
    ],
    [
        /Target group 'arn:\S+' is currently in use by a listener or a rule/,
        () => {
            const group = make("aws:lb/targetGroup:TargetGroup", "t", { name: "t", port: 80, protocol: "TCP" });
            const defaultActions = [{ type: "forward", targetGroupArn: group.id }];
            return [group, make("aws:lb/listener:Listener", "l", { loadBalancerArn: "arn:lb", defaultActions })];
        },
    ],
    [
        /deleting EKS Cluster \(c\): .* StatusCode: 409, .* ResourceInUseException: Cluster has nodegroups attached/,
        () => {
            const cluster = make("aws:eks/cluster:Cluster", "c", {
                name: "c",
                roleArn: "r",
                vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] },
            });
            const inputs = { clusterName: "c", nodeGroupName: "n", nodeRoleArn: "r", subnetIds: [], scalingConfig: {} };
            return [cluster, make("aws:eks/nodeGroup:NodeGroup", "n", inputs)];
        },
    ],
    [
        /InvalidDBSubnetGroupStateFault: Cannot delete the subnet group 'g' because at least one database cluster: d is still/,
        () => {
            const group = make("aws:rds/subnetGroup:SubnetGroup", "g", { name: "g", subnetIds: ["subnet-1"] });
            return [group, make("aws:rds/cluster:Cluster", "d", { ...database, dbSubnetGroupName: "g" })];
        },
    ],
    [
        /Cluster cannot be deleted, it still contains DB instances in non-deleting state/,
        () => {
            const cluster = make("aws:rds/cluster:Cluster", "d", database);
            const inputs = { identifier: "i", clusterIdentifier: "d", instanceClass: "db.t4g.medium" };
            return [
                cluster,
                make("aws:rds/clusterInstance:ClusterInstance", "i", { ...inputs, engine: "aurora-postgresql" }),
            ];
        },
    ],
    [
        /deleting EFS File System \(fs-\w+\): .* RequestID: \S+, FileSystemInUse: /,
        () => {
            const files = make("aws:efs/fileSystem:FileSystem", "f", {});
            return [
                files,
                make("aws:efs/mountTarget:MountTarget", "m", { fileSystemId: files.id, subnetId: "subnet-1" }),
            ];
        },
    ],
    [
        /HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets/,
        () => {
            const zone = make("aws:route53/zone:Zone", "z", { name: "example.com" });
            const inputs = { zoneId: zone.id, name: "www.example.com", type: "A", ttl: 60, records: ["192.0.2.1"] };
            return [zone, make("aws:route53/record:Record", "w", inputs)];
        },
    ],
    [
        /deleting IAM Role \(r\): .* DeleteConflict: Cannot delete entity, must detach all policies first\./,
        () => [
            role(),
            make("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", {
                role: "r",
                policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
            }),
        ],
    ],
];

describe("AWS, from run to run", () => {
    const memory = new Memory();
    for (const [refusal, makeBoth] of cases) {
        it(`refuses: ${refusal.source.slice(0, 60)}`, async () => {
            const [used, user] = makeBoth();
            await assert.rejects(remove(used), refusal);
            await remove(user);
            await remove(used);
        });
    }

    it("keeps the subnets of a database, which is in them by its subnet group", async () => {
        const subnet = subnetIn(vpc());
        make("aws:rds/subnetGroup:SubnetGroup", "g", { name: "g", subnetIds: [subnet.id] });
        const cluster = make("aws:rds/cluster:Cluster", "d", { ...database, dbSubnetGroupName: "g" });
        await assert.rejects(remove(subnet), /has dependencies/);
        await remove(cluster);
        await remove(subnet);
    });

    it("keeps a registry with images and a zone with records from outside, unless told to force it", async () => {
        const repository = (forceDelete: boolean) =>
            make("aws:ecr/repository:Repository", "shop", { name: "shop", forceDelete });
        const zone = (forceDestroy: boolean) =>
            make("aws:route53/zone:Zone", "z", { name: "example.com", forceDestroy });
        putIntoCloud(memory.folder, "repository", repository(false).id, "sha256:1");
        putIntoCloud(memory.folder, "zone", zone(false).id, "_acme-challenge");
        await assert.rejects(
            remove(repository(false)),
            /ECR Repository \(shop\) not empty, consider using force_delete: .* RepositoryNotEmptyException: The repository with name 'shop'/,
        );
        await assert.rejects(remove(zone(false)), /HostedZoneNotEmpty/);
        await remove(repository(true));
        await remove(zone(true));
        await remove(repository(false));
    });

    it("detaches policies from a role that is told to", async () => {
        const own = role({ forceDetachPolicies: true });
        make("aws:iam/rolePolicy:RolePolicy", "p", { role: "r", policy: "{}" });
        await remove(own);
    });

    it("waits for what is deleted at the same time", async () => {
        const network = vpc();
        const subnet = subnetIn(network);
        await Promise.all([
            remove(network),
            new Promise((resolve) => setTimeout(resolve, 60)).then(() => remove(subnet)),
        ]);
    });
});
