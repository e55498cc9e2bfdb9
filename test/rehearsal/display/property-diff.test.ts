import assert from "node:assert/strict";
import { diffLines } from "../../../rehearsal/display/diff-lines";
import { plainStyles } from "../../../rehearsal/display/styles";
import { Computed, Secret } from "../../../rehearsal/model/values";
import { sampleState } from "../state/samples";
import { inputsChange, sampleStep } from "./events";

const lines = (step: Parameters<typeof diffLines>[0]) => diffLines(step, "", plainStyles);

describe("the differences of a step", () => {
    it("are those of the inputs, down to the single value", () => {
        const step = inputsChange(
            { size: 1, tags: { a: "x", gone: "y" }, list: [1, 2], same: [{}] },
            { size: 2, tags: { a: "x", new: "z" }, list: [1, 3, 4], same: [{}] },
        );
        assert.deepEqual(lines(step), [
            "~ size: 1 => 2",
            '- tags.gone: "y"',
            '+ tags.new: "z"',
            "~ list[1]: 2 => 3",
            "+ list[2]: 4",
        ]);
    });

    it("are the provider's where it tells them", () => {
        const step = inputsChange(
            { name: "a", zone: 1, "app.kubernetes.io/name": "x" },
            { name: "b", zone: 2, "app.kubernetes.io/name": "y" },
            {
                detailedDiff: {
                    name: { kind: "update-replace", inputDiff: true },
                    '["app.kubernetes.io/name"]': { kind: "update", inputDiff: false },
                },
            },
        );
        assert.deepEqual(lines(step), [
            '~ name: "a" => "b" (forces replacement)',
            '~ ["app.kubernetes.io/name"]: "x" => "y"',
        ]);
    });

    it("mark what forces a replacement also where only the names of the properties are known", () => {
        assert.deepEqual(lines(inputsChange({ a: 1 }, { a: 2 }, { op: "replace", keys: ["a"] })), [
            "~ a: 1 => 2 (forces replacement)",
        ]);
    });

    it("never show a secret, nor a part of one, and show the unknown as unknown", () => {
        const step = inputsChange(
            { password: new Secret("old-pw"), config: new Secret({ user: "ann" }), id: "1" },
            { password: new Secret("new-pw"), config: new Secret({ user: "bob" }), id: Computed.instance },
            { detailedDiff: undefined },
        );
        assert.deepEqual(lines(step), [
            "~ password: [secret] => [secret]",
            "~ config: [secret] => [secret]",
            '~ id: "1" => [unknown]',
        ]);
        const detailed = { ...step, detailedDiff: { "config.user": { kind: "update" as const, inputDiff: true } } };
        assert.deepEqual(lines(detailed), ["~ config.user: [secret] => [secret]"]);
    });

    it("of a creation are all inputs, of a deletion none", () => {
        const state = sampleState({ inputs: { a: { b: [1] }, __internal: {}, none: null } });
        assert.deepEqual(lines(sampleStep("create", "thing", { new: state })), [
            "+ a: {",
            "      b: [",
            "          [0]: 1",
            "      ]",
            "  }",
        ]);
        assert.deepEqual(lines(sampleStep("delete", "thing", { old: state })), []);
    });

    it("leave out what the program hides", () => {
        const step = inputsChange({ a: 1, b: 1 }, { a: 2, b: 2 });
        const hidden = { ...step, new: sampleState({ inputs: { a: 2, b: 2 }, hideDiff: ["a"] }) };
        assert.deepEqual(lines(hidden), ["~ b: 1 => 2"]);
    });
});
