import { isJsonList, isJsonObject, type Json } from "../../../state/json";
import type { StoredResource } from "../../model/input";
import { valueAt, valuesAt } from "../../model/shown-values";
import { type Charge, counted, type Rule, unknown } from "../charge";
import { type StackView, textAt } from "../stack-view";
import { managedDisk } from "./azure-disks";
import { type Claim, claimsIn, gibibytes } from "./claims";

const aksType = "azure-native:containerservice:ManagedCluster";

/** What Kubernetes makes for claims; in a cluster without a cloud it costs nothing. */
export const volumes: Rule = (resource, stack) => {
    const cluster = stack.first("aws:eks/cluster:Cluster", aksType);
    return cluster === undefined
        ? []
        : claimsIn(resource.inputs).flatMap((claim, index) => volume(claim, `volume ${index}`, cluster, stack));
};

/** What a claim is met with. */
interface Volume {
    readonly id: string;
    /** For people: `2 × volume of 10Gi`. */
    readonly what: string;
    readonly className: string;
    /** The kind of disk in its cloud's words; its driver's own choice if nothing says so. */
    readonly kind: string | undefined;
    readonly gigabytes: number;
    readonly copies: number;
    readonly region: string | undefined;
}

/** By driver. What EFS and Azure Files hold is billed with their file system, which is a resource of the stack. */
const drivers: Readonly<Record<string, (volume: Volume) => readonly Charge[]>> = {
    "ebs.csi.aws.com": ({ id, what, kind: key = "gp3", gigabytes, copies, region }) => {
        const space = copies * gigabytes;
        const count = { base: space, most: space };
        return [counted({ id, what: `${what}, ${key}`, region, service: "ebs", key, count })];
    },
    "disk.csi.azure.com": ({ id, what, className, kind = "StandardSSD_LRS", gigabytes, copies, region }) => {
        const key = managedDisk(kind, gigabytes);
        const count = { base: copies, most: copies };
        return [
            key === undefined
                ? unknown(id, `${what}, ${className}`, "Only Premium and Standard SSD up to 4 TiB have prices here.")
                : counted({ id, what: `${what}, disk ${key}`, region, service: "managed-disk", key, count }),
        ];
    },
    "efs.csi.aws.com": () => [],
    "file.csi.azure.com": () => [],
};

function volume(claim: Claim, id: string, cluster: StoredResource, stack: StackView): readonly Charge[] {
    const { size, className = "default class", copies } = claim;
    const storage = storageOf(claim, cluster, stack);
    const driver = drivers[storage?.provisioner ?? ""];
    const gigabytes = gibibytes(size);
    const what = `${copies === 1 ? "Volume" : `${copies} × volume`} of ${size}`;
    if (driver === undefined || gigabytes === undefined) {
        const reason =
            storage === undefined
                ? "Its storage class is none of the stack's, so that its kind of disk is not known."
                : driver === undefined
                  ? "Only volumes on EBS, EFS, Azure Disks and Azure Files have prices here."
                  : "Its size is in none of Mi, Gi and Ti.";
        return [unknown(id, `${what}, ${className}`, reason)];
    }
    return driver({ id, what, className, kind: storage?.kind, gigabytes, copies, region: stack.regionOf(cluster) });
}

/** How a claim is met: by which driver, and with which kind of disk. */
interface StorageKind {
    readonly provisioner: string | undefined;
    readonly kind: string | undefined;
}

/** By a class of the stack, or by one that AKS brings along. */
function storageOf({ className }: Claim, cluster: StoredResource, stack: StackView): StorageKind | undefined {
    const found = stack.resources.find(
        ({ type, inputs }) =>
            type === "kubernetes:storage.k8s.io/v1:StorageClass" &&
            (className === undefined ? isDefault(inputs) : textAt(inputs, "metadata.name") === className),
    );
    if (found !== undefined) {
        const { inputs } = found;
        return {
            provisioner: textAt(inputs, "provisioner"),
            kind: textAt(inputs, "parameters.type") ?? textAt(inputs, "parameters.skuName"),
        };
    }
    const technology = cluster.type === aksType ? aksClasses[className ?? "default"] : undefined;
    return technology === undefined
        ? undefined
        : {
              provisioner: "disk.csi.azure.com",
              kind: `${technology}_${isAcrossZones(cluster, stack) ? "ZRS" : "LRS"}`,
          };
}

/** Their disks are in all zones if the cluster is in several: azure-aks-docs `articles/aks/concepts-storage.md`, from 1.29 on. */
const aksClasses: Readonly<Record<string, string>> = {
    default: "StandardSSD",
    "managed-csi": "StandardSSD",
    "managed-csi-premium": "Premium",
};

function isAcrossZones(cluster: StoredResource, stack: StackView): boolean {
    const pools = stack.resources.filter(({ type }) => type === "azure-native:containerservice:AgentPool");
    return [
        ...valuesAt(cluster.inputs, "agentPoolProfiles[*].availabilityZones"),
        ...pools.map(({ inputs }) => inputs.availabilityZones),
    ].some((zones) => isJsonList(zones) && zones.length > 1);
}

function isDefault(storageClass: Json): boolean {
    const annotations = valueAt(storageClass, "metadata.annotations");
    return isJsonObject(annotations) && annotations["storageclass.kubernetes.io/is-default-class"] === "true";
}
