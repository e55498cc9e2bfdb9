import { isJsonList, isJsonObject, type Json } from "../../../state/json";
import { numberAt, textAt } from "../stack-view";

/** Disk space that an object in the cluster claims. */
export interface Claim {
    /** As in `200Gi`. */
    readonly size: string;
    /** The storage class; the cluster's default if it names none. */
    readonly className: string | undefined;
    /** How many pods claim as much for themselves. */
    readonly copies: number;
}

/**
 * Claims anywhere in an object or in a chart's values: templates of claims as Kubernetes has them, and groups named
 * `persistence` with a size, as charts have them. Each of the `replicas` of what holds them claims its own.
 */
export function claimsIn(value: Json, copies = 1): Claim[] {
    if (isJsonList(value)) {
        return value.flatMap((item) => claimsIn(item, copies));
    }
    if (!isJsonObject(value)) {
        return [];
    }
    const claimed = textAt(value, "spec.resources.requests.storage");
    if (claimed !== undefined) {
        return [{ size: claimed, className: textAt(value, "spec.storageClassName"), copies }];
    }
    const within = numberAt(value, "replicas") ?? copies;
    return Object.entries(value).flatMap(([name, member]) => {
        const size = name === "persistence" && isJsonObject(member) ? textAt(member, "size") : undefined;
        if (size === undefined || !isJsonObject(member)) {
            return claimsIn(member, within);
        }
        const className = textAt(member, "storageClass") ?? textAt(member, "storageClassName");
        return member.enabled === false ? [] : [{ size, className, copies: within }];
    });
}

const factors: Readonly<Record<string, number>> = { Mi: 1 / 1024, Gi: 1, Ti: 1024 };

/** Undefined for a size in other words than those that are usual. */
export function gibibytes(size: string): number | undefined {
    const found = /^(?<amount>\d+(?:\.\d+)?)(?<unit>[MGT]i)$/.exec(size)?.groups;
    const factor = factors[found?.unit ?? ""];
    return factor === undefined ? undefined : Number(found?.amount) * factor;
}
