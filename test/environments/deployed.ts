import assert from "node:assert/strict";

import type { ExportedResource } from "./rehearsal";

/** The resources of a stack, and what each of them needs. */
export class Deployed {
    constructor(readonly resources: readonly ExportedResource[]) {}

    /** The one resource of this type, or of this type and name. */
    find(type: string, name?: string): ExportedResource {
        const found = this.all(type).filter(({ urn }) => name === undefined || urn.endsWith(`::${name}`));
        const [first, ...others] = found;
        assert.ok(first !== undefined && others.length === 0, `${found.length} × ${type} ${name ?? ""}`);
        return first;
    }

    all(type: string): readonly ExportedResource[] {
        return this.resources.filter((resource) => resource.type === type);
    }

    /** Everything that a resource needs: what it names, what that needs, their parents and providers. */
    needs(resource: ExportedResource): ReadonlySet<string> {
        const all = new Set<string>();
        const add = (urn: string): void => {
            const needed = this.resources.find((other) => other.urn === urn);
            if (needed !== undefined && !all.has(urn)) {
                all.add(urn);
                direct(needed).forEach(add);
            }
        };
        direct(resource).forEach(add);
        return all;
    }
}

function direct({ dependencies = [], parent = "", provider = "" }: ExportedResource): string[] {
    return [...dependencies, parent, provider.replace(/::[^:]*$/, "")];
}
