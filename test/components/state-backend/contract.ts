import assert from "node:assert/strict";

import type { StateBackend } from "@fairlead/components/state-backend/state-backend";

import { build, customResources, valueOf } from "../cloud";

/** What the state of every cloud must keep. */
export function stateBackendContract(create: (name: string, stacks: string[]) => StateBackend): void {
    describe("as a state backend of any cloud", () => {
        it("has a place of its own for each stack", async () => {
            const { component } = await build(() => create("state", ["dev", "prod"]));
            const urls = await valueOf(component.backendUrls);
            assert.deepEqual(Object.keys(urls), ["dev", "prod"]);
            assert.equal(new Set(Object.values(urls)).size, 2);
            for (const url of Object.values(urls)) {
                assert.match(url, /^(azblob|s3):\/\/[a-z0-9-]+(\/[a-z0-9-]+)?\?[a-z_]+=[a-z0-9-]+$/);
            }
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one", ["dev"]), create("two", ["dev"])]);
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
        });

        it("refuses stacks that have no place", () => {
            assert.throws(() => create("state", []), /stacks: expected at least one stack/);
            assert.throws(() => create("state", ["Dev"]), /stacks\[0\]: expected the name of a stack/);
            assert.throws(() => create("state", ["dev", "dev"]), /stacks\[1\]: expected every stack once/);
        });
    });
}
