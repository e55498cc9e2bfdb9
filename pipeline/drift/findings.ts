import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { at, itemsOf, readJson } from "../json";

/** What is looked at in each stack, in words. */
export const checks = {
    resources: "Resources at the cloud",
    releases: "Releases in the cluster",
} as const;

export type Check = keyof typeof checks;

/** What a check found in a stack; `undefined` if it did not come to an end. */
export interface Findings {
    readonly stack: string;
    readonly check: Check;
    readonly found: readonly string[] | undefined;
}

/** Keeps findings for the job that tells of all. */
export function writeFindings(directory: string, stack: string, check: Check, found: readonly string[]): void {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, fileName(stack, check)), JSON.stringify({ found }));
}

/** The findings of all stacks and checks. */
export function readFindings(directory: string, stacks: readonly string[]): readonly Findings[] {
    return stacks.flatMap((stack) =>
        (Object.keys(checks) as Check[]).map((check) => {
            const file = join(directory, fileName(stack, check));
            const found = existsSync(file) ? itemsOf(at(readJson(file), "found")).map(String) : undefined;
            return { stack, check, found };
        }),
    );
}

function fileName(stack: string, check: Check): string {
    return `${stack}.${check}.json`;
}
