import type { PropertyMap, PropertyValue } from "../../model/values";
import { Archive, Asset, Computed, OutputValue, ResourceReference, Secret } from "../../model/values";
import type { CheckFailure } from "../providers/provider";
import { isList } from "../../model/inspect";

/** A value as messages show it, never a secret one. */
export function describeValue(value: PropertyValue): string {
    if (value instanceof Secret) {
        return "[secret]";
    }
    if (value instanceof Computed) {
        return "output<string>{}";
    }
    if (value === null) {
        return "{<nil>}";
    }
    if (typeof value !== "object") {
        return `{${String(value)}}`;
    }
    if (isList(value)) {
        return `{[${value.map(describeValue).join(" ")}]}`;
    }
    if (value instanceof OutputValue) {
        return value.value === undefined || value.secret ? "[secret]" : describeValue(value.value);
    }
    if (value instanceof ResourceReference) {
        return `{${value.urn}}`;
    }
    if (value instanceof Asset || value instanceof Archive) {
        return `{${value.hash}}`;
    }
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{map[${entries.map(([key, element]) => `${key}:${describeValue(element)}`).join(" ")}]}`;
}

/**
 * What users read when a provider refuses inputs.
 * Source: `issueCheckFailures` in `pkg/resource/deploy/step_generator.go`, `sdk/go/common/diag/errors.go`.
 */
export function describeFailures(
    type: string,
    name: string,
    inputs: PropertyMap,
    failures: readonly CheckFailure[],
): string[] {
    return failures.map(({ property, reason }) => {
        const value = property === "" ? "" : `: property ${property} value ${describeValue(inputs[property] ?? null)}`;
        return `${type} resource '${name}'${value} has a problem: ${reason}`;
    });
}
