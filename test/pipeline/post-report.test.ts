import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { plainText, withoutMentions } from "../../pipeline/github/markdown";
import { runPipeline } from "../../pipeline/main";
import { GithubServer, type Pull } from "./github-server";

const forkId = 42;
const commit = "c".repeat(40);

/** The event of a run for a pull request from a fork. */
const event = {
    action: "completed",
    workflow_run: {
        head_sha: commit,
        head_branch: "main",
        head_repository: { id: forkId, owner: { login: "somebody" } },
        html_url: "https://github.example/example-org/fairlead/actions/runs/3",
        conclusion: "success",
        pull_requests: [],
    },
};

describe("npm run pipeline -- post-report", () => {
    let github: GithubServer;
    let directory: string;

    beforeEach(async () => {
        github = new GithubServer();
        await github.start();
        directory = mkdtempSync(join(tmpdir(), "fairlead-report-"));
        github.pulls.push(pull(11));
    });

    afterEach(async () => {
        await github.stop();
        rmSync(directory, { recursive: true, force: true });
    });

    const post = async (report?: string, about: object = event) => {
        writeFileSync(join(directory, "event.json"), JSON.stringify(about));
        if (report !== undefined) {
            writeFileSync(join(directory, "report.md"), report);
        }
        return runPipeline(["post-report", "--report", join(directory, "report.md")], {
            environment: { ...github.environment, GITHUB_EVENT_PATH: join(directory, "event.json") },
            directory,
        });
    };
    const bodies = (number = 11) => (github.comments.get(number) ?? []).map(({ body }) => body);

    it("writes one comment under the pull request, and brings it up to date", async () => {
        assert.deepEqual(await post("## First"), {
            code: 0,
            text: "The comment under pull request 11 was created",
        });
        assert.equal((await post("## Second")).text, "The comment under pull request 11 was updated");
        assert.equal(bodies().length, 1);
        assert.match(
            bodies()[0] ?? "",
            /^<!-- fairlead:report -->\n## Second\n\n<sub>Made for c{40} by the code of the/,
        );
    });

    it("finds its comment behind more than a page of others, and takes none that somebody else marked", async () => {
        await post("## First");
        const own = github.comments.get(11) ?? [];
        const others = Array.from({ length: 120 }, (_, index) => ({
            id: 1000 + index,
            body: "<!-- fairlead:report -->\nmine now",
            user: { login: "somebody" },
        }));
        github.comments.set(11, [...others, ...own]);
        assert.match((await post("## Second")).text, /updated$/);
        assert.equal(bodies().filter((body) => body.includes("## Second")).length, 1);
        assert.equal(bodies().filter((body) => body.endsWith("mine now")).length, 120);
    });

    it("believes GitHub alone which pull request it is about", async () => {
        github.pulls.splice(0);
        github.pulls.push(
            pull(1, { sha: "d".repeat(40) }),
            pull(2, { repo: { id: 43 } }),
            pull(3, { repo: null }),
            pull(4, { ref: "other" }),
            { ...pull(5), base: { ref: "release" } },
            { ...pull(6), state: "closed" },
        );
        const { code, text } = await post("<!-- pull request 1 -->\nNumber: 1");
        assert.equal(code, 0);
        assert.equal(text, `No open pull request has ${commit} as its newest commit: nothing to tell`);
        assert.equal(github.comments.size, 0);
    });

    it("calls nobody, whatever a fork writes", async () => {
        await post(
            "Hi @example-org/owners, \\@all &#64;all &commat;all _@all_ `@all, mail to a@b.c, scope @pulumi/aws, 3 @ 4",
        );
        const [body = ""] = bodies();
        assert.doesNotMatch(body, /(@|&#64;|&commat;)[\w]/);
        assert.match(body, /3 @ 4/);
    });

    it("says that there is no report, or none that fits, rather than a part of it", async () => {
        await post();
        assert.match(
            bodies()[0] ?? "",
            /No report was made for c{40}\. \[The run\]\(https:\/\/github\.example\/\S+\) tells why/,
        );
        await post("# Fine\n".padEnd(70_000, "x"));
        assert.match(bodies()[0] ?? "", /is too long for a comment\. It is among the artifacts of/);
        await post("# Fine\n".padEnd(2_000_000, "x"));
        assert.match(bodies()[0] ?? "", /No report was made/);
        for (const body of bodies()) {
            assert.ok(body.length < 65_536);
        }
    });

    it("follows no link out of what was unpacked", async () => {
        writeFileSync(join(directory, "secret"), "of the runner");
        symlinkSync(join(directory, "secret"), join(directory, "report.md"));
        await post();
        assert.match(bodies()[0] ?? "", /No report was made/);
    });

    it("says that a run failed", async () => {
        await post("# Report", { ...event, workflow_run: { ...event.workflow_run, conclusion: "failure" } });
        assert.match(bodies()[0] ?? "", /in \[this run\]\(\S+\), which failed; its artifact/);
    });

    it("takes no other event", async () => {
        const { code, text } = await post("# Report", { pull_request: { number: 11 } });
        assert.deepEqual([code, text], [2, "Expected the event workflow_run in GITHUB_EVENT_PATH, found another one"]);
    });
});

describe("texts of others in Markdown", () => {
    it("stay what they are, without markup", () => {
        assert.equal(plainText("a *b* [c](d) <e> `f` | g"), "a \\*b\\* \\[c\\]\\(d\\) \\<e\\> \\`f\\` \\| g");
    });

    it("keep signs that call nobody", () => {
        assert.equal(withoutMentions("A@{ shape: doc } @ 5 @"), "A@{ shape: doc } @ 5 @");
    });
});

function pull(number: number, head: Partial<Pull["head"]> = {}): Pull {
    return {
        number,
        node_id: `pull-${number}`,
        html_url: "",
        title: "",
        body: "",
        state: "open",
        base: { ref: "main" },
        head: { ref: "main", sha: commit, repo: { id: forkId }, owner: "somebody", ...head },
    };
}
