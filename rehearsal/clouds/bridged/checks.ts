import { failIf } from "../simulation/parts";
import type { CheckFailure } from "../simulation/provider";
import { type Value, type ValueMap, isUnknown } from "../simulation/values";

/** Tells what is wrong with a value; `undefined` if nothing is. */
export type Rule = (value: Value, name: string) => string | undefined;

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

export function lengthBetween(least: number, most: number): Rule {
    return (value, name) =>
        typeof value !== "string" || (value.length >= least && value.length <= most)
            ? undefined
            : `expected length of ${name} to be in the range (${String(least)} - ${String(most)}), got ${value}`;
}

export const isJson: Rule = (value, name) => {
    try {
        JSON.parse(typeof value === "string" ? value : "null");
        return undefined;
    } catch (error) {
        return `${JSON.stringify(name)} contains an invalid JSON: ${error instanceof Error ? error.message : String(error)}`;
    }
};

/** Inputs of which at most one may be given. Source: `ConflictsWith` in terraform-plugin-sdk. */
export function conflicting(inputs: ValueMap, ...names: readonly string[]): CheckFailure[] {
    const [first, second] = names.filter((name) => isGiven(inputs, name));
    return first === undefined || second === undefined
        ? []
        : failIf(true, `Conflicting configuration arguments: "${first}": conflicts with ${second}`);
}

/** Inputs of which exactly one must be given. Source: `ExactlyOneOf` in terraform-plugin-sdk. */
export function exactlyOne(inputs: ValueMap, ...names: readonly string[]): CheckFailure[] {
    const given = names.filter((name) => isGiven(inputs, name));
    const all = names.join();
    return [
        ...failIf(given.length === 0, `Invalid combination of arguments: one of \`${all}\` must be specified`),
        ...failIf(
            given.length > 1,
            `Invalid combination of arguments: only one of \`${all}\` can be specified, but \`${given.join()}\` were specified.`,
        ),
    ];
}

/** True for a value that a program gives, also if it is not known yet. */
export function isGiven(inputs: ValueMap, name: string): boolean {
    return (inputs[name] ?? null) !== null;
}
