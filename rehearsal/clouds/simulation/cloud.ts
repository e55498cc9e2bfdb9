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
 * asks for a diff of every resource that a program still has). The stack's state stays the only memory between runs,
 * so a rehearsal that was killed leaves nothing behind that a later one would trip over.
 */
export class Cloud {
    private readonly resources = new Map<string, CloudResource>();
    private readonly deleted = new Set<string>();

    note(resource: CloudResource): void {
        const key = keyOf(resource.type, resource.id);
        this.resources.set(key, resource);
        this.deleted.delete(key);
    }

    forget(type: string, id: string): void {
        const key = keyOf(type, id);
        this.resources.delete(key);
        this.deleted.add(key);
    }

    get(type: string, id: string): CloudResource | undefined {
        return this.resources.get(keyOf(type, id));
    }

    /** True for what this process has deleted. */
    isGone(type: string, id: string): boolean {
        return this.deleted.has(keyOf(type, id));
    }

    all(): Iterable<CloudResource> {
        return this.resources.values();
    }

    /** The resource of a type that passes a test. */
    find(type: string, test: (resource: CloudResource) => boolean): CloudResource | undefined {
        for (const resource of this.resources.values()) {
            if (resource.type === type && test(resource)) {
                return resource;
            }
        }
        return undefined;
    }
}

/** Clouds don't tell ids apart by case. */
function keyOf(type: string, id: string): string {
    return `${type}|${id.toLowerCase()}`;
}
