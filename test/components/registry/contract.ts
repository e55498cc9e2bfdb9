import assert from "node:assert/strict";

import type { Registry } from "@fairlead/components/registry/registry";

import { build, valueOf } from "../cloud";

/** What the registry of every cloud must keep. */
export function registryContract(create: (name: string) => Registry): void {
    describe("as a registry of any cloud", () => {
        it("gives out what rights are given on, and what image references begin with", async () => {
            const { component } = await build(() => create("dev"));
            assert.ok((await valueOf(component.imagePrefix)).length > 0);
            assert.match(await valueOf(component.loginServer), /^[a-z0-9.-]+\.[a-z]+$/);
        });
    });
}
