import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { actions, sources, steps, workflows } from "./workflow-files";

const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;

describe("the workflows", () => {
    it("are the seven of the project, and the one that comments", () => {
        assert.deepEqual([...workflows.keys()].sort(), [
            "dependencies.yml",
            "deploy.yml",
            "drift.yml",
            "preview.yml",
            "promote.yml",
            "pull-request.yml",
            "report-comment.yml",
            "service.yml",
        ]);
    });

    for (const [file, workflow] of workflows) {
        it(`${file} has no right but what a job names, one run at a time, and time limits`, () => {
            assert.equal(`${workflow.name}.yml`, file);
            assert.deepEqual(workflow.permissions, {});
            assert.ok(workflow.concurrency !== undefined);
            for (const [name, job] of Object.entries(workflow.jobs)) {
                assert.ok(Object.keys(job.permissions ?? {}).length > 0, `${name} names its rights`);
                assert.ok((job["timeout-minutes"] ?? 360) <= 90, `${name} has a time limit`);
            }
        });
    }

    it("run none but pinned actions, whose version stands beside", () => {
        for (const { file, text } of sources) {
            for (const [line] of text.matchAll(/^.*\buses: .*$/gm)) {
                assert.match(
                    line,
                    /uses: (\.\/\.github\/actions\/[a-z]+|[\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
                    file,
                );
            }
        }
    });

    it("pin an action to one commit everywhere", () => {
        const pins = new Map<string, Set<string>>();
        for (const { text } of sources) {
            for (const [, name = "", pin = ""] of text.matchAll(/uses: ([\w-]+\/[\w-]+)\S*@(.+)$/gm)) {
                pins.set(name, (pins.get(name) ?? new Set()).add(pin));
            }
        }
        assert.deepEqual(
            [...pins].filter(([, found]) => found.size > 1),
            [],
        );
        assert.ok(pins.size > 15);
    });

    it("use actions of ours that exist, with shells where GitHub asks for them", () => {
        for (const { where, step } of steps) {
            const [, own] = /^\.\/\.github\/actions\/(.+)$/.exec(step.uses ?? "") ?? [];
            assert.ok(own === undefined || actions.has(own), `${where}: ${own ?? ""}`);
            assert.ok(!where.startsWith("action") || step.run === undefined || step.shell === "bash", where);
        }
    });

    it("leave no token behind a checkout", () => {
        const checkouts = steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
        assert.ok(checkouts.length > 0);
        for (const { where, step } of checkouts) {
            assert.equal(step.with?.["persist-credentials"], false, where);
        }
    });

    it("put nothing of others into a shell, but hand it over in variables", () => {
        for (const { where, step } of steps) {
            assert.doesNotMatch(step.run ?? "", /\$\{\{/, where);
        }
    });

    it("know no stored credential of a cloud, and take secrets in protected environments only", () => {
        const known = ["FAIRLEAD_APP_PRIVATE_KEY", "NOTIFICATION_SMTP_URL", "NOTIFICATION_WEBHOOK_URL", "SONAR_TOKEN"];
        for (const [file, { jobs }] of workflows) {
            for (const [name, job] of Object.entries(jobs)) {
                const secrets = [...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(([, secret]) => secret ?? "");
                assert.deepEqual(
                    secrets.filter((secret) => !known.includes(secret)),
                    [],
                    file,
                );
                assert.ok(secrets.length === 0 || job.environment !== undefined, `${file}, ${name}`);
            }
        }
    });

    it("give code of a fork no right to write, and the workflow that writes no code of a fork", () => {
        assert.ok(![...workflows.values()].some(({ on }) => JSON.stringify(on).includes("pull_request_target")));
        const rights = Object.values(workflows.get("pull-request.yml")?.jobs ?? {}).map(
            ({ permissions }) => permissions,
        );
        assert.deepEqual(
            rights,
            rights.map(() => ({ contents: "read" })),
        );
        const comment = workflows.get("report-comment.yml")?.jobs.comment;
        assert.ok(comment !== undefined);
        const checkout = comment.steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
        assert.deepEqual(checkout?.with, { "persist-credentials": false }, "main, no other ref");
        const download = comment.steps.find(({ uses }) => uses?.startsWith("actions/download-artifact@"));
        assert.match(String(download?.with?.path), /^\$\{\{ runner\.temp \}\}\//, "outside of the checkout");
    });

    it("deploy production behind an environment, after development", () => {
        const jobs = workflows.get("deploy.yml")?.jobs as unknown as Record<
            string,
            { needs?: unknown; environment: string }
        >;
        assert.deepEqual([jobs.development?.needs, jobs.production?.needs], ["plan", "development"]);
        assert.match(jobs.production?.environment ?? "", /^deploy-/);
    });

    it("run scripts that exist", () => {
        const run = steps.flatMap(({ step }) => [...(step.run ?? "").matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
        assert.ok(run.length > 10);
        for (const [, script = ""] of run) {
            assert.ok(Object.hasOwn(scripts, script), script);
        }
    });

    it("hand the token to commands that ask GitHub", () => {
        const asking = /pipeline -- (post-report|tag-release|propose-release|report-drift)/;
        const found = steps.filter(({ step }) => asking.test(step.run ?? ""));
        assert.ok(found.length >= 5);
        for (const { where, step } of found) {
            assert.equal(step.env?.GITHUB_TOKEN, "${{ github.token }}", where);
        }
    });

    it("install the Pulumi CLI of package.json", () => {
        const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
            devDependencies: Record<string, string>;
        };
        const versions = steps.flatMap(({ step }) => step.with?.["pulumi-version"] ?? []);
        assert.ok(versions.length >= 4);
        assert.deepEqual([...new Set(versions)], [devDependencies.pulumi]);
    });
});
