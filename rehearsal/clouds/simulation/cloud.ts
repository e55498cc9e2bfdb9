import type { ValueMap } from "./values";

/** A resource that exists in a simulated cloud. */
export interface CloudResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly inputs: ValueMap;
    readonly outputs: ValueMap;
}

/**
 * What a simulated cloud knows to exist: what this process made, and what the engine showed it of earlier runs (it
 * asks for a diff of every resource that a program still has). What must be known from run to run,
 * because something can't be deleted before something else, is in the `Inventory`.
 */
export class Cloud {
    /** By type, then by id. */
    private readonly resources = new Map<string, Map<string, CloudResource>>();
    private readonly deleted = new Set<string>();

    note(resource: CloudResource): void {
        const ofType = this.resources.get(resource.type) ?? new Map<string, CloudResource>();
        this.resources.set(resource.type, ofType.set(keyOf(resource.id), resource));
        this.deleted.delete(`${resource.type}|${keyOf(resource.id)}`);
    }

    forget(type: string, id: string): void {
        this.resources.get(type)?.delete(keyOf(id));
        this.deleted.add(`${type}|${keyOf(id)}`);
    }

    get(type: string, id: string): CloudResource | undefined {
        return this.resources.get(type)?.get(keyOf(id));
    }

    /** True for what this process has deleted. */
    isGone(type: string, id: string): boolean {
        return this.deleted.has(`${type}|${keyOf(id)}`);
    }

    *all(): Generator<CloudResource> {
        for (const ofType of this.resources.values()) {
            yield* ofType.values();
        }
    }

    /** The resource of a type that passes a test. */
    find(type: string, test: (resource: CloudResource) => boolean): CloudResource | undefined {
        for (const resource of this.resources.get(type)?.values() ?? []) {
            if (test(resource)) {
                return resource;
            }
        }
        return undefined;
    }
}

/** Clouds don't tell ids apart by case. */
function keyOf(id: string): string {
    return id.toLowerCase();
}
