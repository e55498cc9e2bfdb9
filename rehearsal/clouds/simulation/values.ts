/**
 * Property values as they travel to and from a provider: plain JSON, in which Pulumi's special values
 * (secrets, assets, …) are objects with a signature key and an unknown value is a fixed string.
 * Simulated clouds work on this form: the engine has already removed what a provider does not accept.
 * Source: `pkg/resource/plugin/rpc.go` in pulumi/pulumi.
 */
export type Value = null | boolean | number | string | Value[] | ValueMap;

export interface ValueMap {
    [key: string]: Value;
}

/** Stands for a value that is not known yet; exists in previews only. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The key that marks an object as a special value, and the mark of secrets. */
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Every form of the unknown value that an engine may send, by the type it stands for. */
const unknowns: ReadonlySet<unknown> = new Set([
    unknown,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export function isUnknown(value: Value | undefined): boolean {
    return unknowns.has(value);
}

/** True for objects, special values included. */
export function isMap(value: Value | undefined): value is ValueMap {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for secrets, assets, archives and resource references, whose insides are not properties. */
export function isSpecial(value: Value | undefined): boolean {
    return isMap(value) && signatureKey in value;
}

/** True if the value is unknown or has something unknown in it. */
export function hasUnknowns(value: Value | undefined): boolean {
    if (Array.isArray(value)) {
        return value.some(hasUnknowns);
    }
    return isMap(value) ? Object.values(value).some(hasUnknowns) : isUnknown(value);
}

/** The string of that name, if it is there and known. */
export function textOf(values: ValueMap, name: string): string | undefined {
    const value = values[name];
    return typeof value === "string" && !isUnknown(value) ? value : undefined;
}
