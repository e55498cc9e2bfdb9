import { simulatedTime } from "../../simulation/invent";
import { uuidOf } from "../../simulation/names";
import type { ValueMap } from "../../simulation/values";
import { sameJson } from "../diff/merge-patch";
import { apiVersionOf, type GroupVersionKind, ofObject } from "../objects/group-version-kind";
import { isKnownGroupVersion, removalOf } from "../objects/known-apis";
import { mapAt, removeAt, setAt, stringAt } from "../objects/paths";
import { ApiError } from "./api-error";
import type { Apis } from "./apis";
import { fillObject } from "./defaults/fill-object";
import { hasGeneration } from "./generation";
import type { Inventory } from "./inventory";
import { merged } from "./merge";
import { ownObjects } from "./own-objects";
import { countRollout } from "./rollout";
import { statusOf } from "./status";
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
 * comes up.
 */
export class Cluster {
    constructor(
        private readonly apis: Apis,
        private readonly inventory: Inventory,
        /** The address of the API; empty if it is not known. */
        private readonly server: string,
    ) {
        for (const object of ownObjects) {
            this.create(object, "", { upsert: false, dryRun: false });
        }
    }

    /**
     * An object that a chart may have made: what is in a chart is not known here, so any object of a namespace with a
     * release in it is taken to exist. Services are taken to be load balancers, for their addresses are what is asked for.
     */
    assume(gvk: GroupVersionKind, namespace: string, name: string): ValueMap | undefined {
        if (!this.inventory.hasReleaseIn(namespace)) {
            return undefined;
        }
        const object: ValueMap = {
            apiVersion: apiVersionOf(gvk),
            kind: gvk.kind,
            metadata: { name, namespace, creationTimestamp: simulatedTime, resourceVersion: "1" },
            ...(gvk.group === "" && gvk.kind === "Service" ? { spec: { type: "LoadBalancer" } } : {}),
        };
        const uid = uuidOf(this.inventory.keyOf(object));
        setAt(object, ["metadata", "uid"], uid);
        return this.#complete(object, gvk, uid);
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
        const existing = this.inventory.like(object);
        if (existing !== undefined && !upsert) {
            throw ApiError.alreadyExists(gvk, stringAt(object, "metadata", "name"));
        }
        if (existing !== undefined) {
            return this.update(existing, merged(existing, inputs));
        }
        const uid = uuidOf([seed, this.inventory.keyOf(object), JSON.stringify(inputs)].join("\n"));
        Object.assign(mapAt(object, "metadata"), {
            uid,
            creationTimestamp: simulatedTime,
            resourceVersion: "1",
            ...(hasGeneration(gvk) ? { generation: 1 } : {}),
        });
        const live = this.#complete(object, gvk, uid);
        if (!dryRun) {
            countRollout(live);
            this.inventory.note(live);
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
        const existing = this.inventory.like(fields);
        if (existing !== undefined) {
            return this.update(existing, merged(existing, fields));
        }
        const { uid, resourceVersion } = mapAt(before ?? {}, "metadata");
        const object = structuredClone(fields);
        Object.assign(mapAt(object, "metadata"), {
            uid: uid ?? uuidOf([seed, this.inventory.keyOf(fields)].join("\n")),
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
        if (isKnownGroupVersion(gvk) && this.apis.shapeOf(gvk) === undefined) {
            throw ApiError.noMatch(gvk);
        }
        const namespaced = this.apis.isNamespaced(gvk);
        const object = structuredClone(inputs);
        validate(object, gvk, this.apis.shapeOf(gvk), namespaced);
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
}
