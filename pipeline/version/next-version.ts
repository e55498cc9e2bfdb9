import { type ReleaseType, inc } from "semver";

/** A commit since the last release, as far as it matters here. */
export interface Commit {
    readonly id: string;
    /** The values of its trailers `Release:`. */
    readonly trailers: readonly string[];
}

/** The first version ever. */
const first = "0.0.1";

/** What a trailer may ask for, the most first. */
const steps = ["major", "minor", "patch"] as const satisfies readonly ReleaseType[];

/**
 * The version after the last one: a patch, unless a commit since then says `Release: minor` or `Release: major` in a trailer.
 *
 * @throws Error naming each trailer that asks for something else
 */
export function nextVersion(last: string | undefined, commits: readonly Commit[]): string {
    const asked = commits.flatMap(({ id, trailers }) => trailers.map((text) => ({ id, text: text.toLowerCase() })));
    const wrong = asked.filter(({ text }) => !steps.some((step) => step === text));
    if (wrong.length > 0) {
        const found = wrong.map(({ id, text }) => `"${text}" in commit ${id.slice(0, 12)}`).join(", ");
        throw new Error(`Expected trailers "Release:" with ${steps.join(", ")}, found ${found}`);
    }
    if (last === undefined) {
        return first;
    }
    const step = steps.find((candidate) => asked.some(({ text }) => text === candidate)) ?? "patch";
    const next = inc(last, step);
    if (next === null) {
        throw new Error(`Expected a semantic version as the last one, found "${last}"`);
    }
    return next;
}
