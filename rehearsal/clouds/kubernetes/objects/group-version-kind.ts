import { stringAt } from "./paths";
import type { ValueMap } from "../../simulation/values";

/** What identifies an API of Kubernetes. The group of the core API is empty. */
export interface GroupVersionKind {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
}

/** From a type's token, as in `kubernetes:apps/v1:Deployment`; `undefined` for what is not a Kubernetes object. */
export function fromToken(token: string): GroupVersionKind | undefined {
    const [, module = "", kind = ""] = token.split(":");
    const [group, version, ...more] = module.split("/");
    if (group === undefined || version === undefined || more.length > 0 || kind === "") {
        return undefined;
    }
    return { group: group === "core" ? "" : group, version, kind };
}

/** From an object's own `apiVersion` and `kind`. */
export function ofObject(object: ValueMap): GroupVersionKind {
    return of(stringAt(object, "apiVersion"), stringAt(object, "kind"));
}

/** From an API version, as in `apps/v1` or `v1`, and a kind. */
export function of(apiVersion: string, kind: string): GroupVersionKind {
    const [first = "", second] = apiVersion.split("/");
    const group = second === undefined ? "" : first;
    return { group: group === "core" ? "" : group, version: second ?? first, kind };
}

/** As in an object's `apiVersion`: `apps/v1`, and `v1` for the core API. */
export function apiVersionOf({ group, version }: GroupVersionKind): string {
    return group === "" ? version : `${group}/${version}`;
}

/** True for the resource types that set only a few fields of an object, as `ConfigMapPatch` for a ConfigMap. */
export function isPatchToken(token: string, kind: string): boolean {
    return kind !== "" && token.endsWith(`:${kind}Patch`);
}

/** As in Go's `GroupVersionKind.String()`, which messages quote: `apps/v1, Kind=Deployment`. */
export function describe(gvk: GroupVersionKind): string {
    return `${gvk.group}/${gvk.version}, Kind=${gvk.kind}`;
}
