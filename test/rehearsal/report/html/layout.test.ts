import assert from "node:assert/strict";
import { layOut } from "../../../../rehearsal/report/html/layout";
import type { Diagram } from "../../../../rehearsal/report/model/report";
import { busyStack } from "./sample-report";

const size = { width: 186, height: 66 };

describe("the diagram's layout", () => {
    it("places who uses left of what it uses, nothing on top of another, all within the picture", () => {
        const { nodes, width, height } = layOut(wide, () => size);
        assert.equal(nodes.length, 31);
        const [first, ...others] = nodes;
        assert.ok(first !== undefined);
        for (const [index, node] of others.entries()) {
            assert.ok(node.x - first.x >= size.width);
            assert.ok(
                node.x + size.width / 2 <= width && node.y + size.height / 2 <= height && node.y >= size.height / 2,
            );
            for (const other of others.slice(index + 1)) {
                const apart = Math.abs(node.x - other.x) >= size.width || Math.abs(node.y - other.y) >= size.height;
                assert.ok(apart, `${node.id} and ${other.id}`);
            }
        }
    });

    it("has a line for each edge, in a circle too", () => {
        const { edges } = layOut(busyStack.diagram, () => size);
        assert.equal(edges.length, 5);
        for (const points of edges) {
            assert.ok(points.length >= 2);
            assert.ok(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
        }
    });
});

/** One that uses thirty others. */
const wide: Diagram = {
    nodes: Array.from({ length: 31 }, (_, number) => ({
        id: `node_${number}`,
        urn: `urn:${number}`,
        typeName: "Part",
        name: `part-${number}`,
        change: "unchanged",
        counts: { replaced: 0, deleted: 0, updated: 0, created: 0, unchanged: 1 },
    })),
    edges: Array.from({ length: 30 }, (_, number) => ({ from: "node_0", to: `node_${number + 1}` })),
};
