import type { StoredResource } from "../../model/input";
import { byUse, type Charge, counted, one, rangeText, type Rule, unknown } from "../charge";
import { numberAt, rangeOf, type StackView, textAt } from "../stack-view";

const clusterType = "aws:rds/cluster:Cluster";

/**
 * The storage of a cluster grows with what is in it; only its instances have a size. The administrator's password that RDS
 * keeps is billed as a secret: docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html.
 */
export const auroraCluster: Rule = (cluster, stack) => [
    ...(cluster.inputs.manageMasterUserPassword === true
        ? [
              counted({
                  id: "password",
                  what: "Secret with the administrator's password",
                  region: stack.regionOf(cluster),
                  service: "secrets-manager",
                  key: "secret",
                  count: one,
              }),
          ]
        : []),
    byUse("what Aurora stores", {
        region: stack.regionOf(cluster),
        service: "aurora-storage",
        key: textAt(cluster.inputs, "storageType") ?? "aurora",
    }),
    byUse("requests to Aurora's storage, and backups beyond its size"),
];

/** An instance has a size, or scales between the capacities of its cluster. */
export const auroraInstance: Rule = (instance, stack) => {
    const size = textAt(instance.inputs, "instanceClass");
    const cluster = stack.dependency(instance, clusterType);
    if (size === undefined || cluster === undefined) {
        return [unknown("capacity", "Aurora instance", "Its class or its cluster is known only after a deployment.")];
    }
    return [size === "db.serverless" ? serverless(instance, cluster, stack) : provisioned(size, cluster, stack)];
};

function provisioned(size: string, cluster: StoredResource, stack: StackView): Charge {
    const engine = textAt(cluster.inputs, "engine") ?? "of an unknown engine";
    return counted({
        id: "capacity",
        what: `Aurora instance ${size}`,
        region: stack.regionOf(cluster),
        service: textAt(cluster.inputs, "storageType") === "aurora-iopt1" ? `${engine}-iopt1` : engine,
        key: size,
        count: one,
    });
}

function serverless(instance: StoredResource, cluster: StoredResource, stack: StackView): Charge {
    const scaling = "serverlessv2ScalingConfiguration";
    const count = rangeOf(
        numberAt(cluster.inputs, `${scaling}.minCapacity`),
        numberAt(cluster.inputs, `${scaling}.maxCapacity`),
    );
    if (count === undefined) {
        return unknown("capacity", "Aurora Serverless v2", "Its capacities are known only after a deployment.");
    }
    const asleep = count.base === 0 ? ["It sleeps all month, or works all month at the most."] : [];
    return counted(
        {
            id: "capacity",
            what: `Aurora Serverless v2: ${rangeText(count)} capacity units`,
            region: stack.regionOf(instance),
            service: "aurora-capacity",
            key: textAt(cluster.inputs, "storageType") ?? "aurora",
            count,
        },
        ...asleep,
    );
}
