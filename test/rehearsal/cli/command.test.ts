import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { SampleProject } from "./sample-project";

const program = `
const first = new Thing("first", { value: config.get("size") ?? "1" });
const second = new Thing("second", { value: first.computed });
exports.computed = second.computed;
exports.token = config.requireSecret("token");
`;

describe("the rehearsal as a command", () => {
    let project: SampleProject;

    before(() => {
        project = new SampleProject(program, "config: { token: { secure: 'v1:AAAA:AAAA' } }");
    });

    after(() => {
        project.remove();
    });

    it("previews without doing anything", () => {
        const { code, stdout } = project.run("preview", "--stack", "dev");
        assert.equal(code, 0, stdout);
        assert.match(stdout, /clouds are simulated/);
        assert.match(stdout, /test:index:Thing second create$/m);
        assert.match(stdout, /\+ computed: \[unknown\]/);
        assert.deepEqual(project.created(), []);
        assert.equal(project.run("outputs", "--stack", "dev").code, 2);
    });

    it("deploys, and shows the tree, the outputs and what to do next", () => {
        const { code, stdout } = project.run("up", "--stack", "dev");
        assert.equal(code, 0, stdout);
        assert.match(stdout, /^ \+ {2}pulumi:pulumi:Stack +app-dev +created/m);
        assert.match(stdout, /^ \+ {2}└─ test:index:Thing +second +created/m);
        assert.match(stdout, /\+ computed: "computed-computed-1"/);
        assert.match(stdout, /\+ token: \[secret\]/);
        assert.match(stdout, /^Resources: 3 created$/m);
        assert.match(stdout, /What next:\n {2}npm run rehearse -- up --stack dev/);
        assert.deepEqual(project.created(), ["first", "second"]);
    });

    it("says that nothing changed when run again, and lets that be demanded", () => {
        const { code, stdout } = project.run("up", "--stack", "dev", "--expect-no-changes");
        assert.equal(code, 0, stdout);
        assert.match(stdout, /succeeded: nothing changed$/m);
        assert.match(stdout, /^Resources: 3 unchanged$/m);
    });

    it("shows exactly the change of a changed setting", () => {
        project.write("Pulumi.dev.yaml", "config: { size: 2, token: { secure: 'v1:AAAA:AAAA' } }");
        const { code, stdout } = project.run("preview", "--stack", "dev", "--diff");
        assert.equal(code, 0, stdout);
        assert.match(stdout, /^ ~ {2}test:index:Thing first update\n {6}~ value: "1" => "2"$/m);
        assert.match(stdout, /^Resources: 2 to update, 1 unchanged$/m);

        const demanded = project.run("preview", "--stack", "dev", "--expect-no-changes");
        assert.equal(demanded.code, 1);
        assert.match(demanded.stderr, /No changes were expected/);
    });

    it("prints one JSON document and nothing else", () => {
        const { code, stdout, stderr } = project.run("preview", "--stack", "dev", "--json");
        assert.equal(code, 0, stderr);
        const report = JSON.parse(stdout) as { steps: { op: string }[]; changeSummary: object; simulated: boolean };
        assert.deepEqual(
            report.steps.map(({ op }) => op),
            ["same", "update", "update"],
        );
        assert.deepEqual([report.changeSummary, report.simulated], [{ same: 1, update: 2 }, true]);
        assert.equal(stderr, "");
    });

    it("shows outputs, with secrets only when asked", () => {
        const hidden = project.run("outputs", "--stack", "dev");
        assert.match(hidden.stdout, /token: \[secret\]/);
        const shown = project.run("outputs", "--stack", "dev", "--json", "--show-secrets");
        assert.deepEqual(JSON.parse(shown.stdout), {
            computed: "computed-computed-1",
            token: "rehearsal-placeholder-for-app:token",
        });
    });

    it("exports the state, which holds no secret in clear", () => {
        const { stdout } = project.run("export", "--stack", "dev");
        const { version } = JSON.parse(stdout) as { version: number };
        assert.equal(version, 3);
        assert.doesNotMatch(stdout, /placeholder/);
        const file = join(project.directory, ".rehearsal", ".pulumi", "stacks", "app", "dev.json");
        assert.doesNotMatch(readFileSync(file, "utf8"), /placeholder/);
        assert.match(project.run("export", "--stack", "dev", "--show-secrets").stdout, /placeholder/);
    });

    it("refreshes", () => {
        const { code, stdout } = project.run("refresh", "--stack", "dev", "--expect-no-changes");
        assert.equal(code, 0, stdout);
        assert.match(stdout, /^Resources: 3 unchanged$/m);
    });

    it("destroys everything", () => {
        const { code, stdout } = project.run("destroy", "--stack", "dev");
        assert.equal(code, 0, stdout);
        assert.match(stdout, /^Resources: 3 deleted$/m);
        assert.deepEqual(project.deployed(), []);
    });

    it("keeps the states of different directories apart", () => {
        const { code, stdout } = project.run(
            "preview",
            "--stack",
            "dev",
            "--state",
            join(project.directory, "elsewhere"),
        );
        assert.equal(code, 0, stdout);
        assert.match(stdout, /^Resources: 3 to create$/m);
    });

    it("fails with code 1 when the program does", () => {
        project.program = 'new Thing("kept", {}); throw new Error("the program is wrong");';
        const { code, stdout } = project.run("up", "--stack", "dev");
        assert.equal(code, 1, stdout);
        assert.match(stdout, /the program is wrong/);
        assert.match(stdout, /^Rehearsal of up failed: 1 error$/m);
    });

    it("fails with code 1 when a provider does, and keeps what was done", () => {
        project.program =
            'const good = new Thing("good", {}); new Thing("bad", { value: "fail" }, { dependsOn: good });';
        const { code, stdout } = project.run("up", "--stack", "dev");
        assert.equal(code, 1, stdout);
        assert.match(stdout, /test:index:Thing \(bad\)\n {4}error: create failed/);
        assert.deepEqual(project.deployed(), ["good", "kept"]);
    });

    it("refuses with code 2 what can't be done as it was typed, and says what can", () => {
        const stack = project.run("up", "--stack", "prod");
        assert.equal(stack.code, 2);
        assert.match(
            stack.stderr,
            /Stack "prod" has no settings: expected .*Pulumi\.prod\.yaml\. The stacks of project app are dev\./,
        );
        const pack = project.run("up", "--stack", "dev", "--policy-pack", "nowhere");
        assert.equal(pack.code, 2);
        assert.match(pack.stderr, /--policy-pack nowhere: expected a directory with PulumiPolicy\.yaml, found none/);
        assert.equal(project.run("up").code, 2);
        assert.equal(project.run("--help").code, 0);
    });

    it("takes no Pulumi CLI for --engine pulumi that would have to be downloaded first", () => {
        const path = project.path;
        project.path = [join(project.directory, "node_modules", ".bin"), "/usr/bin", "/bin"].join(delimiter);
        const { code, stderr } = project.run("preview", "--stack", "dev", "--engine", "pulumi");
        project.path = path;
        assert.equal(code, 2);
        assert.match(stderr, /--engine pulumi: expected a Pulumi CLI on PATH, found none/);
    });

    it("refuses with code 2 settings that can't be read", () => {
        project.write("Pulumi.dev.yaml", "config: [");
        const { code, stderr } = project.run("preview", "--stack", "dev");
        assert.equal(code, 2);
        assert.match(stderr, /Pulumi\.dev\.yaml: expected valid YAML/);
    });
});
