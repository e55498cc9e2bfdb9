import { isDeepStrictEqual } from "node:util";

import { type Properties, isProperties } from "../json";
import { type PulumiOutput, type Step, describeUrn } from "./pulumi-json";

/**
 * How what would be done now differs from what was agreed to: steps that are new or gone, and steps that would leave a
 * resource otherwise. Empty if both do the same.
 *
 * Names that Pulumi makes up for new resources differ in each preview, and count as equal. Secrets are masked in both, so
 * that a change from one secret to another is not seen.
 */
export function comparePlans(approved: PulumiOutput, current: PulumiOutput): readonly string[] {
    const [before, now] = [changesOf(approved), changesOf(current)];
    return [
        ...[...before.values()].filter((step) => !now.has(keyOf(step))).map((step) => `gone: ${describe(step)}`),
        ...[...now.values()].filter((step) => !before.has(keyOf(step))).map((step) => `new: ${describe(step)}`),
        ...[...now.values()].flatMap((step) => {
            const same = before.get(keyOf(step));
            const keys = same === undefined ? [] : differingInputs(same, step);
            return keys.length === 0 ? [] : [`otherwise: ${describe(step)}, ${keys.join(", ")}`];
        }),
    ];
}

function changesOf({ steps }: PulumiOutput): ReadonlyMap<string, Step> {
    return new Map(steps.filter(({ op }) => op !== "same").map((step) => [keyOf(step), step]));
}

function keyOf({ op, urn }: Step): string {
    return `${op} ${urn}`;
}

function describe({ op, urn }: Step): string {
    return `${op} of ${describeUrn(urn)}`;
}

function differingInputs(one: Step, other: Step): readonly string[] {
    const [before, now] = [comparedOf(one), comparedOf(other)];
    return [...new Set([...Object.keys(before), ...Object.keys(now)])]
        .filter((key) => !isDeepStrictEqual(before[key], now[key]))
        .filter((key) => !(isMadeUp(one, key, before[key]) && isMadeUp(other, key, now[key])))
        .sort();
}

function comparedOf({ newState }: Step): Properties {
    const inputs = newState?.inputs;
    return { ...(isProperties(inputs) ? inputs : {}), protect: newState?.protect ?? false };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True for the name of a new resource that is a UUID, or the name in the program with random digits behind it. */
function isMadeUp({ op, urn }: Step, key: string, value: unknown): boolean {
    const name = urn.slice(urn.lastIndexOf("::") + 2);
    return (
        op.startsWith("create") &&
        /name$/i.test(key) &&
        typeof value === "string" &&
        (uuid.test(value) || (value.startsWith(name) && /^-?[0-9a-f]{7,8}$/.test(value.slice(name.length))))
    );
}
