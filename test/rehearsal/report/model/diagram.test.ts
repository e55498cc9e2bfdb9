import assert from "node:assert/strict";
import { diagramOf } from "../../../../rehearsal/report/model/diagram";
import type { Step, StoredResource } from "../../../../rehearsal/report/model/input";
import { ResourceNames } from "../../../../rehearsal/report/model/resource-names";
import { changed, resource, step, urnOf } from "./samples";

/** A component, and a resource in it that depends on others. */
function component(name: string, ...uses: readonly string[]): StoredResource[] {
    const dependencies = uses.map((other) => urnOf("app:Part$cloud:Thing", other));
    return [
        resource("app:Part", name, {}, { custom: false }),
        resource("app:Part$cloud:Thing", name, {}, { parent: urnOf("app:Part", name), dependencies }),
    ];
}

describe("the diagram of a report", () => {
    const draw = (resources: readonly StoredResource[], ...steps: readonly Step[]) =>
        diagramOf(
            resources,
            changed(...steps).map(({ change }) => change),
            new ResourceNames("dev", resources),
        );

    it("has the components as nodes, and arrows to what they use directly", () => {
        const { nodes, edges } = draw([
            ...component("network"),
            ...component("cluster", "network"),
            ...component("app", "cluster", "network"),
        ]);
        assert.deepEqual(
            nodes.map(({ id, typeName, name, change }) => [id, typeName, name, change]),
            ["app", "cluster", "network"].map((name) => [`Part_${name}`, "Part", name, "unchanged"]),
        );
        assert.deepEqual(edges, [
            { from: "Part_app", to: "Part_cluster" },
            { from: "Part_cluster", to: "Part_network" },
        ]);
    });

    it("is the same whatever the order in which a program declared what there is", () => {
        const parts = [
            ...component("network"),
            ...component("cluster", "network"),
            ...component("app", "cluster", "network"),
        ];
        assert.deepEqual(draw(parts), draw([...parts].reverse()));
    });

    it("draws circles as they are", () => {
        const { edges } = draw([...component("a", "b"), ...component("b", "a")]);
        assert.deepEqual(edges, [
            { from: "Part_a", to: "Part_b" },
            { from: "Part_b", to: "Part_a" },
        ]);
    });

    it("shows the worst that happens inside of a component, and how much", () => {
        const [part, thing] = component("database");
        assert.ok(part && thing);
        const { nodes } = draw([part, thing], step(thing, undefined));
        assert.equal(nodes[0]?.change, "deleted");
        assert.deepEqual(nodes[0].counts, { replaced: 0, deleted: 1, updated: 0, created: 0, unchanged: 0 });
    });

    it("shows a resource without a component only if it changes", () => {
        const alone = resource("cloud:Group", "all", {});
        assert.deepEqual(draw([alone]).nodes, []);
        assert.deepEqual(
            draw([alone], step(undefined, alone)).nodes.map(({ id, change }) => [id, change]),
            [["Group_all", "created"]],
        );
    });

    it("gives each node an id of its own", () => {
        const { nodes } = draw([...component("a-b"), ...component("a.b")]);
        assert.deepEqual(
            nodes.map(({ id }) => id),
            ["Part_a_b", "Part_a_b_2"],
        );
    });
});
