import assert from "node:assert/strict";
import { changesOf, countsOf } from "../../../../rehearsal/report/model/changes";
import { propertyChanges } from "../../../../rehearsal/report/model/property-changes";
import { ResourceNames } from "../../../../rehearsal/report/model/resource-names";
import { changed, resource, side, stackInput, step, urnOf } from "./samples";

const thing = "cloud:Thing";

describe("changes in a report", () => {
    it("are one for each resource, the worst first, and none for components and what stays", () => {
        const [old, next] = [resource(thing, "r", { name: "a" }), resource(thing, "r", { name: "b" })];
        const changes = changed(
            step(undefined, resource(thing, "c", {})),
            step(resource(thing, "u", { size: 1 }), resource(thing, "u", { size: 2 })),
            step(resource(thing, "s", {}), resource(thing, "s", {}), { op: "same" }),
            step(undefined, resource("app:Component", "k", {}, { custom: false })),
            step(undefined, next, { op: "create-replacement", replaceKeys: ["name"] }),
            step(old, next, { op: "replace", replaceKeys: ["name"] }),
            step(old, undefined, { op: "delete-replaced" }),
            step(resource(thing, "d", {}), undefined),
        ).map(({ change }) => change);
        assert.deepEqual(
            changes.map(({ kind, name }) => [kind, name]),
            [
                ["replaced", "r"],
                ["deleted", "d"],
                ["updated", "u"],
                ["created", "c"],
            ],
        );
        assert.deepEqual(changes[0]?.properties[0], {
            path: "name",
            kind: "update",
            replaces: true,
            option: false,
            old: "a",
            new: "b",
        });
        assert.deepEqual(countsOf(changes, 5), { replaced: 1, deleted: 1, updated: 1, created: 1, unchanged: 1 });
    });

    it("are deletions of everything in a stack that the head lacks", () => {
        const before = side({
            resources: [resource(thing, "a", {}), resource("app:Component", "k", {}, { custom: false })],
        });
        const changes = changesOf(stackInput({ before, after: undefined }), new ResourceNames("dev", before.resources));
        assert.deepEqual(
            changes.map(({ change: { kind, name } }) => [kind, name]),
            [["deleted", "a"]],
        );
    });

    it("belong to the outermost component, whatever is between", () => {
        const parts = [
            resource("app:Cluster", "main", {}, { custom: false, parent: urnOf("pulumi:pulumi:Stack", "app-dev") }),
            resource("app:Cluster$app:Pool", "pool", {}, { custom: false, parent: urnOf("app:Cluster", "main") }),
            resource("app:Cluster$app:Pool$cloud:Node", "node", {}, { parent: urnOf("app:Cluster$app:Pool", "pool") }),
            resource(thing, "alone", {}, { parent: urnOf("pulumi:pulumi:Stack", "app-dev") }),
        ];
        const names = new ResourceNames("dev", parts);
        const node = names.nameOf(urnOf("app:Cluster$app:Pool$cloud:Node", "node"));
        assert.deepEqual([node.typeName, node.name], ["Node", "node"]);
        assert.deepEqual([node.component.typeName, node.component.name], ["Cluster", "main"]);
        assert.deepEqual(names.componentOf(urnOf(thing, "alone")), { urn: "", typeName: "Stack", name: "dev" });
    });

    it("stand where they are declared, or else where the component is that made them", () => {
        const made = { source: undefined, parent: urnOf("app:Cluster", "main") };
        const names = new ResourceNames("dev", [
            resource("app:Cluster", "main", {}, { custom: false, source: { file: "main.ts", line: 3 } }),
            resource(thing, "node", {}, made),
        ]);
        assert.deepEqual(names.placeOf(urnOf(thing, "node")), { file: "main.ts", line: 3 });
    });

    it("call providers what they are, and not by the name of what they are for", () => {
        const { typeName, name } = new ResourceNames("dev", []).nameOf(urnOf("pulumi:providers:kubernetes", "cluster"));
        assert.deepEqual([typeName, name], ["kubernetes provider", "cluster"]);
    });
});

describe("changed properties in a report", () => {
    const paths = (
        old: Parameters<typeof resource>[2],
        next: Parameters<typeof resource>[2],
        diffs: readonly string[] = [],
    ) =>
        propertyChanges(step(resource(thing, "a", old), resource(thing, "a", next), { diffs })).map(
            ({ path, old: before, new: after }) => [path, before, after],
        );

    it("are compared as deep as both sides go, where the provider tells no paths", () => {
        assert.deepEqual(paths({ a: { b: [1, 2] }, c: "x" }, { a: { b: [1, 3, 4] } }), [
            ["a.b[1]", 2, 3],
            ["a.b[2]", undefined, 4],
            ["c", "x", undefined],
        ]);
    });

    it("are those inside of a JSON text, such as a policy", () => {
        const policy = (action: string) => JSON.stringify({ Statement: [{ Action: action, Effect: "Allow" }] });
        assert.deepEqual(paths({ policy: policy("a") }, { policy: policy("b") }), [
            ["policy.Statement[0].Action", "a", "b"],
        ]);
        assert.deepEqual(paths({ policy: policy("a") }, { policy: "[unknown]" }), [
            ["policy", policy("a"), "[unknown]"],
        ]);
        assert.deepEqual(paths({ policy: "{}" }, { policy: "{ }" }), [["policy", "{}", "{ }"]]);
    });

    it("tell a changed secret by the engine's word, since masks look alike", () => {
        assert.deepEqual(paths({ password: "[secret]" }, { password: "[secret]" }, ["password"]), [
            ["password", "[secret]", "[secret]"],
        ]);
        assert.deepEqual(paths({ password: "[secret]" }, { password: "[secret]" }), []);
    });

    it("take paths of the provider, and the mask for what lies inside of a secret or an unknown value", () => {
        const told = { kind: "update", replaces: false, inputDiff: true } as const;
        const [old, next] = [
            resource(thing, "a", { data: "[secret]", spec: { size: 1 } }),
            resource(thing, "a", { data: "[secret]", spec: "[unknown]" }),
        ];
        const changes = propertyChanges(
            step(old, next, {
                paths: [
                    { ...told, path: "data.key" },
                    { ...told, path: "spec.size" },
                    { ...told, path: "spec.name", kind: "delete" },
                ],
            }),
        );
        assert.deepEqual(
            changes.map(({ path, old: before, new: after }) => [path, before, after]),
            [
                ["data.key", "[secret]", "[secret]"],
                ["spec.size", 1, "[unknown]"],
                ["spec.name", null, "[unknown]"],
            ],
        );
    });
});
