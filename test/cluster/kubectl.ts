import { execFileSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

import type { KubernetesObject } from "../service/chart/helm";

/** Runs kubectl with the context that KUBECONFIG names. */
export function kubectl(args: readonly string[], input = ""): string {
    return execFileSync("kubectl", args, {
        encoding: "utf8",
        input,
        maxBuffer: 2 ** 26,
        stdio: ["pipe", "pipe", "pipe"],
    });
}

/** Creates or changes objects. */
export function apply(objects: readonly KubernetesObject[], ...flags: string[]): void {
    const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
    kubectl(["apply", "--server-side", "--force-conflicts", "--filename", "-", ...flags], list);
}

/** An object as it is now. */
export function get(...args: readonly string[]): unknown {
    return JSON.parse(kubectl(["get", ...args, "--output", "json"]));
}

/** Waits until something holds, and gives how many seconds that took. */
export async function until(
    what: string,
    seconds: number,
    holds: () => boolean,
    state: () => unknown,
): Promise<number> {
    const begin = performance.now();
    while (!holds()) {
        if (performance.now() - begin > seconds * 1000) {
            throw new Error(`Expected ${what} within ${seconds} s, found ${JSON.stringify(state(), null, 2)}`);
        }
        await wait(500);
    }
    return Math.round((performance.now() - begin) / 100) / 10;
}
