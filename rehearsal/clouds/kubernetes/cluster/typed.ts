import type { Member, Members, Type } from "../../shapes/type";
import { suggestion } from "../../simulation/suggest";
import { isMap, type Value, type ValueMap } from "../../simulation/values";
import { holdsQuantities } from "./quantity-fields";
import { canonicalQuantity } from "./validation/quantity";

/** A field that an object's API does not have. */
export interface UnknownField {
    readonly path: string;
    /** What it may have been meant to be, in parentheses; empty if nothing is like it. */
    readonly suggestion: string;
}

/**
 * Brings an object to the form that it has once a Go program read it into its type and wrote it again: without what the
 * type does not have, without nulls and what is empty anyway, with amounts in their canonical form. Changes the object.
 * Texts, numbers and switches stay even where Go would leave out their zero: the SDK does not tell for which it would.
 *
 * @returns the fields that the type does not have
 */
export function asTyped(object: ValueMap, members: Members, typeName: string, path = ""): UnknownField[] {
    if (members.size === 0) {
        // A type without members of its own holds anything, as `metav1.FieldsV1` does.
        return [];
    }
    return Object.entries(object).flatMap(([name, value]) => {
        const place = path === "" ? name : `${path}.${name}`;
        const member = members.get(name);
        if (member === undefined) {
            if (place === "status") {
                return [];
            }
            Reflect.deleteProperty(object, name);
            return [{ path: place, suggestion: suggestion(name, members.keys()) }];
        }
        if (value === null || isOmitted(value, member)) {
            Reflect.deleteProperty(object, name);
            return [];
        }
        if (holdsQuantities(typeName, name)) {
            object[name] = withCanonicalQuantities(value);
        }
        return insideOf(value, member.type, place);
    });
}

function isOmitted(value: Value, { type, required }: Member): boolean {
    return (
        !required &&
        ((type.kind === "list" && Array.isArray(value) && value.length === 0) ||
            (type.kind === "map" && isMap(value) && Object.keys(value).length === 0))
    );
}

function withCanonicalQuantities(value: Value): Value {
    if (isMap(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, amount]) => [key, withCanonicalQuantities(amount)]));
    }
    return typeof value === "string" || typeof value === "number" ? canonicalQuantity(value) : value;
}

function insideOf(value: Value, type: Type, path: string): UnknownField[] {
    if (type.kind === "object" && isMap(value)) {
        return asTyped(value, type.members, type.name, path);
    }
    if (type.kind === "list" && Array.isArray(value)) {
        return value.flatMap((element, index) => insideOf(element, type.element, `${path}[${index}]`));
    }
    if (type.kind === "map" && isMap(value)) {
        return Object.entries(value).flatMap(([key, element]) => insideOf(element, type.element, `${path}.${key}`));
    }
    return [];
}
