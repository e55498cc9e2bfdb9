import type { ResourceState, Snapshot } from "../model/state";
import { makeUrn, nameOf, qualifiedTypeOf, rootStackType, typeOf } from "../model/urn";

/**
 * Lets every reference name a resource by its present URN and drops the aliases. During a run, resources that the
 * program hasn't registered yet still refer to renamed ones by their old URNs.
 * Source: `NormalizeURNReferences` in `sdk/go/common/apitype/core.go` in pulumi/pulumi.
 */
export function normalizeUrns(snapshot: Snapshot): Snapshot {
    const renamed = renamedUrns(snapshot.resources);
    if (renamed.size === 0) {
        return snapshot;
    }
    const present = (urn: string) => renamed.get(urn) ?? urn;
    const presentProvider = (reference: string) => {
        const end = reference.lastIndexOf("::");
        return end < 0 ? reference : present(reference.slice(0, end)) + reference.slice(end);
    };
    const resources = snapshot.resources.map((resource) => ({
        ...resource,
        urn: present(resource.urn),
        parent: present(resource.parent),
        provider: presentProvider(resource.provider),
        dependencies: resource.dependencies.map(present),
        propertyDependencies: Object.fromEntries(
            Object.entries(resource.propertyDependencies).map(([key, urns]) => [key, urns.map(present)]),
        ),
        deletedWith: present(resource.deletedWith),
        aliases: [],
    }));
    return { ...snapshot, resources };
}

function renamedUrns(resources: readonly ResourceState[]): ReadonlyMap<string, string> {
    const renamed = new Map<string, string>();
    for (const { urn, parent, aliases } of resources) {
        for (const alias of aliases) {
            const other = renamed.get(alias);
            if (other !== undefined && other !== urn) {
                throw new Error(`two resources ('${other}' and '${urn}') have the same alias: '${alias}'`);
            }
            renamed.set(alias, urn);
        }
        const newParent = renamed.get(parent);
        if (newParent !== undefined && qualifiedTypeOf(newParent) !== rootStackType) {
            const [stack = "", project = ""] = urn.replace(/^urn:pulumi:/, "").split("::");
            renamed.set(urn, makeUrn(stack, project, qualifiedTypeOf(newParent), typeOf(urn), nameOf(urn)));
        }
    }
    return renamed;
}
