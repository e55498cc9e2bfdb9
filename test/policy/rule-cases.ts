import { deepEqual, notEqual } from "node:assert/strict";

import { judge } from "../../policy/judge";
import { type GuardResult, mutateGuards } from "../../policy/mutation/mutation-run";
import { keysOf, setValueAt } from "../../policy/paths";
import type { ResourceRule, Rule, StackRule, Subject } from "../../policy/rule";
import { stackOf } from "../../policy/stack";
import { type MadeUpResource, subjectOf, unknownValue } from "./subjects";

interface Surroundings {
    /** Type of the resource. @default the first type of the rule */
    readonly type?: string;
    /** Options of the resource, where they are not the defaults. */
    readonly options?: Partial<Subject["options"]>;
    /** What else is in the stack; `unknownValue` stands for what is not known yet. @default nothing; for a broken case that of the case it begins with */
    readonly stack?: readonly MadeUpResource[];
}

interface Case<Properties> extends Surroundings {
    readonly properties: Partial<Properties>;
}

interface BrokenCase<Properties> extends Surroundings {
    /** Title of the compliant case it begins with. @default the first */
    readonly of?: string;
    /** Changes a copy of the compliant properties, or gives the values by their paths; `undefined` removes. */
    readonly change?: ((properties: Properties) => void) | Readonly<Record<string, unknown>>;
    /** The whole findings, word by word. */
    readonly findings: readonly string[];
    /** The property at which the rule could not go on. @default it could */
    readonly undecided?: string;
}

/** What a rule accepts, what it refuses, and what it can't decide yet. */
export interface RuleCases<Properties> {
    readonly compliant: Readonly<Record<string, Partial<Properties> | Case<Properties>>>;
    readonly broken: Readonly<Record<string, BrokenCase<Properties>>>;
    /** Paths into the first compliant case that are made unknown, one at a time. */
    readonly unknown: readonly string[];
}

/** Names of the rules that have tests. */
export const describedRules = new Set<string>();

/** Tests one rule. */
export function describeRule<Properties extends object>(
    rule: ResourceRule<Properties> | StackRule<Properties>,
    { compliant, broken, unknown }: RuleCases<Properties>,
): void {
    const [first] = Object.values(compliant);
    describedRules.add(rule.name);

    describe(rule.name, () => {
        for (const [title, given] of Object.entries(compliant)) {
            it(`accepts ${title}`, () => {
                const { properties, ...surroundings } = caseOf(given);
                deepEqual(judgement(rule, properties, surroundings), { findings: [], undecided: undefined });
            });
        }
        for (const [title, { of, change = {}, findings, undecided, ...surroundings }] of Object.entries(broken)) {
            it(`refuses ${title}`, () => {
                const { properties, ...base } = caseOf(of === undefined ? (first ?? {}) : compliant[of]);
                const changed = changedBy(change, properties);
                deepEqual(judgement(rule, changed, { ...base, ...surroundings }), { findings, undecided });
            });
        }
        if (rule.guards.length > 0) {
            it("refuses each change for the worse of what it guards", () => {
                const runs = rule.guards.flatMap((guard) => {
                    const all = Object.values(compliant)
                        .map((given) => mutate({ ...rule, guards: [guard] }, guard.type, caseOf(given)))
                        .filter(({ mutants }) => mutants > 0);
                    // A case may say the same in two places, of which one is enough: then another case must show it.
                    return all.find(({ survivors }) => survivors.length === 0) ?? all.slice(0, 1);
                });
                notEqual(runs.length, 0, "no compliant case has a property that the rule guards");
                deepEqual(
                    runs.flatMap(({ survivors }) => survivors),
                    [],
                );
            });
        }
        for (const path of unknown) {
            it(`does not decide yet where ${path} is unknown`, () => {
                const { properties, ...surroundings } = caseOf(first);
                const changed = structuredClone(properties);
                setValueAt(changed, keysOf(path), unknownValue);
                deepEqual(judgement(rule, changed, surroundings), { findings: [], undecided: path });
            });
        }
    });
}

function caseOf<Properties>(given: Partial<Properties> | Case<Properties> | undefined): Case<Properties> {
    if (given === undefined) {
        throw new Error("expected a compliant case of that title, found none; write one");
    }
    return isCase(given) ? given : { properties: given };
}

function isCase<Properties>(given: Partial<Properties> | Case<Properties>): given is Case<Properties> {
    return "properties" in given;
}

function changedBy<Properties>(
    change: NonNullable<BrokenCase<Properties>["change"]>,
    properties: Partial<Properties>,
): Partial<Properties> {
    const changed = structuredClone(properties);
    if (typeof change === "function") {
        change(changed as Properties);
    } else {
        for (const [path, value] of Object.entries(change)) {
            setValueAt(changed, keysOf(path), value);
        }
    }
    return changed;
}

/** What is right for one type is as right, and as wrong, for the others that a rule judges alike. */
function mutate<Properties extends object>(
    rule: Rule,
    guarded: string,
    { properties, options, stack = [], type = rule.scope === "resource" ? guarded : rule.types[0] }: Case<Properties>,
): GuardResult {
    const made = [{ type: type ?? "", name: "subject", properties, options }, ...stack];
    const resources = made.map((one) => ({
        urn: `urn:pulumi:test::fairlead::${one.type}::${one.name ?? "neighbour"}`,
        type: one.type,
        protect: one.options?.protect ?? false,
        inputs: { ...one.properties },
        outputs: { ...one.properties },
    }));
    return mutateGuards([rule], resources);
}

function judgement(rule: Rule, properties: object, { type = rule.types[0] ?? "", options, stack = [] }: Surroundings) {
    const subject = subjectOf({ type, name: "subject", properties, options });
    return judge(rule, subject, stackOf([subject, ...stack.map(subjectOf)]));
}
