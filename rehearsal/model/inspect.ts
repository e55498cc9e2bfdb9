import {
    Archive,
    Asset,
    Computed,
    OutputValue,
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
} from "./values";

/** A property map that is still being filled. */
export type MutablePropertyMap = Record<string, PropertyValue>;

export function isList(value: PropertyValue | undefined): value is readonly PropertyValue[] {
    return Array.isArray(value);
}

/** Whether a value is a plain map, and none of the special kinds. */
export function isMap(value: PropertyValue | undefined): value is PropertyMap {
    return (
        typeof value === "object" &&
        value !== null &&
        !isList(value) &&
        !(value instanceof Secret) &&
        !(value instanceof Computed) &&
        !(value instanceof OutputValue) &&
        !(value instanceof ResourceReference) &&
        !(value instanceof Asset) &&
        !(value instanceof Archive)
    );
}

function some(value: PropertyValue, test: (value: PropertyValue) => boolean): boolean {
    if (test(value)) {
        return true;
    }
    if (value instanceof Secret) {
        return some(value.value, test);
    }
    if (value instanceof OutputValue) {
        return value.value !== undefined && some(value.value, test);
    }
    if (isList(value)) {
        return value.some((element) => some(element, test));
    }
    return isMap(value) && Object.values(value).some((element) => some(element, test));
}

/** Whether a value is unknown or holds something unknown. */
export function containsUnknowns(value: PropertyValue): boolean {
    return some(
        value,
        (part) =>
            part instanceof Computed ||
            (part instanceof OutputValue && part.value === undefined) ||
            (part instanceof ResourceReference && part.id instanceof Computed),
    );
}

/** Whether a value is secret or holds something secret. */
export function containsSecrets(value: PropertyValue): boolean {
    return some(value, (part) => part instanceof Secret || (part instanceof OutputValue && part.secret));
}

/** Adds the URNs that a value's outputs depend on. */
export function addOutputDependencies(into: Set<string>, value: PropertyValue): void {
    some(value, (part) => {
        if (part instanceof OutputValue) {
            part.dependencies.forEach((urn) => into.add(urn));
        }
        return false;
    });
}

export function mapValues(map: PropertyMap, change: (value: PropertyValue) => PropertyValue): PropertyMap {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** Rebuilds a value, changing the leaves and wrappers for which `change` gives something else than `undefined`. */
export function rewrite(
    value: PropertyValue,
    change: (value: PropertyValue) => PropertyValue | undefined,
): PropertyValue {
    const changed = change(value);
    if (changed !== undefined) {
        return changed;
    }
    if (value instanceof Secret) {
        return new Secret(rewrite(value.value, change));
    }
    if (isList(value)) {
        return value.map((element) => rewrite(element, change));
    }
    return isMap(value) ? mapValues(value, (element) => rewrite(element, change)) : value;
}

/** Removes secret and output wrappers at every depth. */
export function unwrap(value: PropertyValue): PropertyValue {
    return rewrite(value, (part) => {
        if (part instanceof Secret) {
            return unwrap(part.value);
        }
        if (part instanceof OutputValue) {
            return part.value === undefined ? Computed.instance : unwrap(part.value);
        }
        return undefined;
    });
}

/** Turns output values into what else can say the same: a plain, a secret or an unknown value. */
export function downgradeOutputs(map: PropertyMap): PropertyMap {
    const downgrade = (part: PropertyValue): PropertyValue | undefined => {
        if (!(part instanceof OutputValue)) {
            return undefined;
        }
        const value = part.value === undefined ? Computed.instance : rewrite(part.value, downgrade);
        return part.secret ? new Secret(value) : value;
    };
    return mapValues(map, (value) => rewrite(value, downgrade));
}
