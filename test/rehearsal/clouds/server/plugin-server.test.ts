import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { serveSimulatedClouds } from "../../../../rehearsal/cli/simulated-clouds";
import type { PluginStart, SharedProcesses } from "../../../../rehearsal/model/deployment";
import { rehearseHere } from "../../cli/rehearse-here";
import { SampleProject } from "../../cli/sample-project";

/** A program that uses two clouds' plugins, one of them with a file of its own folder. */
const program = `
const aws = require("@pulumi/aws");
const kubernetes = require("@pulumi/kubernetes");
const vpc = new aws.ec2.Vpc("net", { cidrBlock: config.require("range"), enableDnsHostnames: true });
new aws.ec2.Subnet("part", { vpcId: vpc.id, cidrBlock: config.require("range") });
new kubernetes.yaml.v2.ConfigFile("settings", { file: "settings.yaml" });
exports.where = vpc.arn;
`;

const plugins = join(__dirname, "../../../../rehearsal/plugins");

/** What of a rehearsal's JSON is compared. */
interface Rehearsed {
    readonly result: string;
    readonly outputs: { readonly where?: string };
    readonly steps: readonly { readonly op: string; readonly urn: string }[];
    readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
}

/** The plugins' processes that this process has started, and those that serve several. */
function running(): readonly string[] {
    const lines = execFileSync("ps", ["-o", "args=", "--ppid", String(process.pid)], { encoding: "utf8" }).split("\n");
    return lines.flatMap((line) => /pulumi-resource-(\w+)|clouds\/(server)\/main/.exec(line)?.slice(1).join("") ?? []);
}

/** Without what is new in each run: times, and the ids of providers. */
function masked(document: Rehearsed): Rehearsed {
    const text = JSON.stringify(document)
        .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"(a time)"')
        .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, "(a provider's id)");
    return JSON.parse(text) as Rehearsed;
}

const byName = (one: { readonly urn: string }, other: { readonly urn: string }) => one.urn.localeCompare(other.urn);

describe("a server of plugins", function () {
    this.timeout(120_000);
    let project: SampleProject;
    let clouds: ReturnType<typeof serveSimulatedClouds>;
    let shared: SharedProcesses;
    /** Where the processes were seen that plugins ran in. */
    let seen: readonly string[];

    beforeEach(() => {
        project = new SampleProject(program, "config: { range: 10.0.0.0/16, aws:region: eu-west-1 }");
        project.write("Pulumi.other.yaml", "config: { range: 10.9.0.0/16, aws:region: us-east-2 }");
        project.write(
            "settings.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { colour: blue }\n",
        );
        clouds = serveSimulatedClouds(project.directory);
        seen = [];
        shared = {
            startPlugin: async (start) => {
                const plugin = await clouds.serve(start);
                seen = running();
                return plugin;
            },
        };
    });

    afterEach(() => {
        clouds.stop();
        project.remove();
    });

    const rehearse = async (verb: "up" | "preview" | "destroy", stack: string, processes = shared) => {
        const document = await rehearseHere<Rehearsed>(project.directory, verb, stack, processes);
        const { result, outputs, steps, diagnostics } = document;
        return masked({ result, outputs, diagnostics, steps: [...steps].sort(byName) });
    };

    it("serves rehearsals at once as processes of their own would, from one process", async () => {
        const together = await Promise.all([rehearse("up", "dev"), rehearse("up", "other")]);
        assert.deepEqual(seen, ["server"]);
        const previews = await Promise.all([rehearse("preview", "dev"), rehearse("preview", "other")]);
        rmSync(join(project.directory, ".rehearsal"), { recursive: true });
        const alone = [await rehearse("up", "dev", {}), await rehearse("up", "other", {})];
        assert.deepEqual(together, alone);
        const places = together.map(({ outputs }) => outputs.where?.split(":")[3]);
        assert.deepEqual(places, ["eu-west-1", "us-east-2"], "each has its stack's settings");
        assert.ok(together.every(({ result, steps }) => result === "succeeded" && steps.length > 4));
        assert.ok(previews.every(({ steps }) => steps.every(({ op }) => op === "same")));
    });

    it("keeps the clouds of stacks apart, and what they remember from run to run", async () => {
        await Promise.all([rehearse("up", "dev"), rehearse("up", "other")]);
        const destroyed = await rehearse("destroy", "dev");
        assert.equal(destroyed.result, "succeeded", JSON.stringify(destroyed.diagnostics));
        const { steps } = await rehearse("preview", "other");
        assert.ok(steps.every(({ op }) => op === "same"));
    });

    it("leaves to processes of their own what it can't serve", async () => {
        const start = (file: string): PluginStart => ({ file, variables: {}, engine: "127.0.0.1:1" });
        assert.equal(await clouds.serve(start(join(tmpdir(), "pulumi-resource-aws"))), undefined, "of someone else");
        assert.equal(await clouds.serve(start(join(plugins, "pulumi-resource-eks"))), undefined);
        assert.notEqual(await clouds.serve(start(join(plugins, "pulumi-resource-kubernetes"))), undefined);
        const empty = join(project.directory, "..", "without-sdk");
        mkdirSync(empty, { recursive: true });
        const without = serveSimulatedClouds(empty);
        try {
            // That plugin says at once that its SDK is missing, and a process of its own tells the user.
            assert.equal(await without.serve(start(join(plugins, "pulumi-resource-kubernetes"))), undefined);
        } finally {
            without.stop();
            rmSync(empty, { recursive: true });
        }
    });

    it("ends when it is stopped, and serves nothing any more", async () => {
        assert.equal((await rehearse("preview", "dev")).result, "succeeded");
        clouds.stop();
        for (let tries = 0; running().includes("server") && tries < 500; tries += 1) {
            await delay(20);
        }
        assert.deepEqual(running(), []);
        assert.equal((await rehearse("preview", "dev")).result, "succeeded", "in processes of their own");
    });
});
