import type { Sdk } from "../../shapes/sdk";
import type { ResourceShape } from "../../shapes/shape";
import { simulatedTime } from "../../simulation/invent";
import { uuidOf } from "../../simulation/names";
import type { ValueMap } from "../../simulation/values";
import { sameJson } from "../diff/merge-patch";
import { apiVersionOf, type GroupVersionKind, ofObject } from "../objects/group-version-kind";
import { idOf, parseId } from "../objects/ids";
import { isKnownGroupVersion, removalOf } from "../objects/known-apis";
import { mapAt, removeAt, setAt, stringAt } from "../objects/paths";
import { CustomKinds, isDefinition } from "../objects/scope";
import { ApiError } from "./api-error";
import { fillObject } from "./defaults/fill-object";
import { hasGeneration } from "./generation";
import { merged } from "./merge";
import { ownObjects } from "./own-objects";
import { countRollout } from "./rollout";
import { statusOf } from "./status";
import { asTyped, type UnknownField } from "./typed";
import { validateUpdate } from "./validation/immutable";
import { validate } from "./validation/validate";

export interface CreateOptions {
    /** Changes an object that is there already instead of refusing. */
    readonly upsert: boolean;
    /** Leaves the cluster as it is. */
    readonly dryRun: boolean;
}

/**
 * A simulated cluster: it refuses, fills in and answers as an API server and its controllers do, and every object
 * comes up. It knows of what this process made, and of what the engine showed it of earlier runs.
 */
export class Cluster {
    readonly kinds = new CustomKinds();
    readonly #objects = new Map<string, ValueMap>();
    /** The namespaces of what Helm installed, by release. */
    readonly #releases = new Map<string, string>();

    constructor(
        private readonly sdk: Sdk,
        /** The address of the API; empty if it is not known. */
        private readonly server: string,
    ) {
        for (const object of ownObjects) {
            this.create(object, "", { upsert: false, dryRun: false });
        }
    }

    /** Notes that an object exists, because an earlier run made it. */
    note(object: ValueMap): void {
        this.#objects.set(this.#keyOf(object), object);
        if (isDefinition(object)) {
            this.kinds.add(object);
        }
    }

    forget(object: ValueMap): void {
        this.#objects.delete(this.#keyOf(object));
    }

    get(gvk: GroupVersionKind, namespace: string, name: string): ValueMap | undefined {
        return this.#objects.get(keyOf(gvk, namespace, name));
    }

