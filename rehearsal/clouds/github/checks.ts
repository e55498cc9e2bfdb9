import type { CheckFailure } from "../simulation/provider";
import { type Value, type ValueMap, isUnknown } from "../simulation/values";

/** Tells what is wrong with a value; `undefined` if nothing is. */
type Rule = (value: Value, name: string) => string | undefined;

/** A check of inputs by rules for single properties. Absent and unknown values pass. */
export function check(rules: Readonly<Record<string, Rule>>): (inputs: ValueMap) => CheckFailure[] {
    return (inputs) =>
        Object.entries(rules).flatMap(([name, rule]) => {
            const value = inputs[name];
            const reason = value === undefined || isUnknown(value) ? undefined : rule(value, name);
            return reason === undefined ? [] : [{ property: "", reason }];
        });
}

export function matches(pattern: RegExp, explanation: string): Rule {
    return (value, name) =>
        typeof value !== "string" || pattern.test(value)
            ? undefined
            : `invalid value for ${name} (${explanation}), got '${value}'`;
}

export function inRange(least: number, most: number): Rule {
    return (value, name) =>
        typeof value !== "number" || (value >= least && value <= most)
            ? undefined
            : `expected ${name} to be in the range (${least} - ${most}), got ${value}`;
}

export function oneOf(...allowed: readonly string[]): Rule {
    return (value, name) =>
        typeof value !== "string" || allowed.includes(value)
            ? undefined
            : `expected ${name} to be one of [${allowed.map((item) => JSON.stringify(item)).join(" ")}], got ${value}`;
}

/** Source: `validateSecretNameFunc` in `github/util.go` of terraform-provider-github; variables keep it too. */
export const secretName: Rule = (value) => {
    if (typeof value !== "string") {
        return undefined;
    }
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(value)) {
        return `secret names can only contain alphanumeric characters or underscores and must not start with a number, got '${value}'`;
    }
    return /^GITHUB_/i.test(value) ? `secret names must not start with the GITHUB_ prefix, got '${value}'` : undefined;
};
