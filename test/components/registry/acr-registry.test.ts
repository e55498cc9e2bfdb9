import assert from "node:assert/strict";

import { AcrRegistry, AcrSku } from "@fairlead/components/registry/acr-registry";

import { build } from "../cloud";
import { assertFaults } from "../faults";
import { registryContract } from "./contract";

const type = "azure-native:containerregistry:Registry";

describe("AcrRegistry", () => {
    registryContract((name) => new AcrRegistry(name, { resourceGroupName: "platform" }));

    it("lets nobody in by password or without a name", async () => {
        const { one } = await build(
            () => new AcrRegistry("dev", { resourceGroupName: "platform", sku: AcrSku.Standard, tags: { a: "b" } }),
        );
        const { inputs } = one(type);
        assert.equal(inputs.adminUserEnabled, false);
        assert.equal(inputs.anonymousPullEnabled, false);
        assert.deepEqual(inputs.sku, { name: "Standard" });
        assert.deepEqual(inputs.tags, { a: "b" });
    });

    it("has copies in each zone where Azure offers to choose", async () => {
        const zonesOf = async (sku: AcrSku) => {
            const { one } = await build(() => new AcrRegistry("dev", { resourceGroupName: "platform", sku }));
            return one(type).inputs.zoneRedundancy;
        };
        assert.equal(await zonesOf(AcrSku.Premium), "Enabled");
        assert.notEqual(await zonesOf(AcrSku.Basic), "Enabled");
    });

    it("gets names that nobody else in the world has, two side by side", async () => {
        const { all } = await build(() =>
            ["Fairlead_dev", "fairlead-dev"].map((name) => new AcrRegistry(name, { resourceGroupName: "platform" })),
        );
        const names = all(type).map(({ inputs }) => String(inputs.registryName));
        assert.equal(new Set(names).size, 2);
        for (const name of names) {
            assert.match(name, /^fairleaddev[a-z0-9]{8}$/);
        }
    });

    it("takes a name of one's own", async () => {
        const { one } = await build(
            () => new AcrRegistry("dev", { resourceGroupName: "platform", registryName: "acmeimages" }),
        );
        assert.equal(one(type).inputs.registryName, "acmeimages");
    });

    it("refuses a name that Azure would refuse", () => {
        assertFaults(() => new AcrRegistry("dev", { resourceGroupName: "platform", registryName: "my-images" }), {
            registryName:
                'expected 5 to 50 lower-case letters and digits, got "my-images"; leave it out to get a free one',
        });
    });
});
