import { EksCluster } from "@fairlead/components/cluster/eks-cluster";
import { EksTaintEffect, type EksClusterArgs } from "@fairlead/components/cluster/eks-cluster-args";
import { EksClusterAutoscaler } from "@fairlead/components/cluster/eks-cluster-autoscaler";

import { awsNetworkReference, eksReference } from "../cloud";
import { assertFaults } from "../faults";

const pool = { name: "general", instanceTypes: ["m7g.large"], minCount: 1, maxCount: 3 };
const args: EksClusterArgs = {
    network: awsNetworkReference,
    nodePools: [pool],
    apiServer: { authorizedIpRanges: ["203.0.113.0/24"] },
};

function refuses(more: Partial<EksClusterArgs>, expected: Readonly<Record<string, string>>, name = "dev"): void {
    assertFaults(() => new EksCluster(name, { ...args, ...more }), expected);
}

describe("EksCluster refuses", () => {
    it("a pool that AWS would refuse, for all reasons at once", () => {
        refuses(
            {
                nodePools: [
                    pool,
                    { name: "Apps", instanceTypes: ["large", "m7i.large"], diskSizeGb: 8, minCount: 0, maxCount: 500 },
                    { name: "apps", instanceTypes: [], minCount: 3, maxCount: 2 },
                ],
            },
            {
                "nodePools[1].name":
                    'expected 1 to 12 lower-case letters and digits, a letter first, got "Apps"; rename the pool',
                "nodePools[1].instanceTypes[0]":
                    'expected an instance type such as m7g.large, got "large"; take one that aws ec2 describe-instance-type-offerings prints',
                "nodePools[1].diskSizeGb":
                    "expected a whole number from 20 to 16384 (GiB), got 8; give a number in these bounds",
                "nodePools[1].maxCount":
                    "expected a whole number from 1 to 450 (nodes), got 500; give a number in these bounds",
                "nodePools[2].instanceTypes": "expected at least one type, got []; name one such as m7g.large",
                "nodePools[2].maxCount": "expected at least minCount (3), got 2; raise maxCount or lower minCount",
            },
        );
    });

    it("processors in one pool that no image runs on both of", () => {
        refuses(
            { nodePools: [{ ...pool, instanceTypes: ["m7g.large", "m7i.large"] }] },
            {
                "nodePools[0].instanceTypes":
                    'expected types of one processor, since the nodes of a pool have one image, got ["m7g.large","m7i.large"]; give Graviton (types such as m7g) a pool of its own',
            },
        );
    });

    it("two pools of a name, and pools that leave the add-ons no place", () => {
        refuses(
            { nodePools: [pool, pool] },
            { "nodePools[1].name": 'expected a name no other pool has, got "general"; rename the pool' },
        );
        const tainted = { ...pool, taints: [{ key: "dedicated", effect: EksTaintEffect.NoSchedule }] };
        const homeless =
            "expected a pool without taints and with minCount of at least 1, for DNS and the other add-ons";
        refuses(
            { nodePools: [tainted, { ...pool, name: "apps", minCount: 0 }] },
            { nodePools: `${homeless}, got ["general","apps"]; add one, or raise minCount` },
        );
        refuses({ nodePools: [] }, { nodePools: `${homeless}, got []; add one, or raise minCount` });
    });

    it("an API that is open to the whole Internet, or to nobody, or to more networks than EKS takes", () => {
        refuses(
            { apiServer: { authorizedIpRanges: ["0.0.0.0/0"] } },
            {
                "apiServer.authorizedIpRanges[0]":
                    'expected a network smaller than the whole Internet, got "0.0.0.0/0"; name your own networks, or set apiServer.privateCluster to true',
            },
        );
        const nobody = "expected 1 to 40 networks that may reach the API";
        const repair = "name them, or set apiServer.privateCluster to true";
        refuses({ apiServer: {} }, { "apiServer.authorizedIpRanges": `${nobody}, got []; ${repair}` });
        refuses(
            { apiServer: { authorizedIpRanges: Array.from({ length: 41 }, (_, index) => `203.0.113.${index}/32`) } },
            { "apiServer.authorizedIpRanges": `${nobody}, got 41; ${repair}` },
        );
    });

    it("administrators that are sessions, or named twice", () => {
        const admin = "arn:aws:iam::111122223333:role/admins";
        const session = "arn:aws:sts::111122223333:assumed-role/admins/jane";
        refuses(
            { adminPrincipalArns: [admin, session, admin] },
            {
                "adminPrincipalArns[1]": `expected the ARN of an IAM role or user, got "${session}"; give the one that aws iam get-role --role-name NAME prints, not that of a session`,
                "adminPrincipalArns[2]": `expected every principal once, got "${admin}"; drop the repetition`,
            },
        );
    });

    it("a version whose add-ons nobody knows, one zone, a name too long for roles, and days CloudWatch has not", () => {
        const name = "a-cluster-whose-name-leaves-no-room-for-more";
        refuses(
            {
                kubernetesVersion: "1.4",
                network: { ...awsNetworkReference, privateSubnetIds: ["subnet-a"] },
                logRetentionDays: 31,
            },
            {
                name: `expected 1 to 40 letters, digits, hyphens and underscores, a letter or digit first, got "${name}"; choose such a name, or the roles named after it get too long for AWS`,
                kubernetesVersion:
                    'expected one of "1.35", "1.36", got "1.4"; choose one of them, in quotes, or take a later release of Fairlead',
                "network.privateSubnetIds":
                    "expected subnets in at least two zones, got 1; give the network a second zone",
                logRetentionDays:
                    "expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 (days), got 31; choose the next of them",
            },
            name,
        );
    });
});

describe("EksClusterAutoscaler refuses", () => {
    it("a version that it has no image for", () => {
        assertFaults(() => new EksClusterAutoscaler("dev", { cluster: eksReference, kubernetesVersion: "1.20" }), {
            kubernetesVersion:
                'expected one of "1.35", "1.36", got "1.20"; choose one of them, in quotes, or take a later release of Fairlead',
        });
    });
});
