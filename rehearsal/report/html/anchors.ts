import type { StackReport } from "../model/report";

/** Where something stands in the page, for an `id` and after the `#` of a link: `STACK/URN`, or `STACK` alone. */
export function anchorOf(stack: string, urn = ""): string {
    // What has no half of a surrogate pair can be encoded; an id has no blanks.
    const text = (urn === "" ? stack : `${stack}/${urn}`).replaceAll(/\p{Surrogate}/gu, "\uFFFD");
    return encodeURI(text).replaceAll("#", "%23");
}

/** Finds what the page says of a resource or component of a stack; nothing if it does not change. */
export type Anchors = (urn: string) => string | undefined;

export function anchorsOf({ stack, changes }: StackReport): Anchors {
    const shown = new Set(changes.flatMap(({ urn, component }) => [urn, component.urn]));
    return (urn) => (urn !== "" && shown.has(urn) ? anchorOf(stack, urn) : undefined);
}
