import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Report, StackReport } from "../../../../rehearsal/report/model/report";
import { SampleProject } from "../../cli/sample-project";

const program = `
if (config.get("broken")) throw new Error("the program is wrong");
const first = new Thing("first", { value: config.get("size") ?? "1", token: pulumi.secret(config.get("pin") ?? "one") });
const second = new Thing("second", { replace: config.get("zone") ?? "a" }, { protect: config.get("safe") === "yes" });
if (config.get("extra")) new Thing("extra", { value: second.computed });
`;

describe("the report as a command", function () {
    this.timeout(300_000);
    let project: SampleProject;
    let report: Report;
    let markdown = "";
    let code: number | null = null;

    const stack = (name: string): StackReport => {
        const found = report.stacks.find((one) => one.stack === name);
        assert.ok(found, `no stack ${name}`);
        return found;
    };

    before(() => {
        project = new SampleProject(program, "config: { size: 1, zone: a, safe: yes, pin: one }");
        project.write("Pulumi.old.yaml", "config: {}");
        mkdirSync(join(project.directory, "releases", "dev"), { recursive: true });
        project.write("releases/dev/service.yaml", "image: { version: 0.1.0, digest: 'sha256:aaaa' }");
        project.commit();
        rmSync(join(project.directory, "Pulumi.old.yaml"));
        project.write("Pulumi.dev.yaml", "config: { size: 2, zone: b, safe: no, pin: two, extra: yes }");
        project.write("Pulumi.new.yaml", "config: { extra: yes }");
        project.commit();
        // What is not committed counts, too.
        project.write("Pulumi.broken.yaml", "config: { broken: yes }");
        project.write("releases/dev/service.yaml", "image: { version: 0.2.0, digest: 'sha256:bbbb' }");
        const ended = project.report("--base", "HEAD~1", "--out", "out");
        code = ended.code;
        const read = (name: string) => readFileSync(join(project.directory, "out", name), "utf8");
        report = JSON.parse(read("report.json")) as Report;
        markdown = read("report.md");
    });

    after(() => {
        project.remove();
    });

    it("tells what is created, updated and replaced, by properties old and new", () => {
        const { changes, counts, presence } = stack("dev");
        assert.equal(presence, "both");
        assert.deepEqual(counts, { replaced: 1, deleted: 0, updated: 1, created: 1, unchanged: 0 });
        const [second, first] = changes;
        assert.deepEqual([second?.name, second?.replaceReasons, second?.perhaps], ["second", ["replace"], false]);
        assert.deepEqual(second?.properties, [
            { path: "replace", kind: "update", replaces: true, option: false, old: "a", new: "b" },
            { path: "protect", kind: "update", replaces: false, option: true, old: true, new: false },
        ]);
        const value = first?.properties.find(({ path }) => path === "value");
        assert.deepEqual([value?.old, value?.new], ["1", "2"]);
    });

    it("says that a secret changes, and not to what", () => {
        const token = stack("dev").changes[1]?.properties.find(({ path }) => path === "token");
        assert.deepEqual([token?.old, token?.new], ["[secret]", "[secret]"]);
    });

    it("takes a stack that the base lacks for new, and one that the head lacks for removed", () => {
        assert.deepEqual([stack("new").presence, stack("new").counts.created], ["new", 3]);
        const old = stack("old");
        assert.deepEqual([old.presence, old.counts.deleted], ["removed", 2]);
        assert.match(old.risks[0]?.detail ?? "", /Its 2 resources stay/);
    });

    it("shows why a stack can't be rehearsed, loses none of the others, and ends with 1", () => {
        const { failures } = stack("broken");
        assert.match(failures[0]?.message ?? "", /the program is wrong/);
        assert.match(
            failures[0]?.message ?? "",
            /\bat .*\(?index\.js:\d+/,
            "files are named from the project's folder",
        );
        assert.match(markdown, /The head of `broken` can't be rehearsed/);
        assert.equal(report.risks[0]?.kind, "failure");
        assert.equal(code, 1);
    });

    it("tells what is released", () => {
        const [release] = stack("dev").releases;
        assert.deepEqual([release?.before?.version, release?.after?.version], ["0.1.0", "0.2.0"]);
        assert.match(markdown, /\| `dev` \| `service` \| `0\.1\.0` `sha256:aaaa` \| `0\.2\.0` `sha256:bbbb` \|/);
    });

    it("tells which settings changed", () => {
        assert.deepEqual(
            stack("dev").settings.map(({ path, old, new: next }) => [path, old, next]),
            [
                ["app:size", "1", "2"],
                ["app:zone", "a", "b"],
                ["app:safe", "yes", "no"],
                ["app:pin", "one", "two"],
                ["app:extra", undefined, "yes"],
            ],
        );
    });

    it("leaves the project and its repository as they were", () => {
        assert.equal(project.run("outputs", "--stack", "dev").code, 2, "the project's own states are not touched");
    });

    it("ends with 2 where the command can't be used, and says how it can", () => {
        const missing = project.report("--base", "nowhere");
        assert.equal(missing.code, 2);
        assert.match(missing.stderr, /--base nowhere: expected a branch, tag or commit that is here, found none/);
        const stacks = project.report("--base", "HEAD", "--stack", "dve");
        assert.equal(stacks.code, 2);
        assert.match(stacks.stderr, /--stack dve: expected all, or some of /);
        assert.equal(project.report().code, 2);
    });
});
