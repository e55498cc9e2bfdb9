import type { Fault } from "../shared/arguments";
import { eachOnce, matches, wholeNumber } from "../shared/argument-rules";
import { logRetentionFaults } from "../shared/aws-log-retention";
import { apiServerFaults } from "./api-server-faults";
import type { EksClusterArgs, EksNodePool } from "./eks-cluster-args";
import { isArm } from "./eks-node-pools";
import { kubernetesVersionFaults } from "./eks-versions";
import { poolSizeFaults, repeatedPoolFaults } from "./node-pool-faults";

/** Everything that AWS would refuse, or that would leave the cluster without a place to run. */
export function eksClusterFaults(name: string, args: EksClusterArgs): Fault[] {
    return [
        ...matches(
            "name",
            name,
            /^[0-9A-Za-z][A-Za-z0-9_-]{0,39}$/,
            "1 to 40 letters, digits, hyphens and underscores, a letter or digit first",
            "choose such a name, or the roles named after it get too long for AWS",
        ),
        ...zoneFaults(args),
        ...kubernetesVersionFaults(args.kubernetesVersion),
        ...args.nodePools.flatMap((pool, index) => poolFaults(`nodePools[${index}]`, pool)),
        ...repeatedPoolFaults(args.nodePools.map(({ name }, index) => ({ path: `nodePools[${index}]`, name }))),
        ...homelessAddonFaults(args.nodePools),
        ...apiServerFaults(args.apiServer, 40),
        ...(args.adminPrincipalArns ?? []).flatMap((arn, index) =>
            matches(
                `adminPrincipalArns[${index}]`,
                arn,
                /^arn:aws:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
                "the ARN of an IAM role or user",
                "give the one that aws iam get-role --role-name NAME prints, not that of a session",
            ),
        ),
        ...eachOnce("adminPrincipalArns", args.adminPrincipalArns ?? [], "principal"),
        ...logRetentionFaults("logRetentionDays", args.logRetentionDays),
    ];
}

function zoneFaults({ network }: EksClusterArgs): Fault[] {
    const count = network.privateSubnetIds.length;
    return count >= 2
        ? []
        : [
              {
                  path: "network.privateSubnetIds",
                  expected: "subnets in at least two zones",
                  got: count,
                  repair: "give the network a second zone",
              },
          ];
}

function poolFaults(path: string, pool: EksNodePool): Fault[] {
    return [
        ...matches(
            `${path}.name`,
            pool.name,
            /^[a-z][a-z0-9]{0,11}$/,
            "1 to 12 lower-case letters and digits, a letter first",
            "rename the pool",
        ),
        ...instanceTypeFaults(`${path}.instanceTypes`, pool.instanceTypes),
        ...wholeNumber(`${path}.diskSizeGb`, pool.diskSizeGb, 20, 16384, "GiB"),
        ...poolSizeFaults(path, pool, 0, 450),
    ];
}

function instanceTypeFaults(path: string, types: readonly string[]): Fault[] {
    if (types.length === 0) {
        return [{ path, expected: "at least one type", got: types, repair: "name one such as m7g.large" }];
    }
    const malformed = types.flatMap((type, index) =>
        matches(
            `${path}[${index}]`,
            type,
            /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
            "an instance type such as m7g.large",
            "take one that aws ec2 describe-instance-type-offerings prints",
        ),
    );
    const mixed = new Set(types.map(isArm)).size > 1;
    return mixed
        ? [
              ...malformed,
              {
                  path,
                  expected: "types of one processor, since the nodes of a pool have one image",
                  got: types,
                  repair: "give Graviton (types such as m7g) a pool of its own",
              },
          ]
        : malformed;
}

function homelessAddonFaults(pools: readonly EksNodePool[]): Fault[] {
    return pools.some(({ minCount, taints = [] }) => minCount > 0 && taints.length === 0)
        ? []
        : [
              {
                  path: "nodePools",
                  expected: "a pool without taints and with minCount of at least 1, for DNS and the other add-ons",
                  got: pools.map(({ name }) => name),
                  repair: "add one, or raise minCount",
              },
          ];
}
