import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { stringify } from "yaml";
import type { DeploymentResult } from "../model/deployment";
import type { EngineEvent } from "../model/events";
import { toShownJson } from "../display";
import type { PropertyMap, PropertyValue } from "../model/values";
import { StackState, type StateSecrets, environmentPassphrase, rehearsalPassphrase } from "../state";
import type { EngineRun, RunEngine } from "./engine-run";
import { parseEvent } from "./event-log";
import { FileTail } from "./file-tail";
import { simulatedClouds } from "./plugins";
import { policyPackSources } from "./policy-packs";
import { findPulumiCli } from "./pulumi-cli";
import { rootOutputs } from "./root-outputs";
import { memoryVariables } from "./simulated-clouds";
import { UsageError } from "./usage-error";
import type { Workspace } from "./workspace";

const verbs = { preview: "preview", update: "up", refresh: "refresh", destroy: "destroy" } as const;

/**
 * The Pulumi CLI as an engine, on the same simulated clouds and the same state directory, which is a file backend of it.
 *
 * @throws UsageError if there is none
 */
export function pulumiEngine(): RunEngine {
    const cli = findPulumiCli(process.env.PATH ?? "");
    if (cli === undefined) {
        throw new UsageError(
            "--engine pulumi: expected a Pulumi CLI on PATH, found none. (The npm package `pulumi` doesn't count: it would " +
                "download the CLI.) Install it, see https://www.pulumi.com/docs/install/, or leave --engine out.",
        );
    }
    return async (run) => runPulumi(cli, run);
}

async function runPulumi(cli: string, run: EngineRun): Promise<DeploymentResult> {
    const { workspace, state, lock } = run;
    const stackRun = await state.begin();
    stackRun.finish();
    const files = writeFiles(workspace, stackRun.secrets);
    // The CLI takes the lock itself.
    lock?.release();
    const seen: { summary?: Extract<EngineEvent, { kind: "summary" }>; outputs: PropertyMap } = { outputs: {} };
    const [code, complaint] = await execute(cli, run, files, (event) => {
        if (event.kind === "summary") {
            seen.summary = event;
        } else if (event.kind === "resource-outputs" && event.step.type === "pulumi:pulumi:Stack") {
            seen.outputs = event.step.new?.outputs ?? {};
        }
        run.onEvent(event);
    });
    if (seen.summary === undefined) {
        throw new Error(`pulumi ended with code ${code}:\n${complaint.trim()}`);
    }
    const { snapshot } = await StackState.read(workspace.layout, workspace.name);
    return {
        outcome: code === 0 ? "succeeded" : "failed",
        snapshot,
        outputs: run.operation === "preview" ? unblind(seen.outputs, rootOutputs(snapshot)) : rootOutputs(snapshot),
        changes: seen.summary.changes,
    };
}

/** The event log hides secrets. Those that look unchanged are taken to be. */
function unblind(outputs: PropertyMap, before: PropertyMap): PropertyMap {
    const looksSame = (key: string, value: PropertyValue) =>
        JSON.stringify(toShownJson(value)) === JSON.stringify(toShownJson(before[key] ?? null));
    return Object.fromEntries(
        Object.entries(outputs).map(([key, value]) => [key, looksSame(key, value) ? (before[key] ?? null) : value]),
    );
}

interface Files {
    readonly settings: string;
    readonly events: string;
    readonly home: string;
}

/**
 * The settings as they hold in a rehearsal, for the CLI to read: its own reading would ask the stack's key service, and
 * would write to the project's file.
 */
