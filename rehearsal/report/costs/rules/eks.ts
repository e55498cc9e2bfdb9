import { type Charge, counted, one, rangeText, type Rule, unknown } from "../charge";
import { numberAt, rangeOf, textAt } from "../stack-view";

export const eksCluster: Rule = (cluster, stack) => [
    counted(
        {
            id: "control-plane",
            what: "EKS control plane",
            region: stack.regionOf(cluster),
            service: "eks",
            key: "STANDARD",
            count: one,
        },
        "Its Kubernetes version is in standard support.",
    ),
];

/** Instances, and the disks that the pool's launch template gives them. */
export const eksNodeGroup: Rule = (pool, stack) => {
    const { inputs } = pool;
    const region = stack.regionOf(pool);
    const size = textAt(inputs, "instanceTypes[0]");
    const count = rangeOf(numberAt(inputs, "scalingConfig.minSize"), numberAt(inputs, "scalingConfig.maxSize"));
    if (size === undefined || count === undefined) {
        return [unknown("nodes", "Nodes", "Their type or number is known only after a deployment.")];
    }
    const what = `${rangeText(count)} × ${size}`;
    const windows = textAt(inputs, "amiType")?.startsWith("WINDOWS") ?? false;
    if (windows || (textAt(inputs, "capacityType") ?? "ON_DEMAND") !== "ON_DEMAND") {
        return [unknown("nodes", what, "Only Linux on demand has prices here.")];
    }
    const types = textAt(inputs, "instanceTypes[1]") === undefined ? [] : ["All nodes are of the pool's first type."];
    const nodes = counted({ id: "nodes", what: `${what}, Linux`, region, service: "ec2", key: size, count }, ...types);
    const template = stack.dependency(pool, "aws:ec2/launchTemplate:LaunchTemplate");
    const disk = "blockDeviceMappings[0].ebs";
    const type = template && textAt(template.inputs, `${disk}.volumeType`);
    const gigabytes = template && numberAt(template.inputs, `${disk}.volumeSize`);
    const disks: Charge =
        type === undefined || gigabytes === undefined
            ? unknown("disks", "Disks of nodes", "The pool has no launch template that tells their type and size.")
            : counted({
                  id: "disks",
                  what: `${rangeText(count)} × disk of ${gigabytes} GiB, ${type}`,
                  region,
                  service: "ebs",
                  key: type,
                  count: { base: count.base * gigabytes, most: count.most * gigabytes },
              });
    return [nodes, disks];
};
