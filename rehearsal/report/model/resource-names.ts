import { nameOf, rootStackType, typeOf } from "../../model/urn";
import type { SourcePlace } from "../../model/source-place";
import type { StoredResource } from "./input";
import type { ComponentName, ResourceName } from "./report";

/** Names resources, the components that they belong to, and where they are declared. */
export class ResourceNames {
    readonly #resources: ReadonlyMap<string, StoredResource>;

    /** @param resources of both sides; what is deleted belonged to something, too */
    constructor(
        private readonly stack: string,
        resources: Iterable<StoredResource>,
    ) {
        this.#resources = new Map(Array.from(resources, (resource) => [resource.urn, resource]));
    }

    nameOf(urn: string): ResourceName {
        const type = typeOf(urn);
        return { urn, type, typeName: lastPart(type), name: nameOf(urn), component: this.componentOf(urn) };
    }

    /** The outermost component below the stack; the stack for what belongs to none. */
    componentOf(urn: string): ComponentName {
        let outermost = "";
        for (let parent = this.#parentOf(urn); parent !== ""; parent = this.#parentOf(parent)) {
            outermost = parent;
        }
        return outermost === ""
            ? { urn: "", typeName: "Stack", name: this.stack }
            : { urn: outermost, typeName: lastPart(typeOf(outermost)), name: nameOf(outermost) };
    }

    /** Where it is declared, or the innermost component that it belongs to: what plugins make has no line of its own. */
    placeOf(urn: string): SourcePlace | undefined {
        const source = this.#resources.get(urn)?.source;
        const parent = this.#parentOf(urn);
        return source ?? (parent === "" ? undefined : this.placeOf(parent));
    }

    /** The parent, or nothing if that is the stack. */
    #parentOf(urn: string): string {
        const parent = this.#resources.get(urn)?.parent ?? "";
        return parent === "" || typeOf(parent) === rootStackType ? "" : parent;
    }
}

/** For people: `ManagedCluster fairlead-dev`. */
export function labelOf(urn: string): string {
    return urn === "" ? "" : `${lastPart(typeOf(urn))} ${nameOf(urn)}`;
}

const provider = "pulumi:providers:";

/** `ManagedCluster` of `azure-native:containerservice:ManagedCluster`, `kubernetes provider` of `pulumi:providers:kubernetes`. */
function lastPart(type: string): string {
    return type.startsWith(provider) ? `${type.slice(provider.length)} provider` : (type.split(":").at(-1) ?? type);
}
