import { at, itemsOf } from "../json";

/** An object of Kubernetes, as `kubectl get --output json` prints it. */
export interface KubernetesObject {
    readonly kind: string;
    readonly name: string;
    readonly object: unknown;
}

/** The items of a list of objects. */
export function readObjects(list: unknown): readonly KubernetesObject[] {
    return itemsOf(at(list, "items")).map((object) => ({
        kind: String(at(object, "kind")),
        name: String(at(object, "metadata", "name")),
        object,
    }));
}

/** The texts in a list; anything else in it is left out. */
export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
    return itemsOf(at(value, ...path)).filter((item): item is string => typeof item === "string");
}

/** A text for people; "nothing" where there is none. */
export function shown(value: unknown): string {
    return typeof value === "string" && value !== "" ? value : "nothing";
}
