import { isDeepStrictEqual } from "node:util";

import { type Properties, isProperties } from "../json";
import { type PulumiOutput, type Step, describeUrn } from "../plan/pulumi-json";

/** What `pulumi refresh --preview-only --json` found to be otherwise than the state has it, a line each. */
export function findDrift({ steps, errors }: PulumiOutput): readonly string[] {
    return [...steps.flatMap(driftOf), ...errors.map((error) => `Pulumi says: ${error}`)];
}

function driftOf({ urn, oldState, newState }: Step): readonly string[] {
    if (oldState === undefined) {
        return [];
    }
    if (newState === undefined) {
        return [`${describeUrn(urn)} is gone`];
    }
    const keys = ["inputs", "outputs"].flatMap((part) => differing(group(oldState, part), group(newState, part)));
    return keys.length === 0 ? [] : [`${describeUrn(urn)} has another ${[...new Set(keys)].sort().join(", ")}`];
}

function group(state: Properties, part: string): Properties {
    const found = state[part];
    return isProperties(found) ? found : {};
}

function differing(before: Properties, now: Properties): readonly string[] {
    return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
        (key) => !isDeepStrictEqual(before[key], now[key]),
    );
}
