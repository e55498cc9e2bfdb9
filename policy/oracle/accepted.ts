import { readFileSync } from "node:fs";

import { parse } from "yaml";

import { UsageError } from "../../commands/run-command";
import { isProperties } from "../properties";
import type { Finding } from "./findings";

/** A finding that stays, and why. */
export interface Acceptance {
    readonly check: string;
    /** The type of what it is found at, as the findings name it. */
    readonly type: string;
    /** Names of what it is found at; `{stack}` stands for the stack's name. @default any */
    readonly names?: readonly string[];
    /** The stacks in which it is found. */
    readonly stacks: readonly string[];
    readonly reason: string;
}

/** What findings and acceptances have against each other. */
export interface Comparison {
    readonly accepted: readonly Finding[];
    /** Findings that nothing accepts. */
    readonly unexplained: readonly Finding[];
    /** Acceptances of what is found no more, in words. */
    readonly unneeded: readonly string[];
}

/** Compares what was found in these stacks with what is accepted there. */
export function compare(
    findings: readonly Finding[],
    acceptances: readonly Acceptance[],
    stacks: readonly string[],
): Comparison {
    const isAccepted = (finding: Finding) => acceptances.some((acceptance) => accepts(acceptance, finding));
    const unneeded = acceptances.flatMap((acceptance) => {
        const places = acceptance.stacks.filter((stack) => stacks.includes(stack));
        return places.flatMap((stack) => unneededIn(stack, acceptance, findings));
    });
    return {
        accepted: findings.filter(isAccepted),
        unexplained: findings.filter((finding) => !isAccepted(finding)),
        unneeded,
    };
}

/** Reads the file of acceptances. Throws with all its faults at once. */
export function readAccepted(file: string, stacks: readonly string[]): readonly Acceptance[] {
    const entries: unknown = parse(readFileSync(file, "utf8"));
    const faults = Array.isArray(entries)
        ? entries.flatMap((entry: unknown, index) =>
              entryFaults(entry, stacks).map((fault) => `${place(entry, index)}: ${fault}`),
          )
        : ["expected a list of acceptances"];
    if (faults.length > 0) {
        throw new UsageError(`${file} can't be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    }
    return entries as readonly Acceptance[];
}

function accepts({ check, type, names, stacks }: Acceptance, { check: found, stack, subject }: Finding): boolean {
    return (
        check === found &&
        type === subject.type &&
        stacks.includes(stack) &&
        (names === undefined || names.some((name) => inStack(name, stack) === subject.name))
    );
}

function unneededIn(stack: string, acceptance: Acceptance, findings: readonly Finding[]): string[] {
    const { check, type, names } = acceptance;
    const isFound = (one: Acceptance) => findings.some((finding) => finding.stack === stack && accepts(one, finding));
    if (names === undefined) {
        return isFound(acceptance) ? [] : [`${check} at ${type} in ${stack}`];
    }
    return names
        .filter((name) => !isFound({ ...acceptance, names: [name] }))
        .map((name) => `${check} at ${type} ${inStack(name, stack)} in ${stack}`);
}

function inStack(name: string, stack: string): string {
    return name.replaceAll("{stack}", stack);
}

const keys = ["check", "type", "names", "stacks", "reason"];

function entryFaults(entry: unknown, stacks: readonly string[]): string[] {
    if (!isProperties(entry)) {
        return [`expected ${keys.join(", ")}, found ${shown(entry)}`];
    }
    const texts = ["check", "type", "reason"]
        .filter((key) => typeof entry[key] !== "string" || entry[key] === "")
        .map((key) => `expected a text as ${key}, found ${shown(entry[key])}`);
    const lists = ["stacks", ...("names" in entry ? ["names"] : [])]
        .filter((key) => !isTexts(entry[key]))
        .map((key) => `expected a list of texts as ${key}, found ${shown(entry[key])}`);
    const foreign = (isTexts(entry.stacks) ? entry.stacks : [])
        .filter((stack) => !stacks.includes(stack))
        .map((stack) => `expected stacks among ${stacks.join(", ")}, found ${stack}`);
    const unknown = Object.keys(entry)
        .filter((key) => !keys.includes(key))
        .map((key) => `expected no keys but ${keys.join(", ")}, found ${key}`);
    return [...texts, ...lists, ...foreign, ...unknown];
}

function shown(value: unknown): string {
    return value === undefined ? "nothing" : JSON.stringify(value);
}

function place(entry: unknown, index: number): string {
    const check = isProperties(entry) && typeof entry.check === "string" ? ` (${entry.check})` : "";
    return `entry ${index + 1}${check}`;
}

function isTexts(value: unknown): value is readonly string[] {
    return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string" && item !== "");
}
