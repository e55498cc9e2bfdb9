import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runPipeline } from "../../pipeline/main";
import { comparePlans } from "../../pipeline/plan/compare-plans";
import { describeUrn, readPulumiJson } from "../../pipeline/plan/pulumi-json";

const urn = (name: string) =>
    `urn:pulumi:dev::fairlead::fairlead:index:AksCluster$azure-native:network:VirtualNetwork::${name}`;
const step = (op: string, name: string, inputs: object = {}, more: object = {}) => ({
    op,
    urn: urn(name),
    newState: { inputs, ...more },
});
const compare = (approved: readonly object[], current: readonly object[]) =>
    comparePlans(readPulumiJson({ steps: approved }), readPulumiJson({ steps: current }));

describe("a plan that somebody agreed to", () => {
    it("is the same where the same is done", () => {
        const steps = [
            step("update", "a", { size: 3 }),
            step("same", "b"),
            { op: "delete", urn: urn("c"), oldState: {} },
        ];
        assert.deepEqual(compare(steps, steps), []);
        assert.deepEqual(compare(steps, [...steps, step("same", "d")]), [], "what stays does not count");
    });

    it("differs by steps that are new or gone, and by steps of another kind", () => {
        assert.deepEqual(
            compare([step("update", "a"), step("create", "b")], [step("replace", "a"), step("create", "b")]),
            [
                "gone: update of a (azure-native:network:VirtualNetwork)",
                "new: replace of a (azure-native:network:VirtualNetwork)",
            ],
        );
    });

    it("differs by what a step leaves behind, and by protection", () => {
        const approved = [step("update", "a", { size: 3, zones: ["1"], name: "x" }, { protect: true })];
        const current = [step("update", "a", { size: 4, zones: ["1"], name: "x", open: true })];
        assert.deepEqual(compare(approved, current), [
            "otherwise: update of a (azure-native:network:VirtualNetwork), open, protect, size",
        ]);
    });

    it("is the same despite names that are made up for new resources, and only despite those", () => {
        const uuids = ["d696ab8a-30f7-5b94-ba1f-6f00ec232bbd", "aa694742-2386-8154-d0d7-66d385941807"] as const;
        const names = ["a9ba1d976", "a9c8b83c4"] as const;
        const create = (index: 0 | 1, key: string, values: readonly [string, string], op = "create") => [
            step(op, "a", { [key]: values[index] }),
        ];
        const both = (key: string, values: readonly [string, string], op?: string) =>
            compare(create(0, key, values, op), create(1, key, values, op)).length;
        assert.equal(both("roleAssignmentName", uuids), 0);
        assert.equal(both("virtualNetworkName", names), 0);
        assert.equal(both("virtualNetworkName", names, "create-replacement"), 0);
        assert.equal(both("principalId", uuids), 1, "an id tells who gets a right");
        assert.equal(both("roleAssignmentName", uuids, "update"), 1);
        assert.equal(both("virtualNetworkName", ["a9ba1d976", "attackers"]), 1);
    });

    it("is compared by a command, which fails if they differ", async () => {
        const directory = mkdtempSync(join(tmpdir(), "fairlead-plans-"));
        const file = (name: string, document: unknown) => {
            writeFileSync(join(directory, name), typeof document === "string" ? document : JSON.stringify(document));
            return join(directory, name);
        };
        const run = async (approved: string, current: string) =>
            runPipeline(["compare-plans", "--approved", approved, "--current", current], {
                environment: {},
                directory,
            });
        const [one, other] = [file("one", { steps: [step("create", "a")] }), file("other", { steps: [] })];
        assert.deepEqual(await run(one, one), { code: 0, text: "What would be done is what was agreed to" });
        const differing = await run(one, other);
        assert.equal(differing.code, 1);
        assert.match(differing.text, /Run the workflow again.*\n {2}gone: create of a/);
        const none = await run(one, file("none", "error: no stack named dev"));
        assert.equal(none.code, 1);
        assert.match(none.text, /^Expected JSON in .*none, found something else: error: no stack/);
        assert.equal((await run(one, file("list", []))).code, 1);
        rmSync(directory, { recursive: true });
    });

    it("names resources as the program does", () => {
        assert.equal(describeUrn(urn("a")), "a (azure-native:network:VirtualNetwork)");
        assert.equal(
            describeUrn("urn:pulumi:dev::fairlead::pulumi:pulumi:Stack::fairlead-dev"),
            "fairlead-dev (pulumi:pulumi:Stack)",
        );
        assert.equal(describeUrn("nonsense"), "nonsense");
    });
});
