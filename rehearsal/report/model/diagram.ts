import { changeKinds, countsOf } from "./changes";
import type { StoredResource } from "./input";
import type { Diagram, DiagramEdge, DiagramNode, ResourceChange } from "./report";
import { type ResourceNames, labelOf } from "./resource-names";

/**
 * The components of a stack and who uses whom. A resource that belongs to none is a node only if it changes: those are the
 * few that all others live in, and would be tied to everything.
 */
export function diagramOf(
    declared: readonly StoredResource[],
    changes: readonly ResourceChange[],
    names: ResourceNames,
): Diagram {
    // Programs declare them in an order that varies.
    const resources = [...declared].sort((a, b) => a.urn.localeCompare(b.urn));
    const changed = new Map(changes.map((change) => [change.urn, change]));
    const groups = new Map<string, StoredResource[]>();
    const owners = new Map<string, string>();
    for (const resource of resources.filter(({ custom }) => custom)) {
        const component = names.componentOf(resource.urn).urn;
        const owner = component === "" && changed.has(resource.urn) ? resource.urn : component;
        if (owner !== "") {
            groups.set(owner, [...(groups.get(owner) ?? []), resource]);
            owners.set(resource.urn, owner);
        }
    }
    for (const { urn } of resources) {
        const component = names.componentOf(urn).urn;
        owners.set(urn, owners.get(urn) ?? (groups.has(urn) ? urn : component));
    }
    const ids = idsOf([...groups.keys()]);
    return {
        nodes: [...groups].map(([urn, group]) => nodeOf(urn, ids.get(urn) ?? "", group, changed, names)),
        edges: withoutDetours(
            [...groups].map(([urn, group]): [string, Set<string>] => [
                ids.get(urn) ?? "",
                new Set(
                    group
                        .flatMap(({ dependencies }) => dependencies)
                        .map((dependency) => owners.get(dependency) ?? "")
                        .filter((owner) => owner !== urn && groups.has(owner))
                        .map((owner) => ids.get(owner) ?? "")
                        .sort(),
                ),
            ]),
        ),
    };
}

function nodeOf(
    urn: string,
    id: string,
    group: readonly StoredResource[],
    changed: ReadonlyMap<string, ResourceChange>,
    names: ResourceNames,
): DiagramNode {
    const own = group.map((member) => changed.get(member.urn)).filter((change) => change !== undefined);
    const { typeName, name } = names.nameOf(urn);
    const change = changeKinds.find((kind) => own.some((one) => one.kind === kind)) ?? "unchanged";
    return { id, urn, typeName, name, change, counts: countsOf(own, group.length) };
}

/** `AksCluster_fairlead_dev`; a second one alike gets a number. */
function idsOf(urns: readonly string[]): Map<string, string> {
    const taken = new Set<string>();
    return new Map(
        urns.map((urn) => {
            const plain = labelOf(urn).replaceAll(/[^A-Za-z0-9]+/g, "_");
            let id = plain;
            for (let number = 2; taken.has(id); number += 1) {
                id = `${plain}_${number}`;
            }
            taken.add(id);
            return [urn, id];
        }),
    );
}

/** Leaves out what is used through another: a picture of all dependencies is a picture of none. */
function withoutDetours(uses: readonly (readonly [string, ReadonlySet<string>])[]): DiagramEdge[] {
    const graph = new Map(uses);
    const reaches = (from: string, to: string, seen: Set<string>): boolean =>
        [...(graph.get(from) ?? [])].some((next) => {
            if (next === to) {
                return true;
            }
            if (seen.has(next)) {
                return false;
            }
            seen.add(next);
            return reaches(next, to, seen);
        });
    return uses.flatMap(([from, targets]) =>
        [...targets]
            .filter((to) => {
                const others = [...targets].filter((other) => other !== to);
                // What is in a circle with the start would hide itself.
                return !others.some((other) => reaches(other, to, new Set([from, other])));
            })
            .map((to) => ({ from, to })),
    );
}