    /** Notes a release by its id. Helm made or found the namespace, so that exists, too. */
    noteRelease(id: string): void {
        const { namespace } = parseId(id);
        this.#releases.set(id, namespace);
        const object = { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } };
        if (this.get(ofObject(object), "", namespace) === undefined) {
            this.create(object, "", { upsert: false, dryRun: false });
        }
    }

    hasRelease(id: string): boolean {
        return this.#releases.has(id);
    }

    forgetRelease(id: string): void {
        this.#releases.delete(id);
    }

    /**
     * An object that a chart may have made: what is in a chart is not known here, so any object of a namespace with a
     * release in it is taken to exist. Services are taken to be load balancers, for their addresses are what is asked for.
     */
    assume(gvk: GroupVersionKind, namespace: string, name: string): ValueMap | undefined {
        if (![...this.#releases.values()].includes(namespace)) {
            return undefined;
        }
        const object: ValueMap = {
            apiVersion: apiVersionOf(gvk),
            kind: gvk.kind,
            metadata: { name, namespace, creationTimestamp: simulatedTime, resourceVersion: "1" },
            ...(gvk.group === "" && gvk.kind === "Service" ? { spec: { type: "LoadBalancer" } } : {}),
        };
        const uid = uuidOf(keyOf(gvk, namespace, name));
        setAt(object, ["metadata", "uid"], uid);
        return this.#complete(object, gvk, uid);
    }

    /** True if the cluster serves the kind now, as far as this deployment can tell. */
    serves(gvk: GroupVersionKind): boolean {
        return isKnownGroupVersion(gvk) ? this.shapeOf(gvk) !== undefined : this.kinds.isServed(gvk);
    }

    /** What the SDK declares of a built-in kind. */
    shapeOf(gvk: GroupVersionKind): ResourceShape | undefined {
        const group = gvk.group === "" ? "core" : gvk.group;
        return isKnownGroupVersion(gvk)
            ? this.sdk.resource(`kubernetes:${group}/${gvk.version}:${gvk.kind}`)
            : undefined;
    }

    /** Brings an object of a built-in kind to the form that its type gives it; answers the fields that it does not have. */
    asTyped(object: ValueMap): UnknownField[] {
        const shape = this.shapeOf(ofObject(object));
        return shape === undefined ? [] : asTyped(object, shape.inputs, shape.className);
    }

    /** True if objects of a kind live in a namespace; assumed of custom kinds whose definition was not seen. */
    isNamespaced(gvk: GroupVersionKind): boolean {
        return this.kinds.isNamespaced(gvk) ?? true;
    }

    /**
     * Makes an object and brings it up.
     *
     * @param seed what makes the object's uid differ from those of others
     * @throws ApiError
     */
    create(inputs: ValueMap, seed: string, { upsert, dryRun }: CreateOptions): ValueMap {
        const gvk = ofObject(inputs);
        const object = this.#accept(inputs, gvk);
        const key = this.#keyOf(object);
        const existing = this.#objects.get(key);
        if (existing !== undefined && !upsert) {
            throw ApiError.alreadyExists(gvk, stringAt(object, "metadata", "name"));
        }
        if (existing !== undefined) {
            return this.update(existing, merged(existing, inputs));
        }
        const uid = uuidOf([seed, key, JSON.stringify(inputs)].join("\n"));
        Object.assign(mapAt(object, "metadata"), {
            uid,
            creationTimestamp: simulatedTime,
            resourceVersion: "1",
            ...(hasGeneration(gvk) ? { generation: 1 } : {}),
        });
        const live = this.#complete(object, gvk, uid);
        if (!dryRun) {
            countRollout(live);
            this.note(live);
        }
        return live;
    }

    /**
     * Sets only some fields of an object. Of one that this process does not know, those fields are all that is told.
     *
     * @param before the fields as they were set before, if they were
     * @throws ApiError
     */
    patch(fields: ValueMap, seed: string, before?: ValueMap): ValueMap {
        const existing = this.#objects.get(this.#keyOf(fields));
        if (existing !== undefined) {
            return this.update(existing, merged(existing, fields));
        }
        const { uid, resourceVersion } = mapAt(before ?? {}, "metadata");
        const object = structuredClone(fields);
        Object.assign(mapAt(object, "metadata"), {
            uid: uid ?? uuidOf([seed, this.#keyOf(fields)].join("\n")),
            creationTimestamp: simulatedTime,
            resourceVersion: String(Number(resourceVersion ?? 0) + 1),
        });
        return object;
    }

    /** Changes an object. Source of the counters: apiserver/pkg/registry/rest/update.go of Kubernetes. */
    update(live: ValueMap, inputs: ValueMap): ValueMap {
        const gvk = ofObject(inputs);
        const object = this.#accept(inputs, gvk);
        const { uid, creationTimestamp, resourceVersion, generation } = mapAt(live, "metadata");
        const kept = { uid, creationTimestamp, resourceVersion, ...(generation === undefined ? {} : { generation }) };
        Object.assign(mapAt(object, "metadata"), kept);
        const updated = this.#complete(object, gvk, stringAt(live, "metadata", "uid"));
        validateUpdate(live, updated, gvk);
        countRollout(updated, live);
        if (sameJson(updated, live)) {
            return updated;
        }
        setAt(updated, ["metadata", "resourceVersion"], String(Number(resourceVersion ?? 0) + 1));
        if (typeof generation === "number" && !sameJson(updated.spec ?? null, live.spec ?? null)) {
            setAt(updated, ["metadata", "generation"], generation + 1);
            return this.#complete(updated, gvk, stringAt(live, "metadata", "uid"));
        }
        return updated;
    }

    #accept(inputs: ValueMap, gvk: GroupVersionKind): ValueMap {
        const removed = removalOf(gvk);
        if (removed !== undefined) {
            throw new Error(removed);
        }
        if (isKnownGroupVersion(gvk) && this.shapeOf(gvk) === undefined) {
            throw ApiError.noMatch(gvk);
        }
        const namespaced = this.isNamespaced(gvk);
        const object = structuredClone(inputs);
        validate(object, gvk, this.shapeOf(gvk), namespaced);
        if (!namespaced) {
            removeAt(object, "metadata", "namespace");
        } else if (stringAt(object, "metadata", "namespace") === "") {
            setAt(object, ["metadata", "namespace"], "default");
        }
        return object;
    }

    /** The object with all that the cluster adds. */
    #complete(object: ValueMap, gvk: GroupVersionKind, uid: string): ValueMap {
        fillObject(object, gvk, uid);
        const status = statusOf(object, gvk, this.server);
        if (status !== undefined) {
            object.status = status;
        } else if (isKnownGroupVersion(gvk)) {
            removeAt(object, "status");
        }
        return object;
    }

    #keyOf(object: ValueMap): string {
        const gvk = ofObject(object);
        const namespace = this.isNamespaced(gvk) ? stringAt(object, "metadata", "namespace") || "default" : "";
        return keyOf(gvk, namespace, stringAt(object, "metadata", "name"));
    }
}

function keyOf({ group, kind }: GroupVersionKind, namespace: string, name: string): string {
    return `${group}/${kind} ${idOf(namespace, name)}`;
}
