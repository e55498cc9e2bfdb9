import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { LockedError, StackLock, StateLayout } from "../../../rehearsal/state";

const name = { project: "app", stack: "dev" };

describe("the lock of a stack", () => {
    let layout: StateLayout;

    beforeEach(() => {
        layout = new StateLayout(mkdtempSync(join(tmpdir(), "rehearsal-lock-")));
    });

    afterEach(() => {
        rmSync(layout.directory, { recursive: true });
    });

    function leaveLock(owner: object | string): void {
        mkdirSync(layout.lockFolder(name), { recursive: true });
        const text =
            typeof owner === "string" ? owner : JSON.stringify({ username: "ann", hostname: hostname(), ...owner });
        writeFileSync(join(layout.lockFolder(name), "left.json"), text);
    }

    it("keeps a second one out until it is released, and other stacks not at all", () => {
        const lock = StackLock.acquire(layout, name);
        assert.throws(() => StackLock.acquire(layout, name), LockedError);
        StackLock.acquire(layout, { ...name, stack: "prod" }).release();
        lock.release();
        StackLock.acquire(layout, name).release();
        assert.deepEqual(readdirSync(layout.lockFolder(name)), []);
    });

    it("of a process that is gone counts for nothing", () => {
        const { pid } = spawnSync(process.execPath, ["--version"]);
        leaveLock({ pid, timestamp: new Date().toISOString() });
        StackLock.acquire(layout, name).release();
        assert.deepEqual(readdirSync(layout.lockFolder(name)), []);
    });

    it("of a process whose number another one has now counts for nothing", function () {
        if (process.platform !== "linux") {
            this.skip();
        }
        leaveLock({ pid: process.pid, timestamp: "2001-01-01T00:00:00Z" });
        StackLock.acquire(layout, name).release();
    });

    it("of another machine holds, and the message says whose it is and what to do", () => {
        leaveLock({ pid: 1, hostname: "elsewhere", timestamp: "2026-11-21T04:00:00Z" });
        assert.throws(
            () => StackLock.acquire(layout, name),
            (error) =>
                error instanceof LockedError &&
                error.message.includes("ann@elsewhere (pid 1) since 2026-11-21T04:00:00Z") &&
                /delete .*left\.json$/.test(error.message),
        );
    });

    it("that can't be read holds too", () => {
        leaveLock("{");
        assert.throws(() => StackLock.acquire(layout, name), LockedError);
    });
});
