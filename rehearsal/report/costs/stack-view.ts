import { isJsonList } from "../../state/json";
import type { StackSide, StoredResource } from "../model/input";
import { isMark, valueAt } from "../model/shown-values";
import type { CostRange } from "../model/report";

/** A side of a stack, asked in the words of rules. */
export class StackView {
    readonly #byUrn: ReadonlyMap<string, StoredResource>;

    constructor(private readonly side: StackSide) {
        this.#byUrn = new Map(side.resources.map((resource) => [resource.urn, resource]));
    }

    get resources(): readonly StoredResource[] {
        return this.side.resources;
    }

    /** The first resource of this type that a resource depends on. */
    dependency(resource: StoredResource, type: string): StoredResource | undefined {
        return resource.dependencies.map((urn) => this.#byUrn.get(urn)).find((found) => found?.type === type);
    }

    /** The first resource of one of these types. */
    first(...types: readonly string[]): StoredResource | undefined {
        return this.resources.find(({ type }) => types.includes(type));
    }

    /** The region that a resource is in; undefined if only a deployment can tell. */
    regionOf({ inputs }: StoredResource): string | undefined {
        const region = textAt(inputs, "location") ?? textAt(inputs, "region") ?? this.side.settings["aws:region"];
        // Azure knows `West Europe` as well as `westeurope`.
        return region?.toLowerCase().replaceAll(" ", "");
    }
}

/** The text at a path; undefined if there is none, or if it is not shown. */
export function textAt(inputs: StoredResource["inputs"], path: string): string | undefined {
    const value = valueAt(inputs, path);
    return typeof value === "string" && !isMark(value) ? value : undefined;
}

export function numberAt(inputs: StoredResource["inputs"], path: string): number | undefined {
    const value = valueAt(inputs, path);
    return typeof value === "number" ? value : undefined;
}

/** How long the list at a path is; undefined if only a deployment can tell. */
export function lengthAt(inputs: StoredResource["inputs"], path: string): number | undefined {
    const value = valueAt(inputs, path) ?? [];
    return isJsonList(value) ? value.length : undefined;
}

/** From the least to the most; undefined unless both are known. */
export function rangeOf(least: number | undefined, most: number | undefined): CostRange | undefined {
    return least === undefined || most === undefined ? undefined : { base: least, most };
}
