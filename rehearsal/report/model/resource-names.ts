import { nameOf, rootStackType, typeOf } from "../../model/urn";
import type { StoredResource } from "./input";
import type { ComponentName, ResourceName } from "./report";

/** Names resources and the components that they belong to. */
export class ResourceNames {
    readonly #parents = new Map<string, string>();

    /** @param resources of both sides; what is deleted belonged to something, too */
    constructor(
        private readonly stack: string,
        resources: Iterable<StoredResource>,
    ) {
        for (const { urn, parent } of resources) {
            this.#parents.set(urn, parent);
        }
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

    /** The parent, or nothing if that is the stack. */
    #parentOf(urn: string): string {
        const parent = this.#parents.get(urn) ?? "";
        return parent === "" || typeOf(parent) === rootStackType ? "" : parent;
    }
}

/** For people: `ManagedCluster fairlead-dev`. */
export function labelOf(urn: string): string {
    return urn === "" ? "" : `${lastPart(typeOf(urn))} ${nameOf(urn)}`;
}

/** `ManagedCluster` of `azure-native:containerservice:ManagedCluster`. */
function lastPart(type: string): string {
    return type.split(":").at(-1) ?? type;
}
