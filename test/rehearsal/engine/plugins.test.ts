import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { BuiltinProvider } from "../../../rehearsal/engine/providers/builtin";
import { PluginHost } from "../../../rehearsal/engine/providers/host";
import { likelyPlugins } from "../../../rehearsal/engine/providers/likely-plugins";
import { packageRequest } from "../../../rehearsal/engine/providers/package-request";
import { isRunning } from "./support/is-running";
import { useStack } from "./support/test-stack";

const installed = resolve(dirname(require.resolve("@pulumi/pulumi/package.json")), "../..");

describe("plugins", () => {
    const stack = useStack();
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "fairlead-plugins-"));
        symlinkSync(installed, join(directory, "node_modules"), "dir");
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    it("that get ready after the run has ended are ended too, and say so", async () => {
        const pidFile = join(directory, "pid");
        const plugin = [
            "#!/usr/bin/env node",
            `require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));`,
            'require("tsx/cjs");',
            `require(${JSON.stringify(join(__dirname, "support", "test-provider.ts"))}).serve();`,
        ];
        writeFileSync(join(directory, "pulumi-resource-slow"), plugin.join("\n"), { mode: 0o755 });
        const silent = (): void => undefined;
        const host = new PluginHost(
            {
                project: {
                    name: "tested",
                    root: directory,
                    workingDirectory: directory,
                    entryPoint: ".",
                    runtimeOptions: {},
                },
                config: new Map(),
                pluginPath: [directory],
                pluginVariables: {},
                shared: {},
                engineAddress: "127.0.0.1:1",
                onLine: silent,
                warn: silent,
            },
            new BuiltinProvider({
                readStack: () => Promise.resolve(undefined),
                resource: () => undefined,
                warn: silent,
            }),
        );
        const loading = host.load(packageRequest("slow", "", ""), {});
        const refused = assert.rejects(loading, /the run ended before plugin pulumi-resource-slow was ready/);
        await host.closeAll();
        await refused;
        const pid = Number(readFileSync(pidFile, "utf8"));
        for (let round = 0; round < 100 && isRunning(pid); round += 1) {
            await setTimeout(50);
        }
        assert.equal(isRunning(pid), false);
    });

    it("are started early as the program's package.json names them, until the stack itself tells", async () => {
        const project = join(directory, "project");
        mkdirSync(project);
        const dependencies = { "@pulumi/kubernetes": "*", "@pulumi/pulumi": "*", "fast-check": "*" };
        writeFileSync(join(project, "package.json"), JSON.stringify({ dependencies }));
        assert.deepEqual([...likelyPlugins(project, [])], ["kubernetes"]);
        const run = await stack.current.up(`new Thing("thing", {});`);
        assert.deepEqual([...likelyPlugins(project, run.snapshot.resources)], ["test"]);
    });
});
