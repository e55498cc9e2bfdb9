import assert from "node:assert/strict";
import { nodeLines } from "../../../../rehearsal/report/html/node-text";
import type { DiagramNode } from "../../../../rehearsal/report/model/report";

const still = { replaced: 0, deleted: 0, updated: 0, created: 0, unchanged: 1 };

function textsOf(rest: Partial<DiagramNode>): string[] {
    const node = {
        id: "a",
        urn: "",
        typeName: "Zone",
        name: "dev",
        change: "updated",
        counts: still,
        ...rest,
    } as const;
    return nodeLines(node).map(({ text }) => text);
}

describe("the text of a node in the diagram", () => {
    it("is type, name and what happens, in words as long as there is room", () => {
        assert.deepEqual(textsOf({}), ["Zone", "dev", "unchanged"]);
        assert.deepEqual(textsOf({ counts: { ...still, updated: 2 } }), ["Zone", "dev", "~ 2 updated"]);
        assert.deepEqual(textsOf({ counts: { ...still, replaced: 1, updated: 2 } }), ["Zone", "dev", "± 1   ~ 2"]);
    });

    it("goes on in a second line where words end, instead of being cut", () => {
        assert.deepEqual(textsOf({ typeName: "AwsLoadBalancerController", name: "fairlead-prod-aws-balancing" }), [
            "AwsLoadBalancer",
            "Controller",
            "fairlead-prod-aws-",
            "balancing",
            "unchanged",
        ]);
    });

    it("is cut where two lines are too few, or a word is too long", () => {
        assert.deepEqual(textsOf({ name: "x".repeat(30) }), ["Zone", `${"x".repeat(20)}…`, "unchanged"]);
        assert.deepEqual(textsOf({ name: "one-two-three-four-five-six-seven-eight-nine-ten" }), [
            "Zone",
            "one-two-three-four-",
            "five-six-seven-eight…",
            "unchanged",
        ]);
    });
});
