import { byUse, counted, rangeText, type Rule, unknown } from "../charge";
import { numberAt, rangeOf, textAt } from "../stack-view";

const clusterType = "aws:rds/cluster:Cluster";

/** The storage of a cluster grows with what is in it; only its instances have a size. */
export const auroraCluster: Rule = (cluster, stack) => [
    byUse("what Aurora stores", {
        region: stack.regionOf(cluster),
        service: "aurora-storage",
        key: textAt(cluster.inputs, "storageType") ?? "aurora",
    }),
    byUse("requests to Aurora's storage, and backups beyond its size"),
];

/** An instance scales between the capacities of its cluster. */
export const auroraInstance: Rule = (instance, stack) => {
    const size = textAt(instance.inputs, "instanceClass") ?? "of unknown class";
    const cluster = stack.dependency(instance, clusterType);
    const scaling = "serverlessv2ScalingConfiguration";
    const count =
        cluster &&
        rangeOf(numberAt(cluster.inputs, `${scaling}.minCapacity`), numberAt(cluster.inputs, `${scaling}.maxCapacity`));
    if (size !== "db.serverless" || cluster === undefined || count === undefined) {
        return [unknown("capacity", `Aurora instance ${size}`, "Only Aurora Serverless v2 has prices here.")];
    }
    const asleep = count.base === 0 ? ["It sleeps all month, or works all month at the most."] : [];
    return [
        counted(
            {
                id: "capacity",
                what: `Aurora Serverless v2: ${rangeText(count)} capacity units`,
                region: stack.regionOf(instance),
                service: "aurora-capacity",
                key: textAt(cluster.inputs, "storageType") ?? "aurora",
                count,
            },
            ...asleep,
        ),
    ];
};
