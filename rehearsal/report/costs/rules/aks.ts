import { isJsonObject, type Json, type JsonObject } from "../../../state/json";
import type { CostRange } from "../../model/report";
import { valuesAt } from "../../model/shown-values";
import { byUse, type Charge, counted, one, rangeText, type Rule, unknown } from "../charge";
import { noRegion } from "../prices";
import { numberAt, rangeOf, textAt } from "../stack-view";
import { managedDisk } from "./azure-disks";

const clusterType = "azure-native:containerservice:ManagedCluster";

/** The control plane by its tier, the pools of its profile, and what AKS makes beside them. */
export const aksCluster: Rule = (cluster, stack) => {
    const region = stack.regionOf(cluster);
    const tier = textAt(cluster.inputs, "sku.tier") ?? "Free";
    const outbound = textAt(cluster.inputs, "networkProfile.outboundType") ?? "loadBalancer";
    return [
        ...(tier === "Free"
            ? []
            : [counted({ id: "tier", what: `AKS ${tier} tier`, region, service: "aks", key: tier, count: one })]),
        ...valuesAt(cluster.inputs, "agentPoolProfiles[*]").flatMap((pool) => poolCharges(pool, region)),
        counted(
            {
                id: "load-balancer",
                what: "Load balancer of the cluster",
                region: noRegion,
                service: "azure-load-balancer",
                key: "Standard",
                count: one,
            },
            "It has five rules at the most.",
        ),
        byUse("traffic by load balancers", {
            region: noRegion,
            service: "azure-load-balancer-traffic",
            key: "Standard",
        }),
        ...(outbound === "loadBalancer"
            ? [
                  counted(
                      {
                          id: "outbound-address",
                          what: "Outgoing public address of the cluster",
                          region,
                          service: "public-ip",
                          key: "Standard",
                          count: one,
                      },
                      "AKS makes one, which is not among the stack's resources.",
                  ),
              ]
            : []),
    ];
};

export const aksPool: Rule = (pool, stack) => {
    const cluster = stack.dependency(pool, clusterType);
    return poolCharges(pool.inputs, cluster && stack.regionOf(cluster));
};

/** Virtual machines and their disks. */
function poolCharges(pool: Json, region: string | undefined): readonly Charge[] {
    if (!isJsonObject(pool)) {
        return [unknown("nodes", "Nodes", "The pool is known only after a deployment.")];
    }
    const name = textAt(pool, "name") ?? textAt(pool, "agentPoolName") ?? "?";
    const size = textAt(pool, "vmSize");
    const scales = pool.enableAutoScaling === true;
    const fixed = numberAt(pool, "count");
    const count = scales ? rangeOf(numberAt(pool, "minCount"), numberAt(pool, "maxCount")) : rangeOf(fixed, fixed);
    const id = `nodes ${name}`;
    if (size === undefined || count === undefined) {
        return [unknown(id, `Nodes of pool ${name}`, "Their size or number is known only after a deployment.")];
    }
    const what = `Pool ${name}: ${rangeText(count)} × ${size}`;
    if (textAt(pool, "osType") === "Windows" || textAt(pool, "scaleSetPriority") === "Spot") {
        return [unknown(id, what, "Only Linux on demand has prices here.")];
    }
    return [
        counted({ id, what: `${what}, Linux`, region, service: "virtual-machine", key: size, count }),
        ...diskCharges(pool, { name, size, count, region }),
    ];
}

/** Nodes whose disks are asked for. */
interface Nodes {
    readonly name: string;
    readonly size: string;
    readonly count: CostRange;
    readonly region: string | undefined;
}

/** Sizes with a disk of their own have a `d` after the number, as in `D4ads_v5`; those for Premium SSD an `s`. */
const sizeForm = /^Standard_[A-Z]+\d+(?:-\d+)?(?<features>[a-z]*)/;

/**
 * What nodes boot from; nothing if they boot from disks of their own. AKS takes those where they fit, unless it is told:
 * azure.github.io/PSRule.Rules.Azure/en/rules/Azure.AKS.EphemeralOSDisk.
 */
function diskCharges(pool: JsonObject, { name, size, count, region }: Nodes): readonly Charge[] {
    const type = textAt(pool, "osDiskType");
    const features = sizeForm.exec(size)?.groups?.features ?? "";
    const gigabytes = numberAt(pool, "osDiskSizeGB");
    const [id, disks] = [`disks ${name}`, `Pool ${name}: OS disks`];
    if (type === "Ephemeral") {
        return [];
    }
    if (type === undefined && features.includes("d")) {
        const choice = "AKS chooses between the node's own disk, which is free, and a managed one: set osDiskType.";
        return [unknown(id, disks, choice)];
    }
    const key = features.includes("s") && gigabytes !== undefined ? managedDisk("Premium_LRS", gigabytes) : undefined;
    if (key === undefined) {
        return [unknown(id, disks, "Only Premium SSD of a size that is set has prices here.")];
    }
    const what = `Pool ${name}: ${rangeText(count)} × OS disk ${key}`;
    return [counted({ id, what, region, service: "managed-disk", key, count })];
}
