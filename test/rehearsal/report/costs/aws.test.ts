import assert from "node:assert/strict";
import type { StoredResource } from "../../../../rehearsal/report/model/input";
import type { JsonObject } from "../../../../rehearsal/state/json";
import { resource } from "../model/samples";
import { bill, estimate } from "./charges";

const region = "eu-central-1";

const template = resource("aws:ec2/launchTemplate:LaunchTemplate", "one", {
    region,
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 64, volumeType: "gp3" } }],
});

function nodeGroup(changes: JsonObject = {}, dependencies: readonly string[] = [template.urn]) {
    const inputs = {
        region,
        amiType: "AL2023_x86_64_STANDARD",
        capacityType: "ON_DEMAND",
        instanceTypes: ["t3.large"],
        // At the head of a pull request, a new template's id is not known yet.
        launchTemplate: { id: "[unknown]" },
        scalingConfig: { desiredSize: 2, minSize: 2, maxSize: 4 },
        ...changes,
    };
    return resource("aws:eks/nodeGroup:NodeGroup", "one", inputs, { dependencies });
}

describe("costs of EKS", () => {
    it("run from the least number of nodes to the most, with the disks of their launch template", () => {
        assert.deepEqual(bill([resource("aws:eks/cluster:Cluster", "one", { region }), template, nodeGroup()]), {
            "EKS control plane": [73, 73],
            "2–4 × t3.large, Linux": [140.16, 280.32],
            "2–4 × disk of 64 GiB, gp3": [12.19, 24.37],
        });
    });

    it("assume the first of several types", () => {
        const { lines } = estimate([template, nodeGroup({ instanceTypes: ["t3.large", "t3a.large"] })]);
        const nodes = lines.find(({ what }) => what === "2–4 × t3.large, Linux")?.after;
        assert.deepEqual(nodes?.kind === "priced" ? nodes.assumptions : [], [
            "All nodes are of the pool's first type.",
        ]);
    });

    it("are unknown for spot, Windows, what is decided later, and disks that nothing tells of", () => {
        const only = "Only Linux on demand has prices here.";
        assert.equal(bill([template, nodeGroup({ capacityType: "SPOT" })])["2–4 × t3.large"], only);
        assert.equal(bill([template, nodeGroup({ amiType: "WINDOWS_CORE_2022_x86_64" })])["2–4 × t3.large"], only);
        assert.match(String(bill([nodeGroup({ instanceTypes: "[unknown]" })]).Nodes), /only after a deployment/);
        assert.match(String(bill([nodeGroup({}, [])])["Disks of nodes"]), /no launch template/);
    });
});

