import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { WatchedFile } from "../../../service/src/keys/watched-file";

describe("Watched files", () => {
    let directory: string;
    let reports: string[];
    let reported: () => void;
    let file: WatchedFile<string> | undefined;

    beforeEach(() => {
        directory = mkdtempSync(path.join(tmpdir(), "watched-"));
        reports = [];
        reported = () => undefined;
    });

    afterEach(() => {
        file?.close();
        rmSync(directory, { recursive: true });
    });

    function watch(target: string): WatchedFile<string> {
        const report = (text: string) => {
            reports.push(text);
            reported();
        };
        const parse = (text: string) => {
            if (text === "wrong") {
                throw new Error("wrong");
            }
            return text;
        };
        const each = {
            changed: () => {
                report("changed");
            },
            failed: () => {
                report("failed");
            },
        };
        file = new WatchedFile(target, parse, each, 20);
        return file;
    }

    const nextReport = () => new Promise<void>((resolve) => (reported = resolve));

    /** What the kubelet does with a Secret that changed. */
    function publish(version: string, text: string): void {
        mkdirSync(path.join(directory, version));
        writeFileSync(path.join(directory, version, "key"), text);
        symlinkSync(version, path.join(directory, "..new"));
        renameSync(path.join(directory, "..new"), path.join(directory, "..data"));
    }

    it("are read again when Kubernetes changes a Secret", async () => {
        publish("..1", "first");
        symlinkSync("..data/key", path.join(directory, "key"));
        const watched = watch(path.join(directory, "key"));
        assert.equal(watched.current, "first");
        const report = nextReport();
        publish("..2", "second");
        await report;
        assert.equal(watched.current, "second");
    });

    it("stay as they were when the new text cannot be used, and recover", async () => {
        const target = path.join(directory, "key");
        writeFileSync(target, "first");
        const watched = watch(target);
        let report = nextReport();
        writeFileSync(target, "wrong");
        await report;
        assert.deepEqual([watched.current, reports.at(-1)], ["first", "failed"]);
        report = nextReport();
        writeFileSync(target, "third");
        await report;
        assert.equal(watched.current, "third");
    });

    it("must be usable at the start", () => {
        assert.throws(() => watch(path.join(directory, "none")), /ENOENT/);
    });
});
