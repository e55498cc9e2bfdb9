/** The type in `urn:pulumi:STACK::PROJECT::PARENTS$TYPE::NAME`, without the types of its parents. */
export function typeOf(urn: string): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** The name in a URN: all that follows the third `::`, for a name may have `::` in it. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
