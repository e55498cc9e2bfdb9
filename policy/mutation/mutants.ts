/** A change of a value for the worse. */
export interface Mutant {
    /** For example `flipped`. */
    readonly title: string;
    /** Values that stand for the change: it counts as caught if a rule complains of one of them. `undefined` removes. */
    readonly values: readonly unknown[];
}

import { isDeepStrictEqual } from "node:util";

import type { Guard } from "../rule";

const network = /^[\da-f.:]+\/\d+$/i;
const world = "0.0.0.0/0";
/** The property is not there. */
export const removed: Mutant = { title: "removed", values: [undefined] };

/** What a rule that guards this value must refuse. */
export function mutantsOf(value: unknown, { absent, worse }: Pick<Guard, "absent" | "worse">): Mutant[] {
    if (value === undefined) {
        // What isn't there is right, or of no interest to the rule.
        return absent === "safe" ? [worse === undefined ? setMutant : { title: "set", values: worse }] : [];
    }
    const others = worse?.map((next) => ({ title: `made ${JSON.stringify(next)}`, values: [next] })) ?? [
        changed(value),
    ];
    return [
        ...others.filter(({ values }) => !isDeepStrictEqual(values, [value])),
        ...(absent === undefined ? [removed] : []),
    ];
}

/** Another value than this one. */
export function otherThan(value: unknown): readonly unknown[] {
    return changed(value).values;
}

/** What a property that should better not be there could be. */
const setMutant: Mutant = {
    title: "set",
    values: [true, false, "mutant", "*", world, 0, 1_000_000, ["*"], [world], {}],
};

function changed(value: unknown): Mutant {
    if (typeof value === "boolean") {
        return { title: "flipped", values: [!value] };
    }
    if (typeof value === "number") {
        return { title: "zero or a million", values: [0, 1_000_000] };
    }
    if (typeof value === "string") {
        return changedText(value);
    }
    if (isList(value)) {
        return { title: "emptied or opened", values: [[], [...value, "*"], [...value, world], ["*"], [world]] };
    }
    return isPolicy(value) ? { title: "opened", values: [opened(value)] } : { title: "emptied", values: [{}] };
}

function isList(value: unknown): value is readonly unknown[] {
    return Array.isArray(value);
}

function changedText(text: string): Mutant {
    if (network.test(text)) {
        return { title: "opened", values: [world] };
    }
    const document = parsed(text);
    if (isPolicy(document)) {
        return { title: "opened", values: [JSON.stringify(opened(document))] };
    }
    return { title: "another text", values: ["mutant"] };
}

/** A policy of AWS, in an object or as JSON in a text. */
interface Policy {
    readonly Statement: readonly unknown[];
}

function isPolicy(value: unknown): value is Policy {
    return typeof value === "object" && value !== null && "Statement" in value && isList(value.Statement);
}

function opened(policy: Policy): Policy {
    const everything = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
    return { ...policy, Statement: [...policy.Statement, everything] };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
