import type { ValueMap } from "../../simulation/values";
import { type GroupVersionKind, ofObject } from "../objects/group-version-kind";
import { idOf, parseId } from "../objects/ids";
import { stringAt } from "../objects/paths";
import { isDefinition } from "../objects/scope";
import type { Apis } from "./apis";

const namespaceKind: GroupVersionKind = { group: "", version: "v1", kind: "Namespace" };

/**
 * What is known to be in a simulated cluster: what this process put there, and what the engine showed it of earlier runs.
 * From run to run only `ClusterDependents` remember.
 */
export class Inventory {
    readonly #objects = new Map<string, ValueMap>();
    /** The namespaces of what Helm installed, by release. */
    readonly #releases = new Map<string, string>();

    constructor(private readonly apis: Apis) {}

    /** Notes that an object exists. */
    note(object: ValueMap): void {
        this.#objects.set(this.keyOf(object), object);
        if (isDefinition(object)) {
            this.apis.kinds.add(object);
        }
    }

    forget(object: ValueMap): void {
        this.#objects.delete(this.keyOf(object));
    }

    /** The object that has the kind, namespace and name of another. */
    like(object: ValueMap): ValueMap | undefined {
        return this.#objects.get(this.keyOf(object));
    }

    get(gvk: GroupVersionKind, namespace: string, name: string): ValueMap | undefined {
        return this.#objects.get(keyOf(gvk, namespace, name));
    }

    /** True for a namespace that exists for certain: objects may live in it, and Helm installs into no other. */
    hasNamespace(name: string): boolean {
        return this.get(namespaceKind, "", name) !== undefined || this.hasReleaseIn(name);
    }

    /** Notes a release by its id. */
    noteRelease(id: string): void {
        this.#releases.set(id, parseId(id).namespace);
    }

    hasRelease(id: string): boolean {
        return this.#releases.has(id);
    }

    hasReleaseIn(namespace: string): boolean {
        return [...this.#releases.values()].includes(namespace);
    }

    forgetRelease(id: string): void {
        this.#releases.delete(id);
    }

    /** What no two objects of a cluster have in common. Versions of an API show the same objects. */
    keyOf(object: ValueMap): string {
        const gvk = ofObject(object);
        const namespace = this.apis.isNamespaced(gvk) ? stringAt(object, "metadata", "namespace") || "default" : "";
        return keyOf(gvk, namespace, stringAt(object, "metadata", "name"));
    }
}

function keyOf({ group, kind }: GroupVersionKind, namespace: string, name: string): string {
    return `${group}/${kind} ${idOf(namespace, name)}`;
}
