import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { Inventory, keyOf, putIntoCloud, settleInventory } from "../../../../rehearsal/clouds/simulation/inventory";
import { Memory } from "./memory";

const subnet = { type: "subnet", id: "subnet-1", urn: "urn:subnet", uses: [keyOf("vpc", "vpc-1")] };
const gateway = { type: "nat", id: "nat-1", urn: "urn:nat", uses: [keyOf("subnet", "subnet-1")] };

describe("an inventory", () => {
    const memory = new Memory();
    const users = (key: string) => new Inventory(memory.folder).usersOf(key).map(({ id }) => id);

    it("tells other processes what lives through what, whoever wrote it", () => {
        const [first, second] = [new Inventory(memory.folder), new Inventory(memory.folder)];
        first.note(subnet);
        assert.deepEqual(second.usersOf("vpc vpc-1"), [subnet]);
        second.note(gateway);
        second.forget("subnet", "SUBNET-1");
        assert.deepEqual([first.all(), first.usersOf("vpc vpc-1")], [[gateway], []]);
    });

    it("takes what was written last", () => {
        const inventory = new Inventory(memory.folder);
        inventory.note(subnet);
        inventory.note({ ...subnet, uses: ["vpc vpc-2"] });
        assert.deepEqual([users("vpc vpc-1"), users("vpc vpc-2")], [[], ["subnet-1"]]);
    });

    it("outlives a process that was killed while it wrote", () => {
        const inventory = new Inventory(memory.folder);
        inventory.note(subnet);
        appendFileSync(join(memory.folder, "living.jsonl"), '\n{"lives":{"type":"na');
        inventory.note(gateway);
        assert.deepEqual(new Inventory(memory.folder).all(), [subnet, gateway]);
        assert.deepEqual(inventory.all(), [subnet, gateway]);
    });

    it("writes nothing of what it only sees, and nothing at all before there is something", () => {
        const inventory = new Inventory(memory.folder);
        inventory.see(subnet);
        assert.deepEqual([inventory.usersOf("vpc vpc-1"), users("vpc vpc-1")], [[subnet], []]);
        assert.deepEqual(readdirSync(memory.folder), []);
    });

    it("starts a run with what the state knows, and what is in the cloud besides", () => {
        const inventory = new Inventory(memory.folder);
        inventory.note(subnet);
        inventory.note(gateway);
        putIntoCloud(memory.folder, "repository", "shop", "1.0.0");
        settleInventory(memory.folder, ({ id }) => id === "nat-1");
        assert.deepEqual([users("subnet subnet-1"), users("vpc vpc-1")], [["nat-1"], []]);
        assert.deepEqual(users("repository shop"), ["shop/1.0.0"]);
        assert.equal(readFileSync(join(memory.folder, "living.jsonl"), "utf8").split("\n").filter(Boolean).length, 2);
    });

    it("leaves no file where nothing lives", () => {
        const inventory = new Inventory(memory.folder);
        inventory.note(subnet);
        inventory.forget("subnet", "subnet-1");
        settleInventory(memory.folder, () => true);
        assert.equal(existsSync(join(memory.folder, "living.jsonl")), false);
    });

    it("keeps to its process without a folder", () => {
        const inventory = new Inventory(undefined);
        inventory.note(subnet);
        assert.deepEqual(inventory.usersOf("vpc vpc-1"), [subnet]);
        assert.deepEqual(new Inventory("").all(), []);
    });
});
