import { setTimeout as delay } from "node:timers/promises";

import type { Inventory, Living } from "./inventory";
import type { Doomed } from "./package";
import type { ValueMap } from "./values";

/** What a cloud does not delete while something else lives through it. Types without a rule cost nothing. */
export interface Dependents {
    /** Keys of what a resource lives through; empty for most. */
    uses(resource: { readonly type: string; readonly id: string; readonly outputs: ValueMap }): readonly string[];
    /** Throws where the cloud would refuse a deletion. */
    refuse(doomed: Doomed, inventory: Inventory): void;
    /** True where the provider asks again for minutes: what is being deleted at the same time may go first. */
    isPatient?(type: string): boolean;
    /** What goes along with a resource, though it is a resource of its own. */
    goesAlong?(doomed: Doomed, inventory: Inventory): readonly Living[];
}

/** How long a patient deletion waits here for others, and how often it asks, in milliseconds. */
const patience = 600;
const interval = 25;

/** Lets a cloud refuse a deletion; at once, unless the provider is patient and something lives through the resource. */
export function askToDelete(dependents: Dependents, doomed: Doomed, inventory: Inventory): void | Promise<void> {
    try {
        dependents.refuse(doomed, inventory);
        return;
    } catch (refusal) {
        if (dependents.isPatient?.(doomed.type) !== true) {
            throw refusal;
        }
    }
    return askAgain(dependents, doomed, inventory);
}

async function askAgain(dependents: Dependents, doomed: Doomed, inventory: Inventory): Promise<void> {
    for (let waited = interval; ; waited += interval) {
        await delay(interval);
        try {
            dependents.refuse(doomed, inventory);
            return;
        } catch (refusal) {
            if (waited >= patience) {
                throw refusal;
            }
        }
    }
}

/** The texts at a path such as `a.b[].c`. What is not there, or is no text, is left out. */
export function textsAt(values: unknown, path: string): string[] {
    const [first = "", ...rest] = path.split(".");
    const isList = first.endsWith("[]");
    const name = isList ? first.slice(0, -2) : first;
    const value = typeof values === "object" && values !== null ? (values as Record<string, unknown>)[name] : undefined;
    const found = isList ? (Array.isArray(value) ? value : []) : [value];
    return rest.length > 0
        ? found.flatMap((item) => textsAt(item, rest.join(".")))
        : found.filter((item): item is string => typeof item === "string" && item !== "");
}
