import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { SampleProject } from "./sample-project";

/** Chains of resources side by side, so that a kill meets steps in every state. */
const program = `
for (let chain = 0; chain < 8; chain += 1) {
    let before;
    for (let link = 0; link < 12; link += 1) {
        before = new Thing("thing-" + chain + "-" + link, { value: "1" }, { dependsOn: before ? [before] : [] });
    }
}
`;
const size = 8 * 12;

/** A program that makes a resource and then never ends. */
const waiting = 'new Thing("first", {}).id.apply(() => console.log("created")); setInterval(() => undefined, 1000);';

describe("an interrupted rehearsal", () => {
    let project: SampleProject;

    beforeEach(() => {
        project = new SampleProject(program, "");
    });

    afterEach(() => {
        project.remove();
    });

    async function until(condition: () => boolean): Promise<void> {
        while (!condition()) {
            await delay(10);
        }
    }

    it("that was killed at any moment is finished by the next one, and nothing acknowledged is created again", async function () {
        this.timeout(300_000);
        for (let kills = 0; kills < 4 && project.created().length < size; kills += 1) {
            const before = project.created().length;
            const { child, ended } = project.start("up", "--stack", "dev");
            const goal = before + 1 + Math.floor(Math.random() * (size / 4));
            await Promise.race([ended, until(() => project.created().length >= goal)]);
            await delay(Math.random() * 20);
            if (child.exitCode === null && child.pid !== undefined) {
                process.kill(-child.pid, "SIGKILL");
            }
            await ended;
        }
        const acknowledged = project.deployed();
        const createdBefore = project.created().length;

        const { code, stdout } = project.run("up", "--stack", "dev");
        assert.equal(code, 0, stdout);
        assert.equal(project.deployed().length, size);
        const again = project.created().slice(createdBefore);
        assert.deepEqual(
            again.filter((name) => acknowledged.includes(name)),
            [],
        );
        assert.equal(again.length, size - acknowledged.length);
        const settled = project.run("up", "--stack", "dev", "--expect-no-changes");
        assert.equal(settled.code, 0, settled.stdout + settled.stderr);
    });

    it("keeps a second one out while it runs, and no longer", async () => {
        project.program = waiting;
        const { child, ended } = project.start("up", "--stack", "dev");
        await until(() => project.created().length > 0);

        const second = project.run("up", "--stack", "dev");
        assert.equal(second.code, 1);
        assert.match(
            second.stderr,
            new RegExp(`Stack dev of project app is being changed .*\\(pid ${String(child.pid)}\\)`),
        );
        assert.equal(project.run("preview", "--stack", "dev", "--help").code, 0);

        assert.ok(child.pid !== undefined);
        process.kill(-child.pid, "SIGKILL");
        await ended;
        project.program = "";
        assert.equal(project.run("up", "--stack", "dev").code, 0);
        assert.deepEqual(project.deployed(), []);
    });

    it("by Ctrl-C, which reaches every process of the terminal, ends in order", async () => {
        project.program = waiting;
        const { child, ended } = project.start("up", "--stack", "dev");
        await until(() => project.created().length > 0);
        await delay(300);
        assert.ok(child.pid !== undefined);
        process.kill(-child.pid, "SIGINT");
        const { code, stdout, stderr } = await ended;
        assert.equal(code, 1, stdout);
        assert.match(stderr, /Stopping: steps that run are finished/);
        assert.match(stdout, /^Rehearsal of up failed/m);
        assert.deepEqual(project.deployed(), ["first"]);
        project.program = 'new Thing("first", {});';
        assert.match(project.run("up", "--stack", "dev").stdout, /nothing changed$/m);
    });
});
