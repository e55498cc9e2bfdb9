import type { Json } from "../../../state/json";
import { isJsonObject } from "../../../state/json";
import { valuesAt } from "../../model/shown-values";
import { type Charge, counted, one, rangeText, type Rule, unknown } from "../charge";
import { numberAt, rangeOf, textAt } from "../stack-view";

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
        counted({
            id: "load-balancer",
            what: "Load balancer of the cluster, with its rules",
            region,
            service: "load-balancer",
            key: "Standard",
            count: one,
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
        ...diskCharges(pool, name, size).map((disk) =>
            typeof disk === "string"
                ? counted({
                      id: `disks ${name}`,
                      what: `Pool ${name}: ${rangeText(count)} × OS disk ${disk}`,
                      region,
                      service: "premium-ssd",
                      key: disk,
                      count,
                  })
                : disk,
        ),
    ];
}

/** Sizes with a disk of their own have a `d` after the number, as in `D4ads_v5`; those for Premium SSD an `s`. */
const sizeForm = /^Standard_[A-Z]+\d+(?:-\d+)?(?<features>[a-z]*)/;

/**
 * The tier of the disk that a node boots from; nothing if it boots from its own. AKS takes the node's own where it fits,
 * unless it is told: azure.github.io/PSRule.Rules.Azure/en/rules/Azure.AKS.EphemeralOSDisk.
 */
function diskCharges(pool: Json, name: string, size: string): readonly (string | Charge)[] {
    if (!isJsonObject(pool)) {
        return [];
    }
    const type = textAt(pool, "osDiskType");
    const features = sizeForm.exec(size)?.groups?.features ?? "";
    const gigabytes = numberAt(pool, "osDiskSizeGB");
    if (type === "Ephemeral") {
        return [];
    }
    const unsure =
        type === undefined && features.includes("d")
            ? "AKS chooses between the node's own disk, which is free, and a managed one: set osDiskType."
            : gigabytes === undefined || !features.includes("s")
              ? "Only Premium SSD of a size that is set has prices here."
              : undefined;
    return [
        unsure === undefined ? diskTier(gigabytes ?? 0) : unknown(`disks ${name}`, `Pool ${name}: OS disks`, unsure),
    ];
}

/** Sizes of Premium SSD in GiB: learn.microsoft.com/azure/virtual-machines/disks-types. A disk is billed as the next one. */
const premiumTiers: readonly (readonly [string, number])[] = [
    ["P4", 32],
    ["P6", 64],
    ["P10", 128],
    ["P15", 256],
    ["P20", 512],
    ["P30", 1024],
];

function diskTier(gigabytes: number): string {
    return premiumTiers.find(([, size]) => gigabytes <= size)?.[0] ?? `of ${gigabytes} GiB`;
}
