import assert from "node:assert/strict";
import type { EngineEvent } from "../../../rehearsal/model/events";
import { Secret } from "../../../rehearsal/model/values";
import { sampleState, urnOf } from "../state/samples";
import { inputsChange, sampleStep, stepEvents } from "./events";
import { Screen } from "./screen";
import { error, shown } from "./shown";

describe("the display of a run", () => {
    it("says that the clouds are simulated", () => {
        assert.match(shown([]), /The clouds are simulated: nothing is created/);
    });

    it("prints a line for each step that ends, and none for what stays", () => {
        const text = shown([...stepEvents("create", "a"), ...stepEvents("same", "b"), ...stepEvents("delete", "c")]);
        assert.match(text, /^ \+  pkg:index:Thing a created \(\d+\.\ds\)$/m);
        assert.match(text, /^ -  pkg:index:Thing c deleted \(\d+\.\ds\)$/m);
        assert.doesNotMatch(text, / b /);
    });

    it("says in a preview what would be done", () => {
        const text = shown(stepEvents("replace", "a"), {
            options: { verb: "preview", preview: true },
            result: { changes: { replace: 1, same: 2 } },
        });
        assert.match(text, /^ \+- pkg:index:Thing a replace$/m);
        assert.match(text, /^Resources: 1 to replace, 2 unchanged$/m);
    });

    it("shows the tree of what changed in the end, children below their parents", () => {
        const child = sampleStep("create", "child", {
            new: sampleState({ urn: urnOf("child"), parent: urnOf("top") }),
        });
        const text = shown([
            ...stepEvents("same", "top"),
            { kind: "resource-pre", step: child },
            { kind: "resource-outputs", step: child },
            ...stepEvents("same", "other"),
        ]);
        const tree = text
            .split("\n")
            .filter((line) => line.includes("  "))
            .map((line) => line.replace(/ +\(?[\d.]*s?\)?$/, ""));
        assert.match(
            tree.join("\n"),
            /^ {4}pkg:index:Thing +top +unchanged\n \+ {2}└─ pkg:index:Thing {2}child {2}created$/m,
        );
        assert.doesNotMatch(text, /other/);
    });

    it("hides the steps that the engine makes for itself", () => {
        assert.doesNotMatch(shown(stepEvents("create", "default", { internal: true })), /default/);
    });

    it("groups diagnostics by resource and counts them", () => {
        const text = shown([error("one", urnOf("a")), error("elsewhere"), error("two", urnOf("a"))], {
            result: { outcome: "failed" },
        });
        assert.match(
            text,
            /Diagnostics:\n {2}pkg:index:Thing \(a\)\n {4}error: one\n {4}error: two\n {2}program\n {4}error: elsewhere/,
        );
        assert.match(text, /^Rehearsal of up failed: 3 errors$/m);
    });

    const violation: EngineEvent = {
        kind: "policy",
        urn: urnOf("a"),
        pack: "pack",
        packVersion: "1.0.0",
        policy: "rule",
        severity: "high",
        enforcement: "mandatory",
        message: "No.\nReally.",
        source: { file: "components/thing.ts", line: 7 },
    };

    it("shows policy violations with what enforces them, and where the resource is declared", () => {
        const text = shown([violation]);
        assert.match(
            text,
            /\[mandatory\] pack@v1\.0\.0: rule on pkg:index:Thing \(a\) at components\/thing\.ts:7\n {4}No\.\n {4}Really\./,
        );
        assert.match(text, /^Policies: 1 violation$/m);
    });

    it("shows what policies advise in a line for each resource, the first five", () => {
        const advice: EngineEvent[] = Array.from({ length: 7 }, (_, index) => ({
            ...violation,
            urn: urnOf(`t${index}`),
            enforcement: "advisory",
            source: index === 0 ? violation.source : undefined,
        }));
        const pack: EngineEvent = { kind: "policy-pack", pack: "pack", version: "1.0.0", policies: 12 };
        const text = shown([pack, ...advice]);
        assert.match(
            text,
            new RegExp(
                [
                    "^ {2}\\[advisory\\] pack: rule: No\\.",
                    " {4}pkg:index:Thing \\(t0\\) at components/thing\\.ts:7: Really\\.",
                    " {4}pkg:index:Thing \\(t1\\): Really\\.",
                    "(.*\n){3} {4}and 2 more; --json shows all$",
                ].join("\n"),
                "m",
            ),
        );
        assert.match(text, /^Policies: 12 applied, no violation, advice: rule 7$/m);
    });

    it("shows the outputs and what became of them", () => {
        const text = shown([], {
            options: { outputsBefore: { kept: 1, changed: "a", gone: true } },
            result: { outputs: { kept: 1, changed: "b", added: { x: [1] }, secret: new Secret("output-hunter2") } },
        });
        assert.match(text, /^ {4}kept: 1$/m);
        assert.match(text, /^ {2}~ changed: "a" => "b"$/m);
        assert.match(text, /^ {2}\+ added: \{$/m);
        assert.match(text, /^ {2}\+ secret: \[secret\]$/m);
        assert.match(text, /^ {2}- gone: true$/m);
    });

    const withSecrets: readonly EngineEvent[] = [
        {
            kind: "resource-pre",
            step: inputsChange({ p: new Secret("state-hunter2") }, { p: new Secret("new-hunter2") }),
        },
        {
            kind: "resource-outputs",
            step: inputsChange({ p: new Secret("state-hunter2") }, { p: new Secret("new-hunter2") }),
        },
        error("the provider said config-hunter2"),
        { kind: "stdout", message: "printed config-hunter2" },
    ];

    for (const options of [{}, { diff: true }, { json: true }]) {
        it(`never shows a secret: ${JSON.stringify(options)}`, () => {
            const text = shown(withSecrets, { options, result: { outputs: { o: [new Secret("output-hunter2")] } } });
            assert.match(text, /the provider said \[secret\]/);
            assert.doesNotMatch(text, /hunter2/);
        });
    }

    it("keeps escape sequences of providers and programs from the terminal", () => {
        assert.match(shown([error("\u001B[2J\u001B]0;title\u0007bad\u0008\r\nnext")]), /error: bad\n {4}next$/m);
    });

    it("is one JSON document and nothing else with --json", () => {
        const details = { p: { kind: "update-replace" as const, inputDiff: true } };
        const text = shown(
            [
                { kind: "prelude", config: { "app:token": "[secret]" }, preview: true },
                ...stepEvents("create", "new"),
                ...stepEvents("replace", "a", { keys: ["p"], diffs: ["p"], detailedDiff: details }),
                error("bad", urnOf("a")),
                { kind: "summary", outcome: "failed", seconds: 2, changes: { create: 1 } },
            ],
            {
                options: { json: true, verb: "preview", preview: true, remarks: ["a remark"] },
                result: { outcome: "failed", outputs: { o: new Secret("x") }, changes: { create: 1, replace: 1 } },
            },
        );
        const report = JSON.parse(text) as Record<string, unknown>;
        const state = { urn: urnOf("a"), custom: false, type: "pkg:index:Thing" };
        assert.deepEqual(report, {
            simulated: true,
            verb: "preview",
            project: "app",
            stack: "dev",
            engine: "embedded",
            result: "failed",
            config: { "app:token": "[secret]" },
            steps: [
                { op: "create", urn: urnOf("new"), newState: { ...state, urn: urnOf("new") }, detailedDiff: null },
                {
                    op: "replace",
                    urn: urnOf("a"),
                    oldState: state,
                    newState: state,
                    diffReasons: ["p"],
                    replaceReasons: ["p"],
                    detailedDiff: details,
                },
            ],
            changeSummary: { create: 1, replace: 1 },
            outputs: { o: "[secret]" },
            diagnostics: [
                { message: "a remark", severity: "info" },
                { urn: urnOf("a"), message: "bad", severity: "error" },
            ],
            policyPacks: [],
            policies: [],
            remediations: [],
            duration: 2,
        });
    });

    it("tells of a refresh what it found, once", () => {
        const found = sampleStep("update", "a");
        const events: EngineEvent[] = [
            { kind: "resource-pre", step: sampleStep("refresh", "a") },
            { kind: "resource-outputs", step: found },
        ];
        const report = JSON.parse(shown(events, { options: { json: true } })) as { steps: { op: string }[] };
        assert.deepEqual(
            report.steps.map(({ op }) => op),
            ["update"],
        );
        assert.match(shown(events), /^ ~ {2}pkg:index:Thing a updated/m);
    });

    for (const columns of [30, 80, 200]) {
        it(`leaves a clean screen of ${columns} columns after a live run of more rows than fit`, () => {
            const screen = new Screen(columns, 12);
            const names = Array.from({ length: 40 }, (_, index) => `resource-with-a-rather-long-name-${index}`);
            const text = shown(
                names.flatMap((name) => stepEvents("create", name)),
                { options: { environment: { NO_COLOR: "1" } }, result: { changes: { create: 40 } }, screen },
            );
            assert.equal(text.split("\n").filter((line) => line.startsWith(" + ")).length, 40);
            assert.match(text, /Rehearsal of up succeeded$/m);
            assert.doesNotMatch(text, /running/);
        });
    }
});
