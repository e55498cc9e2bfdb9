import assert from "node:assert/strict";

import { runPipeline } from "../../pipeline/main";
import { readRelease } from "../../pipeline/release/release-file";
import { GithubServer } from "./github-server";
import { TestRepository } from "./repository";

const path = "releases/dev/service.yaml";
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const file = (version: string, digit: string) => `# Ours\nimage:\n  digest: ${digest(digit)}\n  version: ${version}\n`;

describe("npm run pipeline -- propose-release", () => {
    let github: GithubServer;
    let repository: TestRepository;

    beforeEach(async () => {
        github = new GithubServer();
        await github.start();
        repository = new TestRepository();
        repository.commit("Begin");
        repository.git("tag", "service-v0.0.1");
        repository.commit("Greet @everybody with <b>", "service/src/greeting.ts");
        repository.commit("Plan", "docs/plan.md");
        repository.git("tag", "service-v0.0.2");
        repository.commit("Mend", "service/src/greeting.ts");
        repository.git("tag", "service-v0.0.3");
        github.files.set(path, file("0.0.1", "1"));
    });

    afterEach(async () => {
        await github.stop();
        repository.remove();
    });

    const propose = async (version: string, digit: string, ...more: string[]) =>
        runPipeline(
            [
                "propose-release",
                "--stack",
                "dev",
                "--app",
                "service",
                "--version",
                version,
                "--digest",
                digest(digit),
                ...more,
            ],
            { environment: github.environment, directory: repository.directory },
        );

    it("opens a pull request with the new release and what it changes, has checks run, and is merged by itself", async () => {
        const { code, text } = await propose("0.0.2", "2", "--merge-by-itself");
        assert.equal(code, 0, text);
        const [pull] = github.pulls;
        assert.ok(pull !== undefined);
        assert.equal(pull.title, "Release service 0.0.2 to dev");
        assert.deepEqual([pull.base.ref, pull.head.ref], ["main", "release/dev/service"]);
        const changed = github.fileOf("release/dev/service", path) ?? "";
        assert.deepEqual(readRelease(changed), { version: "0.0.2", digest: digest("2") });
        assert.match(changed, /^# Ours$/m);
        assert.match(pull.body, /^- Greet @\u200Beverybody with \\<b\\> \([0-9a-f]{12}\)$/m);
        assert.doesNotMatch(pull.body, /Plan|Mend/);
        assert.deepEqual(github.dispatched, [{ workflow: "pull-request.yml", ref: "release/dev/service" }]);
        assert.deepEqual(github.merging, [pull.node_id]);
        assert.equal(text, `Proposed: ${pull.html_url}\npull-request=${pull.html_url}`);
    });

    it("leaves merging to people unless told otherwise, and where GitHub refuses", async () => {
        await propose("0.0.2", "2");
        assert.deepEqual(github.merging, []);
        github.refusal = "Auto merge is not allowed for this repository";
        const { code, text } = await propose("0.0.2", "3", "--merge-by-itself");
        assert.equal(code, 0);
        assert.match(text, /A person must merge it, since GitHub says: .*Auto merge is not allowed/);
    });

    it("renews the pull request that is open, on top of main", async () => {
        await propose("0.0.2", "2");
        github.refs.set("heads/main", "c-newer");
        const { code, text } = await propose("0.0.3", "3");
        assert.equal(code, 0, text);
        assert.deepEqual(
            github.pulls.map(({ title }) => title),
            ["Release service 0.0.3 to dev"],
        );
        assert.equal(github.commits.get(github.refs.get("heads/release/dev/service") ?? "")?.parent, "c-newer");
        assert.match(github.pulls[0]?.body ?? "", /Greet .*Mend|Mend[^]*Greet/);
    });

    it("proposes nothing where the release runs already", async () => {
        github.files.set(path, file("0.0.2", "2"));
        const { code, text } = await propose("0.0.2", "2");
        assert.deepEqual([code, text], [0, `${path} says 0.0.2 already`]);
        assert.deepEqual([github.pulls, github.dispatched], [[], []]);
    });

    it("proposes no older version, and none without a tag", async () => {
        github.files.set(path, file("0.0.3", "3"));
        const older = await propose("0.0.2", "2");
        assert.equal(older.code, 1);
        assert.match(older.text, /^Expected a version from 0\.0\.3 on, .* To go back, revert the commit\.$/);
        const unknown = await propose("0.0.4", "4");
        assert.equal(unknown.code, 1);
        assert.match(unknown.text, /found none of the name service-v0\.0\.4$/);
        assert.deepEqual(github.pulls, []);
    });

    it("lists the whole history before the first release", async () => {
        github.files.set(path, file("0.0.0", "0"));
        await propose("0.0.2", "2");
        assert.match(github.pulls[0]?.body ?? "", /^dev runs no release\.[^]*Greet[^]*Begin/);
    });

    it("says which variables a workflow must hand over", async () => {
        const args = ["propose-release", "--stack", "dev", "--app", "service", "--version", "0.0.2", "--digest", "x"];
        const { code, text } = await runPipeline(args, { environment: {}, directory: repository.directory });
        assert.equal(code, 2);
        assert.match(text, /^Expected the variables GITHUB_REPOSITORY as OWNER\/NAME and GITHUB_TOKEN, found none/);
    });
});

describe("npm run pipeline -- tag-release", () => {
    const github = new GithubServer();

    before(() => github.start());
    after(() => github.stop());

    const tag = async (commit: string) =>
        runPipeline(["tag-release", "--app", "service", "--version", "1.0.0", "--commit", commit], {
            environment: github.environment,
            directory: ".",
        });

    it("makes a tag once, finds it again, and never moves it", async () => {
        assert.equal((await tag("c1")).code, 0);
        assert.equal(github.refs.get("tags/service-v1.0.0"), "c1");
        assert.deepEqual(await tag("c1"), { code: 0, text: "c1 is service-v1.0.0 already" });
        const other = await tag("c2");
        assert.equal(other.code, 1);
        assert.match(other.text, /found it at c1: tags never move$/);
        assert.equal(github.refs.get("tags/service-v1.0.0"), "c1");
    });
});
