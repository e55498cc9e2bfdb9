import type { Members, ObjectType, Type } from "../shapes/type";
import { elementPath, memberPath } from "./paths";
import type { CheckFailure } from "./provider";
import { type Value, type ValueMap, isMap, isSpecial, isUnknown } from "./values";

/** How a provider words what is wrong with inputs, and how strictly it reads them. */
export interface Wording {
    missing(path: string): CheckFailure;
    wrongType(path: string, expected: string, found: string): CheckFailure;
    notAllowed(path: string, value: Value, allowed: readonly (string | number | boolean)[]): CheckFailure;
    unknownProperty(path: string, name: string, known: Iterable<string>): CheckFailure;
    /** True where `"5"` passes for a number, `"true"` for a boolean, and either of them for a string. */
    readonly convertsScalars: boolean;
    /** Enumerations that lag behind what the cloud accepts: any text passes for them. */
    readonly openEnums: ReadonlySet<string> | "all";
}

/** What is wrong with the properties of an object, by the declared shape. Unknown values pass. */
export function checkMembers(values: ValueMap, members: Members, wording: Wording, parent = ""): CheckFailure[] {
    const failures: CheckFailure[] = [];
    for (const [name, { required, type }] of members) {
        const value = values[name];
        const path = memberPath(parent, name);
        if (value === undefined || value === null) {
            failures.push(...(required ? [wording.missing(path)] : []));
        } else {
            failures.push(...checkValue(value, type, wording, path));
        }
    }
    for (const name of Object.keys(values)) {
        // Providers keep notes of their own among the inputs, with such names.
        if (!members.has(name) && !name.startsWith("__")) {
            failures.push(wording.unknownProperty(memberPath(parent, name), name, members.keys()));
        }
    }
    return failures;
}

function checkValue(value: Value, type: Type, wording: Wording, path: string): CheckFailure[] {
    if (isUnknown(value) || isSpecial(value) || value === null) {
        return [];
    }
    switch (type.kind) {
        case "any":
        case "asset":
            return [];
        case "literal":
            return value === type.value ? [] : [wording.notAllowed(path, value, [type.value])];
        case "enum":
            return allows(type.values, value) || wording.openEnums === "all" || wording.openEnums.has(type.name)
                ? []
                : [wording.notAllowed(path, value, type.values)];
        case "string":
        case "number":
        case "boolean":
            return isScalar(value, type.kind, wording.convertsScalars)
                ? []
                : [wording.wrongType(path, type.kind, kindOf(value))];
        case "list":
            return Array.isArray(value)
                ? value.flatMap((item, index) => checkValue(item, type.element, wording, elementPath(path, index)))
                : [wording.wrongType(path, "array", kindOf(value))];
        case "map":
            return isMap(value)
                ? Object.entries(value).flatMap(([key, item]) =>
                      checkValue(item, type.element, wording, memberPath(path, key)),
                  )
                : [wording.wrongType(path, "object", kindOf(value))];
        case "object":
            return isMap(value)
                ? checkMembers(value, type.members, wording, path)
                : [wording.wrongType(path, "object", kindOf(value))];
        case "union":
            return checkUnion(value, type.options, wording, path);
    }
}

/** A value must suit one option. Of several objects the one counts whose discriminator matches, else the best fit. */
function checkUnion(value: Value, options: readonly Type[], wording: Wording, path: string): CheckFailure[] {
    const enumeration = options.find((option) => option.kind === "enum");
    if (enumeration !== undefined && typeof value === "string") {
        return checkValue(value, enumeration, wording, path);
    }
    const objects = options.filter((option) => option.kind === "object");
    const meant = isMap(value) ? objects.find((option) => discriminatorMatches(value, option)) : undefined;
    if (meant !== undefined) {
        return checkValue(value, meant, wording, path);
    }
    const attempts = options.map((option) => checkValue(value, option, wording, path));
    return attempts.reduce((best, attempt) => (attempt.length < best.length ? attempt : best), attempts[0] ?? []);
}

function discriminatorMatches(value: ValueMap, { members }: ObjectType): boolean {
    const literals = [...members].filter(([, { type }]) => type.kind === "literal");
    return (
        literals.length > 0 &&
        literals.every(([name, { type }]) => type.kind === "literal" && value[name] === type.value)
    );
}

/** Clouds compare the texts of enumerations without regard to case. */
function allows(values: readonly (string | number | boolean)[], value: Value): boolean {
    const text = (item: Value) => (typeof item === "string" ? item.toLowerCase() : item);
    return values.some((allowed) => text(allowed) === text(value));
}

function isScalar(value: Value, kind: "string" | "number" | "boolean", converts: boolean): boolean {
    if (typeof value === kind) {
        return true;
    }
    if (!converts) {
        return false;
    }
    switch (kind) {
        case "string":
            return typeof value === "number" || typeof value === "boolean";
        case "number":
            return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
        case "boolean":
            return value === "true" || value === "false";
    }
}

function kindOf(value: Value): string {
    return Array.isArray(value) ? "array" : typeof value;
}
