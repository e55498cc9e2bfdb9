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
import { isList, isMap } from "./inspect";

/**
 * Whether two values are the same. Null equals a missing key; assets compare by hash, references by URN and id,
 * secrets by what they hide.
 * Source: `sdk/go/common/resource/properties_diff.go` in pulumi/pulumi.
 */
export function equalValues(a: PropertyValue, b: PropertyValue): boolean {
    if (a === b) {
        return true;
    }
    if (a instanceof Secret || b instanceof Secret) {
        return a instanceof Secret && b instanceof Secret && equalValues(a.value, b.value);
    }
    if (a instanceof Computed || b instanceof Computed) {
        return a instanceof Computed && b instanceof Computed;
    }
    if (a instanceof Asset || b instanceof Asset) {
        return a instanceof Asset && b instanceof Asset && a.hash === b.hash;
    }
    if (a instanceof Archive || b instanceof Archive) {
        return a instanceof Archive && b instanceof Archive && a.hash === b.hash;
    }
    if (a instanceof ResourceReference || b instanceof ResourceReference) {
        return (
            a instanceof ResourceReference &&
            b instanceof ResourceReference &&
            a.urn === b.urn &&
            equalValues(a.id ?? null, b.id ?? null)
        );
    }
    if (a instanceof OutputValue || b instanceof OutputValue) {
        return (
            a instanceof OutputValue &&
            b instanceof OutputValue &&
            a.secret === b.secret &&
            equalValues(a.value ?? Computed.instance, b.value ?? Computed.instance)
        );
    }
    if (isList(a) || isList(b)) {
        return (
            isList(a) &&
            isList(b) &&
            a.length === b.length &&
            a.every((element, index) => equalValues(element, b[index] ?? null))
        );
    }
    return isMap(a) && isMap(b) && equalMaps(a, b);
}

/** Whether two maps are the same; null equals a missing key. */
export function equalMaps(a: PropertyMap, b: PropertyMap): boolean {
    return (
        Object.entries(a).every(([key, value]) => equalValues(value, b[key] ?? null)) &&
        Object.entries(b).every(([key, value]) => key in a || value === null)
    );
}
