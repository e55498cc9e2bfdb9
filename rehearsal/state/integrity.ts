import type { ResourceState, Snapshot } from "../model/state";

/** A state that no engine may work on. */
export class IntegrityError extends Error {}

/**
 * Checks that what a resource refers to stands before it, and that no URN stands twice.
 * Source: `pkg/resource/stack/snapshot/integrity.go` in pulumi/pulumi, whose messages these are.
 *
 * @throws IntegrityError
 */
export function verifyIntegrity({ resources }: Snapshot): void {
    const seen = new Set<string>();
    const live = new Set<string>();
    const providers = new Set<string>();
    const everywhere = new Set(resources.map((resource) => resource.urn));
    for (const resource of resources) {
        const { urn } = resource;
        if (!resource.custom && resource.id !== "") {
            throw new IntegrityError(`resource '${urn}' has 'custom' false but non-empty ID`);
        }
        if (resource.type.startsWith("pulumi:providers:")) {
            providers.add(`${urn}::${resource.id}`);
        }
        if (resource.provider !== "" && !providers.has(resource.provider) && !resource.pendingReplacement) {
            throw new IntegrityError(`resource ${urn} refers to unknown provider ${resource.provider}`);
        }
        for (const [needed, faults] of references(resource)) {
            if (needed !== "" && !seen.has(needed)) {
                throw new IntegrityError(everywhere.has(needed) ? faults.late : faults.missing);
            }
        }
        if (live.has(urn) && !resource.delete) {
            throw new IntegrityError(`duplicate resource ${urn} (not marked for deletion)`);
        }
        seen.add(urn);
        if (!resource.delete) {
            live.add(urn);
        }
    }
}

interface Faults {
    readonly late: string;
    readonly missing: string;
}

function references(resource: ResourceState): readonly (readonly [string, Faults])[] {
    const { urn, parent, dependencies, propertyDependencies, deletedWith } = resource;
    const dependency = (other: string, kind: string): readonly [string, Faults] => [
        other,
        {
            late: `resource ${urn}'s ${kind} ${other} comes after it`,
            missing: `resource ${urn} refers to missing ${kind} ${other}`,
        },
    ];
    return [
        [
            parent,
            {
                late: `child resource ${urn}'s parent ${parent} comes after it`,
                missing: `child resource ${urn} refers to missing parent ${parent}`,
            },
        ],
        ...dependencies.map((other) => dependency(other, "dependency")),
        ...Object.values(propertyDependencies)
            .flat()
            .map((other) => dependency(other, "property dependency")),
        [
            deletedWith,
            {
                late: `resource ${urn} is specified as being deleted with ${deletedWith}, which comes after it`,
                missing: `resource ${urn} is specified as being deleted with ${deletedWith}, which is missing`,
            },
        ],
    ];
}
