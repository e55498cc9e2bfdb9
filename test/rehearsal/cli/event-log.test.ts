import assert from "node:assert/strict";
import { parseEvent } from "../../../rehearsal/cli/event-log";
import { Secret } from "../../../rehearsal/model/values";

/** Lines as the Pulumi CLI 3.260 writes them, shortened. */
const parse = (event: object) => parseEvent(JSON.stringify({ sequence: 1, timestamp: 1, ...event }));

describe("the event log of the Pulumi CLI", () => {
    it("gives steps with both states, and secrets without their content", () => {
        const secret = {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            ciphertext: "[secret]",
        };
        const state = {
            type: "pkg:index:T",
            urn: "urn:pulumi:dev::app::pkg:index:T::t",
            custom: true,
            id: "1",
            parent: "",
            provider: "p::1",
        };
        const event = parse({
            resourcePreEvent: {
                metadata: {
                    op: "replace",
                    urn: state.urn,
                    type: state.type,
                    old: { ...state, inputs: { a: 1 }, outputs: {} },
                    new: { ...state, inputs: { a: secret }, outputs: {} },
                    keys: ["a"],
                    diffs: ["a"],
                    detailedDiff: { a: { diffKind: "update-replace", inputDiff: true } },
                    logical: true,
                    provider: "p::1",
                },
            },
        });
        assert.equal(event?.kind, "resource-pre");
        assert.ok("step" in event);
        assert.deepEqual([event.step.op, event.step.keys, event.step.internal], ["replace", ["a"], false]);
        assert.deepEqual(event.step.detailedDiff, { a: { kind: "update-replace", inputDiff: true } });
        assert.deepEqual([event.step.old?.inputs.a, event.step.new?.inputs.a], [1, new Secret("[secret]")]);
    });

    it("marks the providers that the engine makes itself as internal", () => {
        const metadata = (name: string) => ({
            op: "create",
            urn: `urn:pulumi:dev::app::pulumi:providers:aws::${name}`,
            type: "pulumi:providers:aws",
            old: null,
            new: null,
            detailedDiff: null,
        });
        for (const [name, internal] of [
            ["default", true],
            ["default_7_1_0", true],
            ["mine", false],
        ] as const) {
            const event = parse({ resourcePreEvent: { metadata: metadata(name) } });
            assert.ok(event !== undefined && "step" in event);
            assert.equal(event.step.internal, internal, name);
        }
    });

    it("gives messages without the tags for colours", () => {
        assert.deepEqual(
            parse({ diagnosticEvent: { severity: "error", message: "<{%reset%}>bad<{%reset%}>\n", color: "raw" } }),
            {
                kind: "diagnostic",
                severity: "error",
                urn: "",
                message: "bad\n",
                ephemeral: false,
            },
        );
    });

    it("gives the summary, and nothing for events that are not shown", () => {
        assert.deepEqual(
            parse({ summaryEvent: { durationSeconds: 3, resourceChanges: { create: 2, same: 1 }, result: "failed" } }),
            { kind: "summary", outcome: "failed", seconds: 3, changes: { create: 2, same: 1 } },
        );
        assert.equal(parse({ progressEvent: { type: "plugin-download" } }), undefined);
    });
});