describe("costs of Aurora", () => {
    function aurora(
        capacity: JsonObject | null,
        instance: JsonObject,
        more: JsonObject = {},
    ): [StoredResource, StoredResource] {
        const cluster = resource("aws:rds/cluster:Cluster", "one", {
            region,
            serverlessv2ScalingConfiguration: capacity,
            ...more,
        });
        const inputs = { region, instanceClass: "db.serverless", ...instance };
        const dependencies = [cluster.urn];
        return [cluster, resource("aws:rds/clusterInstance:ClusterInstance", "one", inputs, { dependencies })];
    }

    it("run between the capacities of the cluster, for each instance", () => {
        assert.deepEqual(bill(aurora({ minCapacity: 0.5, maxCapacity: 16 }, {})), {
            "Aurora Serverless v2: 0.5–16 capacity units": [51.1, 1635.2],
        });
    });

    it("are nothing while it sleeps, and more with storage without fees for requests", () => {
        assert.deepEqual(bill(aurora({ minCapacity: 0, maxCapacity: 1 }, {})), {
            "Aurora Serverless v2: 0–1 capacity units": [0, 102.2],
        });
        assert.deepEqual(bill(aurora({ minCapacity: 1, maxCapacity: 1 }, {}, { storageType: "aurora-iopt1" })), {
            "Aurora Serverless v2: 1 capacity units": [138.7, 138.7],
        });
    });

    it("are those of the instance where it has a size", () => {
        const engine = "aurora-postgresql";
        const instance = { instanceClass: "db.r7g.large" };
        assert.deepEqual(bill(aurora(null, instance, { engine })), {
            "Aurora instance db.r7g.large": [243.09, 243.09],
        });
        const storageType = "aurora-iopt1";
        assert.deepEqual(bill(aurora(null, instance, { engine, storageType })), {
            "Aurora instance db.r7g.large": [316.09, 316.09],
        });
    });

    it("are unknown for other engines, and for what is decided later", () => {
        const other = bill(aurora(null, { instanceClass: "db.r7g.large" }, { engine: "aurora-mysql" }));
        assert.match(String(other["Aurora instance db.r7g.large"]), /^No source was found/);
        const unscaled = bill(aurora({ minCapacity: 1, maxCapacity: "[unknown]" }, {}));
        assert.match(String(unscaled["Aurora Serverless v2"]), /only after a deployment/);
        const unclear = bill(aurora(null, { instanceClass: "[unknown]" }));
        assert.match(String(unclear["Aurora instance"]), /only after a deployment/);
    });

    it("have the secret in which RDS keeps the administrator's password", () => {
        const [cluster] = aurora({ minCapacity: 0, maxCapacity: 1 }, {}, { manageMasterUserPassword: true });
        assert.deepEqual(bill([cluster]), { "Secret with the administrator's password": [0.4, 0.4] });
    });
});

describe("costs on AWS", () => {
    it("are known for what is there all the time", () => {
        assert.deepEqual(
            bill([
                resource("aws:ec2/natGateway:NatGateway", "one", { region }),
                resource("aws:ec2/eip:Eip", "one", { region }),
                resource("aws:ec2/vpcEndpoint:VpcEndpoint", "one", {
                    region,
                    vpcEndpointType: "Interface",
                    subnetIds: ["a", "[unknown]"],
                }),
                resource("aws:ec2/vpcEndpoint:VpcEndpoint", "two", { region, vpcEndpointType: "Gateway" }),
                resource("aws:kms/key:Key", "one", { region }),
                resource("aws:route53/zone:Zone", "one", {}),
                resource("aws:secretsmanager/secret:Secret", "one", { region }),
            ]),
            {
                "NAT gateway": [37.96, 37.96],
                "Endpoint in 2 zones": [17.52, 17.52],
                "Public IPv4 address": [3.65, 3.65],
                Key: [1, 1],
                "DNS zone": [0.5, 0.5],
                Secret: [0.4, 0.4],
            },
        );
    });

    it("count a load balancer's addresses unless they are the stack's own, or it is internal", () => {
        const type = "aws:lb/loadBalancer:LoadBalancer";
        const balancer = (inputs: JsonObject) => bill([resource(type, "one", { region, ...inputs })]);
        assert.deepEqual(balancer({ loadBalancerType: "application", internal: false, subnets: ["a", "b", "c"] }), {
            "Load balancer, application": [19.71, 19.71],
            "3 × public IPv4 address of the load balancer": [10.95, 10.95],
        });
        const alone = { "Load balancer, network": [19.71, 19.71] };
        assert.deepEqual(balancer({ loadBalancerType: "network", subnetMappings: [{ subnetId: "a" }] }), alone);
        assert.deepEqual(balancer({ loadBalancerType: "network", internal: true, subnets: ["a"] }), alone);
        assert.match(
            String(balancer({ subnets: "[unknown]" })["Public IPv4 addresses of the load balancer"]),
            /only after a deployment/,
        );
    });

    it("are of the stack's region where a resource names none", () => {
        const address = resource("aws:ec2/eip:Eip", "one", {});
        assert.deepEqual(bill([address], { "aws:region": region }), { "Public IPv4 address": [3.65, 3.65] });
        assert.match(String(bill([address], { "aws:region": "eu-west-1" })["Public IPv4 address"]), /in eu-west-1/);
        assert.match(String(bill([address])["Public IPv4 address"]), /only after a deployment/);
    });
});
