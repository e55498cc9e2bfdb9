import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

import type { Deployed } from "./deployed";

/** Asserts that a stack has exactly the resources whose URNs stand in a file, without stack and project. UPDATE_GOLDEN=1 renews it. */
export function assertGolden(file: string, { resources }: Deployed): void {
    const urns = resources
        .filter(({ type }) => !type.startsWith("pulumi:providers:"))
        .map(({ urn }) => urn.replace(/^urn:pulumi:[^:]+::[^:]+::/, ""))
        .sort();
    if (process.env.UPDATE_GOLDEN !== undefined) {
        writeFileSync(file, `${urns.join("\n")}\n`);
    }
    assert.deepEqual(urns, readFileSync(file, "utf8").trimEnd().split("\n"));
}
