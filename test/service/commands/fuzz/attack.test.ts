import assert from "node:assert/strict";
import { faultOf } from "../../../../service/commands/fuzz/attack";
import { growth, memoryFault } from "../../../../service/commands/fuzz/memory";
import { Report } from "../../../../service/commands/fuzz/report";

const attack = {
    kind: "token",
    request: { method: "POST", path: "/DevOps", headers: {}, body: "" },
    right: [401],
    mayEnd: false,
};

describe("The fuzz's judgement", () => {
    it("lets the right answer pass, and names what was accepted, failed or odd", () => {
        assert.equal(faultOf(attack, { status: 401 }), undefined);
        assert.equal(faultOf(attack, { status: 200 }), "token: accepted with 200 instead of 401");
        assert.equal(faultOf(attack, { status: 500 }), "token: the service failed with 500 instead of 401");
        assert.equal(faultOf(attack, { status: 404 }), "token: answered with 404 instead of 401");
    });

    it("forgives a connection that ends only to attacks that need not be read", () => {
        assert.equal(faultOf(attack, { failure: "reset" }), "token: no answer (reset)");
        assert.equal(faultOf({ ...attack, mayEnd: true }, { failure: "reset" }), undefined);
    });

    it("takes memory for growing only when it does after warming up", () => {
        assert.equal(memoryFault([10, 50, 100, 120, 101, 130, 105, 160]), undefined);
        assert.match(memoryFault([10, 50, 100, 120, 101, 130, 115, 160]) ?? "", /grew by 15 %/);
        assert.equal(growth([1, 2, 3]), 0);
    });

    it("counts what it finds", () => {
        const report = new Report();
        assert.ok(report.clean);
        report.add("a", "first");
        report.add("a", "second");
        report.add("b");
        assert.ok(!report.clean);
        assert.deepEqual(report.lines(), ["2 × a, such as first", "1 × b"]);
    });
});