function writeFiles({ layout, name, settings }: Workspace, { provider, crypter }: StateSecrets): Files {
    const folder = join(layout.directory, "pulumi", name.project);
    const home = join(layout.directory, "pulumi", "home");
    mkdirSync(folder, { recursive: true });
    mkdirSync(home, { recursive: true });
    const config = [...settings.config].map(([key, { value, secret }]) => [
        key,
        secret ? { secure: crypter.encrypt(value) } : value,
    ]);
    const files = {
        settings: join(folder, `Pulumi.${name.stack}.yaml`),
        events: join(folder, `${name.stack}.events`),
        home,
    };
    const salt = typeof provider.state === "object" && provider.state !== null ? provider.state : {};
    const content = {
        encryptionsalt: "salt" in salt ? salt.salt : undefined,
        config: Object.fromEntries(config) as object,
    };
    writeFileSync(files.settings, stringify(content, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 }), {
        mode: 0o600,
    });
    writeFileSync(files.events, "", { mode: 0o600 });
    return files;
}

async function execute(
    cli: string,
    run: EngineRun,
    files: Files,
    onEvent: (event: EngineEvent) => void,
): Promise<[number, string]> {
    const { workspace, signal } = run;
    const child = spawn(cli, argumentsFor(run, files), {
        cwd: workspace.projectFile.project.root,
        env: environmentFor(workspace, files),
        stdio: ["ignore", "ignore", "pipe"],
        // A Ctrl-C reaches it from here only, once.
        detached: true,
    });
    const stop = () => child.kill("SIGINT");
    const kill = () => child.kill("SIGKILL");
    signal.addEventListener("abort", stop);
    process.once("exit", kill);
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
        complaint += text;
    });
    let code: number | undefined;
    const ended = new Promise<void>((resolve, reject) => {
        child.once("error", reject).once("close", (exit) => {
            code = exit ?? 1;
            resolve();
        });
    });
    const tail = new FileTail(files.events);
    const forward = () => {
        for (const line of tail.read()) {
            const event = parseEvent(line);
            if (event !== undefined && !isExpected(event)) {
                onEvent(event);
            }
        }
    };
    try {
        while (code === undefined) {
            await Promise.race([ended, delay(50)]);
            forward();
        }
        return [code, complaint];
    } finally {
        tail.close();
        signal.removeEventListener("abort", stop);
        process.off("exit", kill);
    }
}

/** The CLI warns of each plugin that it finds on PATH; here that is the purpose. */
function isExpected(event: EngineEvent): boolean {
    return event.kind === "diagnostic" && /^using pulumi-resource-\S+ from \$PATH at /.test(event.message);
}

function argumentsFor({ command, operation, workspace }: EngineRun, { settings, events }: Files): string[] {
    const judged = operation === "preview" || operation === "update";
    const packs = judged ? policyPackSources(command, workspace.projectFile.project.root) : [];
    const refreshes = operation !== "refresh" && (command.refresh || workspace.projectFile.alwaysRefresh);
    return [
        verbs[operation],
        ...["--stack", workspace.name.stack, "--non-interactive", "--config-file", settings, "--event-log", events],
        ...["--parallel", String(command.parallel)],
        ...(operation === "preview" ? [] : ["--yes", "--skip-preview"]),
        ...(refreshes ? ["--refresh"] : []),
        ...(command.continueOnError ? ["--continue-on-error"] : []),
        ...packs.flatMap(({ directory }) => ["--policy-pack", directory]),
        ...packs.flatMap(({ configFile }) => (configFile === undefined ? [] : ["--policy-pack-config", configFile])),
    ];
}

function environmentFor(workspace: Workspace, { home }: Files): NodeJS.ProcessEnv {
    const { layout, projectFile } = workspace;
    const path = [...projectFile.pluginFolders, simulatedClouds(), process.env.PATH ?? ""].join(delimiter);
    return {
        ...process.env,
        ...memoryVariables(workspace),
        PATH: path,
        PULUMI_HOME: home,
        PULUMI_BACKEND_URL: `file://${layout.directory}`,
        PULUMI_CONFIG_PASSPHRASE: environmentPassphrase(process.env) ?? rehearsalPassphrase,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        // Unlocks --event-log.
        PULUMI_DEBUG_COMMANDS: "true",
    };
}
