import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { parseRequest } from "../../pipeline/arguments";
import { commands } from "../../pipeline/commands";
import { Programs } from "../pipeline/programs";
import { steps } from "./workflow-files";

/** What the shell is handed for everything that GitHub fills in: as bad as it can be. */
const hostile = (name: string) => `${name} 'a' "b" *; $(touch pwned) \`touch pwned\` --flag`;

/** Every step that is a text for a shell. */
const shellSteps = steps.flatMap(({ where, step, env }) =>
    step.run === undefined ? [] : [{ where, run: step.run, env }],
);

describe("the shell steps of the workflows", function () {
    this.timeout(60_000);

    let programs: Programs;
    let workspace: string;
    /** The calls of `npm run pipeline` in all steps. */
    const pipelineCalls: { readonly where: string; readonly args: readonly string[] }[] = [];

    before(() => {
        programs = new Programs();
        workspace = join(programs.directory, "workspace");
        // What the action `deploy` has downloaded before.
        mkdirSync(join(workspace, ".rehearsal/plan"), { recursive: true });
        for (const name of ["npm", "git", "pulumi", "skopeo", "helm", "cosign", "az", "sudo"]) {
            programs.write(
                name,
                `printf '%s\\0' ${name} "$@" >> "$CALLS"; printf '\\n\\0' >> "$CALLS"; exit "$STATUS"`,
            );
        }
    });

    after(() => {
        programs.remove();
    });

    /** Runs a step as GitHub does, but for variables that nobody has set, with programs that end as they are told to. */
    const runStep = (run: string, variables: Readonly<Record<string, string>>, programsEnd: 0 | 1) => {
        const file = join(programs.directory, "calls");
        rmSync(file, { force: true });
        const { status, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-euo", "pipefail", "-c", run], {
            cwd: workspace,
            encoding: "utf8",
            env: {
                PATH: process.env.PATH,
                CALLS: file,
                STATUS: String(programsEnd),
                RUNNER_TEMP: programs.directory,
                GITHUB_REPOSITORY: "example-org/fairlead",
                GITHUB_SERVER_URL: "https://github.example",
                GITHUB_SHA: "0123456789012345678901234567890123456789",
                GITHUB_OUTPUT: join(programs.directory, "output"),
                GITHUB_STEP_SUMMARY: join(programs.directory, "summary"),
                ...variables,
            },
        });
        const calls = readFileSync(file, "utf8").split("\n\0").slice(0, -1);
        return { status, stderr, calls: calls.map((call) => call.split("\0").slice(0, -1)) };
    };

    for (const { where, run, env } of shellSteps) {
        it(`${where}: ${run.replace(/\s+/g, " ").slice(0, 100)}`, () => {
            const used = Object.keys(env).filter((name) => new RegExp(`\\$\\{?${name}\\b`).test(run));
            const variables = Object.fromEntries(used.map((name) => [name, hostile(name)]));
            const { status, stderr, calls } = runStep(run, variables, 0);
            assert.equal(status, 0, stderr);
            assert.ok(!existsSync(join(workspace, "pwned")), "executes nothing that it was handed");
            for (const [name, value] of Object.entries(variables)) {
                assert.ok(
                    calls.flat().some((argument) => argument.includes(value)),
                    `hands ${name} over in one piece`,
                );
            }
            for (const [program, verb, script, , ...args] of calls) {
                if ([program, verb, script].join(" ") === "npm run pipeline") {
                    pipelineCalls.push({ where, args });
                }
            }
            assert.notEqual(runStep(run, variables, 1).status, 0, "fails where a program does");
        });
    }

    it("call the pipeline with commands and flags that it takes, and every command but the one for people", () => {
        for (const { where, args } of pipelineCalls) {
            assert.ok("command" in parseRequest(args, commands), `${where}: ${args.join(" ")}`);
        }
        const called = new Set(pipelineCalls.map(({ args: [name] }) => name));
        assert.deepEqual(
            Object.keys(commands).filter((name) => !called.has(name)),
            ["set-release"],
        );
    });
});
