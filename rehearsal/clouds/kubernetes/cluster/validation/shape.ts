import type { Member, Members, Type } from "../../../shapes/type";
import { isMap, type Value, type ValueMap } from "../../../simulation/values";
import { holdsQuantities } from "../quantity-fields";
import { enumerations } from "./enumerations";
import type { Faults } from "./faults";

/** What the API server fills in although its schema requires it. Source: pkg/apis/rbac/v1/defaults.go of Kubernetes. */
const defaulted: ReadonlySet<string> = new Set(["RoleRef.apiGroup", "Subject.apiGroup"]);

/** What the cluster sets and ignores in inputs. */
const ignored: ReadonlySet<string> = new Set(["status"]);

/**
 * The first value that an object's API can't hold, in the words of the API server's decoder; `undefined` if there is none.
 *
 * @param typeName the name of the object's type
 */
export function typeFault(object: ValueMap, members: Members, typeName: string, path = ""): string | undefined {
    for (const [name, value] of Object.entries(object)) {
        const member = members.get(name);
        if (member === undefined || value === null || (path === "" && ignored.has(name))) {
            continue;
        }
        if (holdsQuantities(typeName, name) && areAmounts(value)) {
            continue;
        }
        const fault = valueFault(value, member.type, typeName, join(path, name));
        if (fault !== undefined) {
            return fault;
        }
    }
    return undefined;
}

/** True for an amount and for a map of amounts, as texts or numbers. */
function areAmounts(value: Value): boolean {
    const amounts = isMap(value) ? Object.values(value) : [value];
    return amounts.every((amount) => typeof amount === "string" || typeof amount === "number");
}

function valueFault(value: Value, type: Type, owner: string, path: string): string | undefined {
    switch (type.kind) {
        case "any":
        case "asset":
            return undefined;
        case "union":
            return type.options.some((option) => valueFault(value, option, owner, path) === undefined)
                ? undefined
                : mismatch(value, "int or string", owner, path);
        case "list":
            return Array.isArray(value)
                ? first(value, (element) => valueFault(element, type.element, owner, path))
                : mismatch(value, `[]${goName(type.element)}`, owner, path);
        case "map":
            return isMap(value)
                ? first(Object.values(value), (element) => valueFault(element, type.element, owner, path))
                : mismatch(value, `map[string]${goName(type.element)}`, owner, path);
        case "object":
            return isMap(value)
                ? typeFault(value, type.members, type.name, path)
                : mismatch(value, goName(type), owner, path);
        default:
            return typeof value === scalarOf(type) ? undefined : mismatch(value, goName(type), owner, path);
    }
}

function mismatch(value: Value, expected: string, owner: string, path: string): string {
    const found = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
    return `json: cannot unmarshal ${found} into Go struct field ${owner}.${path} of type ${expected}`;
}

function scalarOf(type: Type): string {
    switch (type.kind) {
        case "literal":
            return typeof type.value;
        case "enum":
            return "string";
        default:
            return type.kind;
    }
}

function goName(type: Type): string {
    switch (type.kind) {
        case "number":
            return "int32";
        case "boolean":
            return "bool";
        case "object":
            return `v1.${type.name}`;
        case "list":
            return `[]${goName(type.element)}`;
        default:
            return "string";
    }
}

function first(values: readonly Value[], faultOf: (value: Value) => string | undefined): string | undefined {
    for (const value of values) {
        const fault = value === null ? undefined : faultOf(value);
        if (fault !== undefined) {
            return fault;
        }
    }
    return undefined;
}

/** Checks that what an object's API requires is there, and that fields have one of the values that they can have. */
export function validateShape(object: ValueMap, members: Members, typeName: string, faults: Faults, path = ""): void {
    for (const [name, member] of members) {
        if (path === "" && ignored.has(name)) {
            continue;
        }
        const value = object[name] ?? null;
        if (value !== null && value !== "") {
            validateValue(value, member, `${typeName}.${name}`, join(path, name), faults);
        } else if (member.required && !defaulted.has(`${typeName}.${name}`)) {
            faults.required(join(path, name));
        }
    }
}

function validateValue(value: Value, { type }: Member, field: string, path: string, faults: Faults): void {
    const values = enumerations[field];
    const listed = Array.isArray(value) ? value : [value];
    for (const one of values === undefined ? [] : listed) {
        if (typeof one === "string" && !values?.includes(one)) {
            faults.unsupported(path, one, values ?? []);
        }
    }
    validateInside(value, type, path, faults);
}

function validateInside(value: Value, type: Type, path: string, faults: Faults): void {
    if (type.kind === "object" && isMap(value)) {
        validateShape(value, type.members, type.name, faults, path);
    } else if (type.kind === "list" && Array.isArray(value)) {
        value.forEach((element, index) => {
            validateInside(element, type.element, `${path}[${index}]`, faults);
        });
    } else if (type.kind === "map" && isMap(value)) {
        for (const [key, element] of Object.entries(value)) {
            validateInside(element, type.element, `${path}[${key}]`, faults);
        }
    }
}

function join(path: string, name: string): string {
    return path === "" ? name : `${path}.${name}`;
}
