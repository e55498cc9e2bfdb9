import type { Finding } from "./rule";

/** A finding if a value is none of those that are right. */
export function* expectOneOf(property: string, found: unknown, ...right: readonly unknown[]): Generator<Finding> {
    if (!right.includes(found)) {
        yield { property, expected: right.map(String).join(" or "), found };
    }
}

/** The same for a property that may be left out, since what the provider documents as its default is right. */
export function* expectOneOfOrDefault(
    property: string,
    found: unknown,
    ...right: readonly unknown[]
): Generator<Finding> {
    if (found !== undefined) {
        yield* expectOneOf(property, found, ...right);
    }
}

/** A finding if a number is missing or too small. */
export function* expectAtLeast(property: string, found: number | undefined, least: number): Generator<Finding> {
    if (typeof found !== "number" || !(found >= least)) {
        yield { property, expected: `${least} or more`, found };
    }
}
