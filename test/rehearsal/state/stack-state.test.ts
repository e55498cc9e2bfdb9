import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Snapshot, StateRecord } from "../../../rehearsal/model/state";
import { Secret } from "../../../rehearsal/model/values";
import { StackState, StateLayout } from "../../../rehearsal/state";
import { sampleState, urnOf } from "./samples";

const name = { project: "app", stack: "dev" };
const state = (thing: string, text = "") => sampleState({ urn: urnOf(thing), outputs: { text } });
const put = (key: number, thing: string, text = ""): StateRecord => ({ kind: "put", key, state: state(thing, text) });

describe("the state of a stack", () => {
    let layout: StateLayout;

    beforeEach(() => {
        layout = new StateLayout(mkdtempSync(join(tmpdir(), "rehearsal-state-")));
    });

    afterEach(() => {
        rmSync(layout.directory, { recursive: true });
    });

    const read = async () => StackState.read(layout, name);

    function shape({ resources, pendingOperations }: Snapshot): string[] {
        return [
            ...resources.map(
                ({ urn, outputs }) =>
                    `${urn.split("::").at(-1) ?? ""}${typeof outputs.text === "string" ? outputs.text : ""}`,
            ),
            ...pendingOperations.map(({ type }) => type),
        ];
    }

    async function deployed(...things: string[]): Promise<void> {
        const run = await (await read()).begin();
        await run.write(things.map((thing, key) => put(key, thing)));
        run.finish();
    }

    it("is empty before anything was deployed, and reading it leaves no trace", async () => {
        const before = await read();
        assert.equal(before.exists, false);
        assert.deepEqual(before.snapshot, { resources: [], pendingOperations: [] });
    });

    it("holds what a run completed first, then what it didn't touch", async () => {
        await deployed("a", "b", "c");
        const run = await (await read()).begin();
        await run.write([put(0, "new"), { kind: "old", index: 1, state: undefined }, put(1, "b", "2")]);
        await run.write([
            { kind: "old", index: 2, state: state("c", "!") },
            { kind: "drop", key: 0 },
        ]);
        run.finish();
        assert.deepEqual(shape((await read()).snapshot), ["b2", "a", "c!"]);
    });

    it("keeps everything that was acknowledged, wherever a kill cuts the journal off", async () => {
        await deployed("a", "b");
        const run = await (await read()).begin();
        const journal = layout.journalFile(name);
        const records: StateRecord[] = [
            { kind: "begin", operation: 0, pending: { type: "creating", resource: state("c") } },
            put(0, "c", "😀"),
            { kind: "end", operation: 0 },
            { kind: "old", index: 0, state: undefined },
            put(1, "a", "3"),
        ];
        const expected: [number, string[]][] = [[readFileSync(journal).length, ["a", "b"]]];
        const states = [
            ["a", "b", "creating"],
            ["c😀", "a", "b", "creating"],
            ["c😀", "a", "b"],
            ["c😀", "b"],
            ["c😀", "a3", "b"],
        ];
        for (const [index, record] of records.entries()) {
            await run.write([record]);
            expected.push([readFileSync(journal).length, states[index] ?? []]);
        }
        const whole = readFileSync(journal);
        const before = readFileSync(layout.stackFile(name));
        for (let length = whole.length; length >= 0; length -= 1) {
            writeFileSync(layout.stackFile(name), before);
            writeFileSync(journal, whole.subarray(0, length));
            const acknowledged = expected.findLast(([end]) => end <= length)?.[1] ?? ["a", "b"];
            assert.deepEqual(shape((await read()).snapshot), acknowledged, `cut off at ${length}`);
        }
    });

    it("goes on from a killed run: the next one starts with what that did", async () => {
        await deployed("a");
        const killed = await (await read()).begin();
        await killed.write([put(0, "b")]);
        truncateSync(layout.journalFile(name), readFileSync(layout.journalFile(name)).length);
        writeFileSync(layout.journalFile(name), '{"kind":"put","ke', { flag: "a" });

        const found = await read();
        assert.equal(found.recovered, 1);
        const next = await found.begin();
        await next.write([put(0, "c")]);
        next.finish();
        assert.deepEqual(shape((await read()).snapshot), ["c", "b", "a"]);
        assert.equal((await read()).recovered, 0);
    });

    it("is whole if the kill came while the state file was being replaced", async () => {
        await deployed("a");
        const before = readFileSync(layout.stackFile(name));
        const run = await (await read()).begin();
        await run.write([put(0, "b")]);
        const unsealed = readFileSync(layout.journalFile(name), "utf8");
        run.finish();
        const after = readFileSync(layout.stackFile(name));
        const result = shape((await read()).snapshot);

        const { createHash } = await import("node:crypto");
        const seal = JSON.stringify({ sealed: createHash("sha256").update(after).digest("hex") });
        writeFileSync(layout.journalFile(name), `${unsealed}${seal}\n`);
        assert.deepEqual(shape((await read()).snapshot), result, "replaced, journal still there");
        writeFileSync(layout.stackFile(name), before);
        assert.deepEqual(shape((await read()).snapshot), result, "sealed, not yet replaced");
    });

    it("is refused if somebody changed the file under a killed run", async () => {
        await deployed("a");
        await (await (await read()).begin()).write([put(0, "b")]);
        writeFileSync(layout.stackFile(name), readFileSync(layout.stackFile(name), "utf8").replace("::a", "::x"));
        await assert.rejects(read(), /was changed by something else while an interrupted run was waiting/);
    });

    it("is refused when damaged, with the way back", async () => {
        await deployed("a");
        writeFileSync(layout.stackFile(name), "{}}");
        await assert.rejects(read(), /is not a Pulumi state: .* Restore .*dev\.json\.bak over it, or delete it\./);
    });

    it("keeps creations that never ended until a person clears them, and forgets other operations", async () => {
        const killed = await (await read()).begin();
        await killed.write([
            { kind: "begin", operation: 0, pending: { type: "creating", resource: state("a") } },
            { kind: "begin", operation: 1, pending: { type: "updating", resource: state("b") } },
        ]);
        assert.deepEqual(shape((await read()).snapshot), ["creating", "updating"]);
        (await (await read()).begin()).finish();
        assert.deepEqual(shape((await read()).snapshot), ["creating"]);
    });

    it("is exported with secrets encrypted, unless asked otherwise", async () => {
        const run = await (await read()).begin();
        await run.write([
            { kind: "put", key: 0, state: sampleState({ outputs: { password: new Secret("hunter2") } }) },
        ]);
        run.finish();
        assert.doesNotMatch(readFileSync(layout.stackFile(name), "utf8"), /hunter2/);
        assert.doesNotMatch(JSON.stringify(await (await read()).export(false)), /hunter2/);
        assert.match(JSON.stringify(await (await read()).export(true)), /hunter2/);
    });
});
