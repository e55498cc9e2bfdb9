import assert from "node:assert/strict";

import type { Network } from "@fairlead/components/network/network";
import { parseCidr } from "@fairlead/components/shared/cidr";

import { build, customResources, valueOf } from "../cloud";

/** What the network of every cloud must keep. */
export function networkContract(create: (name: string) => Network, egressLength: number): void {
    describe("as a network of any cloud", () => {
        it("gives out its id, its addresses and the addresses that traffic leaves by", async () => {
            const { component } = await build(() => create("dev"));
            assert.ok((await valueOf(component.id)).length > 0);
            assert.ok(!("fault" in parseCidr(await valueOf(component.cidr))));
            const egress = await valueOf(component.egressCidrs);
            assert.equal(egress.length, egressLength);
            for (const cidr of egress) {
                assert.match(cidr, /\/32$/);
                assert.ok(!("fault" in parseCidr(cidr)));
            }
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one"), create("two")]);
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
            assert.ok(customResources(resources).every(({ name }) => /^(one|two)(-|$)/.test(name)));
        });
    });
}
