import { isDeepStrictEqual } from "node:util";

import { judge, malformed } from "../judge";
import { keysOf, leavesOf, pathOf, setValueAt, valueAt } from "../paths";
import type { Guard, Rule, Stack, Subject } from "../rule";
import { stackOf } from "../stack";
import { type StoredResource, toStackResource } from "../stored-stack";
import { type Mutant, mutantsOf, otherThan, removed } from "./mutants";

/** A change for the worse that no rule complains of. */
export interface Survivor {
    readonly rule: string;
    readonly resource: string;
    readonly property: string;
    readonly mutant: string;
}

/** What a run over one stack found. */
export interface GuardResult {
    readonly mutants: number;
    readonly survivors: readonly Survivor[];
    /** The names of the guards that there was something to change for. */
    readonly met: ReadonlySet<string>;
}

/** Changes each guarded property of a stack's resources for the worse; the rule that guards it must complain. */
export function mutateGuards(rules: readonly Rule[], resources: readonly StoredResource[]): GuardResult {
    const survivors: Survivor[] = [];
    const met = new Set<string>();
    let mutants = 0;
    for (const { rule, guard, resource, keys } of places(rules, resources)) {
        for (const { title, values } of mutantsAt(rule, guard, resource, keys)) {
            mutants += 1;
            met.add(guardName(rule, guard));
            if (!values.some((next) => complains(rule, resource, keys, next, resources))) {
                survivors.push({ rule: rule.name, resource: resource.urn, property: pathOf(keys), mutant: title });
            }
        }
    }
    return { mutants, survivors, met };
}

/** A property of a resource that a rule guards and does not complain of as it is. */
interface Place {
    readonly rule: Rule;
    readonly guard: Guard;
    readonly resource: StoredResource;
    readonly keys: readonly string[];
}

function places(rules: readonly Rule[], resources: readonly StoredResource[]): Place[] {
    return rules.flatMap((rule) =>
        rule.guards.flatMap((guard) =>
            resources
                .filter((resource) => isGuarded(resource, guard, rule))
                .flatMap((resource) => {
                    const complaints = findingsOf([rule], resources, resource);
                    return placesOf(guard, resource, rule)
                        .filter((keys) => !complaints.some((finding) => finding.includes(` ${pathOf(keys)}: `)))
                        .map((keys) => ({ rule, guard, resource, keys }));
                }),
        ),
    );
}

function mutantsAt(rule: Rule, guard: Guard, resource: StoredResource, keys: readonly string[]): Mutant[] {
    const mutants = mutantsOf(valueAt(propertiesOf(resource, rule), keys), guard);
    // A list without one of its items is no list with a property that is missing.
    return guard.property.endsWith("[*]") ? mutants.filter((mutant) => mutant !== removed) : mutants;
}

/** How many of all texts, numbers and flags a rule looks at. */
export interface LeafResult {
    readonly leaves: number;
    readonly caught: number;
}

/** Changes every text, number and flag of a stack's resources; any rule may complain. */
export function mutateLeaves(rules: readonly Rule[], resources: readonly StoredResource[]): LeafResult {
    const before = new Set(findingsOf(rules, resources));
    let leaves = 0;
    let caught = 0;
    for (const resource of resources) {
        for (const keys of leavesOf(resource.inputs ?? {})) {
            leaves += 1;
            const value = valueAt(resource.inputs, keys);
            const isCaught = otherThan(value).some((next) => {
                const changed = mutated(resource, keys, next);
                const after = resources.map((one) => (one === resource ? changed : one));
                return findingsOf(rules, after, changed).some((finding) => !before.has(finding));
            });
            caught += isCaught ? 1 : 0;
        }
    }
    return { leaves, caught };
}

/** The name of a guard. */
export function guardName(rule: Rule, { type, property }: Guard): string {
    return `${rule.name} ${type} ${property}`;
}

function isGuarded(resource: StoredResource, { type, where = {} }: Guard, rule: Rule): boolean {
    const properties = propertiesOf(resource, rule);
    return (
        resource.type === type &&
        Object.entries(where).every(([path, value]) => isDeepStrictEqual(valueAt(properties, keysOf(path)), value))
    );
}

function propertiesOf({ inputs, outputs }: StoredResource, { scope }: Rule): unknown {
    return scope === "resource" ? inputs : outputs;
}

/** The keys that a guard stands for in a resource: those of each item, and of what could be there and isn't. */
function placesOf({ property }: Guard, resource: StoredResource, rule: Rule): string[][] {
    const properties = propertiesOf(resource, rule);
    const pattern = keysOf(property);
    const last = pattern.length - 1;
    return pattern.reduce<string[][]>(
        (places, key, index) =>
            places.flatMap((place) => {
                const inside = valueAt(properties, place);
                if (key === "*") {
                    return Array.isArray(inside) ? inside.map((_, item) => [...place, String(item)]) : [];
                }
                const next = [...place, key];
                const holds = typeof inside === "object" && inside !== null;
                return holds && (index === last || valueAt(properties, next) !== undefined) ? [next] : [];
            }),
        [[]],
    );
}

function complains(
    rule: Rule,
    resource: StoredResource,
    keys: readonly string[],
    next: unknown,
    resources: readonly StoredResource[],
): boolean {
    const changed = mutated(resource, keys, next);
    const after = resources.map((one) => (one === resource ? changed : one));
    return findingsOf([rule], after, changed).some((finding) => !finding.includes(malformed));
}

/** A resource whose inputs and outputs are changed alike. */
function mutated(resource: StoredResource, keys: readonly string[], next: unknown): StoredResource {
    const change = (properties: StoredResource["inputs"]) => {
        const copy = structuredClone(properties ?? {});
        if (typeof valueAt(copy, keys.slice(0, -1)) === "object") {
            setValueAt(copy, keys, next);
        }
        return copy;
    };
    return { ...resource, inputs: change(resource.inputs), outputs: change(resource.outputs) };
}

/** Everything that rules say; of rules for single resources only what they say of one, if it is given. */
function findingsOf(rules: readonly Rule[], resources: readonly StoredResource[], only?: StoredResource): string[] {
    const all = resources.map(toStackResource);
    const stack = stackOf(all.map(({ outputs }) => outputs));
    const single = only === undefined ? all : [toStackResource(only)];
    return rules.flatMap((rule) =>
        (rule.scope === "resource" ? single.map(({ inputs }) => inputs) : all.map(({ outputs }) => outputs))
            .filter(({ type }) => rule.types.includes(type))
            .flatMap((subject) => said(rule, subject, stack)),
    );
}

function said(rule: Rule, subject: Subject, stack: Stack): string[] {
    return judge(rule, subject, stack).findings.map((finding) => `${rule.name} ${subject.urn} ${finding}`);
}
