import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { Computed, OutputValue, type PropertyMap, type PropertyValue, Secret } from "../../model/values";
import { readDependencies } from "../providers/dependency-map";
import { addOutputDependencies, mapValues, rewrite } from "../../model/inspect";

/** What a resource depends on: as a whole, and by input. */
export interface Dependencies {
    readonly all: ReadonlySet<string>;
    readonly byProperty: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The dependencies that a request names. Where it names none by property, every input depends on all. */
export function statedDependencies(request: RegisterResourceRequest, inputs: PropertyMap): Dependencies {
    const all = new Set(request.getDependenciesList());
    const stated = readDependencies(request.getPropertydependenciesMap());
    if (stated.size === 0 && !request.getRemote()) {
        return { all, byProperty: new Map(Object.keys(inputs).map((key) => [key, all])) };
    }
    return { all, byProperty: new Map([...stated].map(([key, urns]) => [key, new Set(urns)])) };
}

function outputDependencies(value: PropertyValue): Set<string> {
    const urns = new Set<string>();
    addOutputDependencies(urns, value);
    return urns;
}

/** Adds to each input what its outputs depend on; every input gets an entry. */
export function withOutputDependencies(stated: Dependencies, inputs: PropertyMap): Dependencies {
    const byProperty = new Map(stated.byProperty);
    for (const [key, value] of Object.entries(inputs)) {
        const own = outputDependencies(value);
        const known = byProperty.get(key);
        if (known === undefined || own.size > 0) {
            byProperty.set(key, new Set([...(known ?? []), ...own]));
        }
    }
    return { all: stated.all, byProperty };
}

/** The dependencies after transforms: what the options name, and what the inputs themselves depend on. */
export function transformedDependencies(dependsOn: readonly string[], inputs: PropertyMap): Dependencies {
    const byProperty = new Map(Object.entries(inputs).map(([key, value]) => [key, outputDependencies(value)]));
    return { all: new Set([...dependsOn, ...[...byProperty.values()].flatMap((urns) => [...urns])]), byProperty };
}

/** Says with output values what secrets and unknown values say otherwise. */
export function upgradeToOutputs(map: PropertyMap): PropertyMap {
    const upgrade = (part: PropertyValue): PropertyValue | undefined => {
        if (part instanceof Computed) {
            return new OutputValue(undefined, false, []);
        }
        if (!(part instanceof Secret)) {
            return undefined;
        }
        const inner = rewrite(part.value, upgrade);
        return inner instanceof OutputValue
            ? new OutputValue(inner.value, true, inner.dependencies)
            : new OutputValue(inner, true, []);
    };
    return mapValues(map, (value) => rewrite(value, upgrade));
}

/** Makes inputs carry their dependencies, so that transforms can see and move them. */
export function carryDependencies(inputs: PropertyMap, byProperty: Dependencies["byProperty"]): PropertyMap {
    const entries = Object.entries(inputs).map(([key, value]): [string, PropertyValue] => {
        const wanted = [...(byProperty.get(key) ?? [])];
        const own = outputDependencies(value);
        if (wanted.every((urn) => own.has(urn))) {
            return [key, value];
        }
        const output = value instanceof OutputValue ? value : new OutputValue(value, false, []);
        const urns = [...new Set([...output.dependencies, ...wanted])];
        return [key, new OutputValue(output.value, output.secret, urns)];
    });
    return Object.fromEntries(entries);
}
