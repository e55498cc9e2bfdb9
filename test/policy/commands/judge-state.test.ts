import { doesNotMatch, equal, match } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(__dirname, "../../..");
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: '"hunter2"' };
const type = "azure-native:containerregistry:Registry";
const registry = (inputs: object) => ({
    version: 3,
    deployment: {
        resources: [{ urn: `urn:pulumi:test::fairlead::${type}::images`, type, custom: true, protect: true, inputs }],
    },
});
const good = {
    adminUserEnabled: false,
    anonymousPullEnabled: false,
    publicNetworkAccess: "Disabled",
    zoneRedundancy: "Enabled",
    sku: { name: "Premium" },
    tags: { project: "fairlead", environment: "test", "managed-by": "pulumi" },
};

describe("the policy command", () => {
    let folder: string;

    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "fairlead-policy-"));
    });

    after(() => {
        rmSync(folder, { recursive: true });
    });

    function policy(files: Readonly<Record<string, unknown>>, ...args: readonly string[]) {
        for (const [name, content] of Object.entries(files)) {
            const text = typeof content === "string" ? content : JSON.stringify(content);
            writeFileSync(path.join(folder, name), text);
        }
        const command = path.join(root, "policy/commands/judge-state.ts");
        const tsx = require.resolve("tsx/cjs");
        const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", tsx, command, ...args], {
            cwd: folder,
            encoding: "utf8",
        });
        return { status, stdout, stderr };
    }

    it("finds nothing wrong with what keeps the rules, and tells which secret a rule would need", () => {
        const state = registry({ ...good, anonymousPullEnabled: secret });
        const { status, stdout, stderr } = policy({ "state.json": state }, "--state", "state.json");
        equal(status, 0, stdout + stderr);
        match(stdout, /^Stack test of project fairlead: 1 resource, \d+ rules$/m);
        match(
            stdout,
            /\[note\] acr-anonymous-pull of images is not decided: anonymousPullEnabled is a secret, which is not read/,
        );
        match(stdout, /^0 violations, 0 advisory, 1 note$/m);
        doesNotMatch(stdout, /hunter2/);
    });

    it("tells what is wrong, by the settings of the stack that is asked for", () => {
        const files = {
            "state.json": registry({ ...good, adminUserEnabled: true, publicNetworkAccess: "Enabled" }),
            "Pulumi.lax.yaml": [
                "config:",
                "  fairlead-policy:level: development",
                "  fairlead-policy:exceptions:",
                '    - { rule: acr-admin-user, reason: "A tool logs in.", expires: "2999-12-31" }',
            ].join("\n"),
        };
        const strict = policy(files, "--state", "state.json");
        equal(strict.status, 1, strict.stderr);
        match(
            strict.stdout,
            /\[mandatory\] acr-admin-user on azure-native:containerregistry:Registry \(images\)\n {2}The registry has no admin user\n {2}adminUserEnabled: expected false, found true\n {2}Where: Registry "images"\n/,
        );
        const lax = policy({}, "--state", "state.json", "--stack", "lax");
        equal(lax.status, 0, lax.stdout + lax.stderr);
        match(lax.stdout, /\[note\] acr-admin-user of images until 2999-12-31: A tool logs in\./);
        match(lax.stdout, /^0 violations, 1 advisory, 1 note$/m);
    });

    it("says so if there is nothing to judge, as in the state of a stack that was destroyed", () => {
        const state = JSON.stringify({ version: 3, deployment: { manifest: {} } });
        const { status, stdout, stderr } = policy({ "destroyed.json": state }, "--state", "destroyed.json");
        equal(status, 0, stderr);
        match(stdout, /^The state has no resources: there is nothing to judge\n\n0 violations/);
    });

    it("ends with 2 where it can't be used, and says how it can", () => {
        const files = {
            "Pulumi.test.yaml": "config: { fairlead-policy:level: strict }",
            "state.json": registry(good),
        };
        const cases: [RegExp, string[]][] = [
            [/^Expected --state FILE, found none\./, []],
            [/^--state nowhere\.json: .*ENOENT/, ["--state", "nowhere.json"]],
            [/Pulumi\.test\.yaml: 1 setting is wrong/, ["--state", "state.json"]],
        ];
        for (const [expected, args] of cases) {
            const { status, stderr } = policy(files, ...args);
            equal(status, 2, stderr);
            match(stderr, expected);
        }
    });

    it("helps", () => {
        const { status, stdout } = policy({}, "--help");
        equal(status, 0);
        match(stdout, /^Usage: npm run policy -- --state FILE/);
    });
});
