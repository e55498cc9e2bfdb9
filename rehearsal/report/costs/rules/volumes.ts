import { isJsonList, isJsonObject, type Json } from "../../../state/json";
import { valueAt } from "../../model/shown-values";
import { type Charge, counted, type Rule, unknown } from "../charge";
import { type StackView, textAt } from "../stack-view";

/** Disk space that an object in the cluster claims. */
interface Claim {
    /** As in `200Gi`. */
    readonly size: string;
    /** The storage class; the cluster's default if it names none. */
    readonly className: string | undefined;
}

const clusters = ["aws:eks/cluster:Cluster", "azure-native:containerservice:ManagedCluster"];

/** Disks that Kubernetes makes for claims; in a cluster without a cloud they cost nothing. */
export const volumes: Rule = (resource, stack) =>
    stack.hasAny(...clusters) ? claimsIn(resource.inputs).map((claim, index) => volume(claim, index, stack)) : [];

function volume({ size, className }: Claim, index: number, stack: StackView): Charge {
    const id = `volume ${index}`;
    const gigabytes = gibibytes(size);
    const storageClass = stack.resources.find(
        ({ type, inputs }) =>
            type === "kubernetes:storage.k8s.io/v1:StorageClass" &&
            (className === undefined ? isDefault(inputs) : textAt(inputs, "metadata.name") === className),
    );
    const what = `Volume of ${size}, ${className ?? "default class"}`;
    if (storageClass === undefined || gigabytes === undefined) {
        return unknown(id, what, "Its storage class is none of the stack's, so that its kind of disk is not known.");
    }
    if (textAt(storageClass.inputs, "provisioner") !== "ebs.csi.aws.com") {
        return unknown(id, what, "Only volumes on EBS have prices here.");
    }
    const type = textAt(storageClass.inputs, "parameters.type") ?? "gp3";
    return counted({
        id,
        what: `Volume of ${size}, ${type}`,
        region: stack.regionOf(storageClass),
        service: "ebs",
        key: type,
        count: { base: gigabytes, most: gigabytes },
    });
}

function isDefault(storageClass: Json): boolean {
    const annotations = valueAt(storageClass, "metadata.annotations");
    return isJsonObject(annotations) && annotations["storageclass.kubernetes.io/is-default-class"] === "true";
}

/**
 * Claims anywhere in an object or in a chart's values: templates of claims as Kubernetes has them, and groups named
 * `persistence` with a size, as charts have them.
 */
function claimsIn(value: Json): Claim[] {
    if (isJsonList(value)) {
        return value.flatMap(claimsIn);
    }
    if (!isJsonObject(value)) {
        return [];
    }
    const claimed = textAt(value, "spec.resources.requests.storage");
    if (claimed !== undefined) {
        return [{ size: claimed, className: textAt(value, "spec.storageClassName") }];
    }
    return Object.entries(value).flatMap(([name, member]) => {
        const size = name === "persistence" && isJsonObject(member) ? textAt(member, "size") : undefined;
        return size === undefined || !isJsonObject(member)
            ? claimsIn(member)
            : member.enabled === false
              ? []
              : [{ size, className: textAt(member, "storageClass") ?? textAt(member, "storageClassName") }];
    });
}

const factors: Readonly<Record<string, number>> = { Mi: 1 / 1024, Gi: 1, Ti: 1024 };

function gibibytes(size: string): number | undefined {
    const found = /^(?<amount>\d+(?:\.\d+)?)(?<unit>[MGT]i)$/.exec(size)?.groups;
    const factor = factors[found?.unit ?? ""];
    return factor === undefined ? undefined : Number(found?.amount) * factor;
}
