import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { findDrift } from "../../pipeline/drift/drift";
import { driftIssue } from "../../pipeline/drift/drift-issue";
import { runPipeline } from "../../pipeline/main";
import { readPulumiJson } from "../../pipeline/plan/pulumi-json";
import { GithubServer } from "./github-server";

const urn = (name: string) => `urn:pulumi:dev::fairlead::azure-native:network:VirtualNetwork::${name}`;
const state = (outputs: object) => ({ inputs: { tags: {} }, outputs });
/** As `pulumi refresh --preview-only --json` prints it: every step is a refresh. */
const refreshed = {
    steps: [
        { op: "refresh", urn: urn("same"), oldState: state({ size: 1 }), newState: state({ size: 1 }) },
        {
            op: "refresh",
            urn: urn("changed"),
            oldState: state({ size: 1, name: "n" }),
            newState: state({ size: 2, name: "n" }),
        },
        { op: "refresh", urn: urn("gone"), oldState: state({}) },
    ],
    diagnostics: [
        { severity: "warning", message: "warning: slow\n" },
        { severity: "error", message: "error: no right to read\n" },
    ],
};
const differences = [
    "changed (azure-native:network:VirtualNetwork) has another size",
    "gone (azure-native:network:VirtualNetwork) is gone",
    "Pulumi says: error: no right to read",
];

describe("drift", () => {
    it("is what a refresh finds to be otherwise, gone, or cannot read", () => {
        assert.deepEqual(findDrift(readPulumiJson(refreshed)), differences);
        assert.deepEqual(findDrift(readPulumiJson({ steps: [] })), []);
    });

    it("is told within GitHub's limit, however much it is", () => {
        const found = Array.from({ length: 5000 }, (_, index) => `${index} ${"*".repeat(2000)}`);
        const stacks = ["dev", "dev-aws", "prod-azure", "prod-aws"];
        const issue = driftIssue(
            stacks.flatMap((stack) => [
                { stack, check: "resources" as const, found },
                { stack, check: "releases" as const, found: [] },
            ]),
            undefined,
        );
        assert.match(issue?.text ?? "", /- and 4\d{3} more/);
        assert.ok((issue?.text.length ?? 0) < 65_536);
    });
});

describe("npm run pipeline -- find-drift and report-drift", () => {
    let github: GithubServer;
    let directory: string;

    beforeEach(async () => {
        github = new GithubServer();
        await github.start();
        directory = mkdtempSync(join(tmpdir(), "fairlead-drift-"));
        mkdirSync(join(directory, "findings"));
    });

    afterEach(async () => {
        await github.stop();
        rmSync(directory, { recursive: true });
    });

    const run = async (...args: string[]) => runPipeline(args, { environment: github.environment, directory });
    const find = async (stack: string, document: object) => {
        const file = join(directory, "refresh.json");
        writeFileSync(file, JSON.stringify(document));
        return run("find-drift", "--stack", stack, "--refresh", file, "--findings", join(directory, "findings"));
    };
    const releases = (stack: string, ...found: string[]) => {
        writeFileSync(join(directory, "findings", `${stack}.releases.json`), JSON.stringify({ found }));
    };
    const report = async () => run("report-drift", "--stacks", "dev,prod", "--findings", join(directory, "findings"));

    it("opens one issue, brings it up to date, and closes it", async () => {
        assert.equal((await find("dev", refreshed)).code, 0, "drift fails no job");
        await find("prod", { steps: [] });
        releases("dev");
        releases("prod", "Argo CD says of service OutOfSync, not Synced");
        assert.equal((await report()).text, "Drift in dev, prod. Issue: opened");
        const [issue] = github.issues;
        assert.ok(issue !== undefined);
        assert.deepEqual(issue.labels, ["drift"]);
        assert.match(
            issue.body,
            /## dev\n\n### Resources at the cloud\n\n- changed \\\(azure-native.* has another size\n/,
        );
        assert.match(issue.body, /## prod\n\n### Releases in the cluster\n\n- Argo CD says of service OutOfSync/);
        assert.match(issue.body, /\[Last run\]\(https:\/\/github\.example\/example-org\/fairlead\/actions\/runs\/7\)$/);

        assert.match((await report()).text, /unchanged$/);
        releases("prod");
        assert.equal((await report()).text, "Drift in dev. Issue: updated");
        assert.equal(github.issues.length, 1);
        await find("dev", { steps: [] });
        assert.equal((await report()).text, "No drift. Issue: closed");
        assert.equal(issue.state, "closed");
        assert.match((await report()).text, /not needed$/);
    });

    it("takes a check that did not come to an end for no good news", async () => {
        await find("dev", { steps: [] });
        releases("dev");
        releases("prod");
        assert.equal((await report()).text, "Drift in prod. Issue: opened");
        assert.match(github.issues[0]?.body ?? "", /## prod\n\n### Resources at the cloud\n\nCould not be looked at/);
    });

    it("leaves issues of people alone, whatever they are labelled", async () => {
        github.issues.push({
            id: 90,
            number: 90,
            title: "Drift?",
            body: "<!-- fairlead:drift -->",
            user: { login: "somebody" },
            state: "open",
            labels: ["drift"],
        });
        await find("dev", { steps: [] });
        await find("prod", { steps: [] });
        releases("dev");
        releases("prod");
        assert.match((await report()).text, /not needed$/);
        assert.equal(github.issues[0]?.state, "open");
    });
});
