import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

/** Asserts that a component refuses its arguments for exactly these reasons, by the path of the argument. */
export function assertFaults(create: () => unknown, expected: Readonly<Record<string, string>>): void {
    assert.throws(create, (error: unknown) => {
        assert.ok(pulumi.InputPropertiesError.isInstance(error), String(error));
        const found = Object.fromEntries(error.errors.map(({ propertyPath, reason }) => [propertyPath, reason]));
        assert.deepEqual(found, expected);
        for (const reason of Object.values(expected)) {
            assert.ok(error.message.includes(reason), `the message lacks: ${reason}`);
        }
        return true;
    });
}
