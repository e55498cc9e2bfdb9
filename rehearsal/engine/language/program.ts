import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Project } from "../../model/deployment";
import { startChild } from "../children";
import type { RunInfo } from "../providers/provider";

/** How a program ended. */
export interface ProgramEnd {
    /** 0 for success. */
    readonly code: number;
}

/** The exit code by which the SDK says that it has told the user what is wrong. */
export const alreadyToldCode = 32;

/** Milliseconds between the request to end and the kill. */
const killDelay = 5_000;

export interface ProgramOptions {
    readonly project: Project;
    readonly info: RunInfo;
    /** Where the Engine service listens. */
    readonly engine: string;
    readonly onLine: (line: string) => void;
}

/** The module of the SDK that loads programs, in the version that the project has. */
function runModule(directory: string): string {
    const override = process.env.PULUMI_LANGUAGE_NODEJS_RUN_PATH;
    if (override !== undefined && override !== "") {
        return override;
    }
    try {
        return createRequire(join(directory, "index.js")).resolve("@pulumi/pulumi/cmd/run");
    } catch {
        throw new Error(
            `It looks like the Pulumi SDK has not been installed: "@pulumi/pulumi" is not found from ${directory}. ` +
                "Have you run npm install?",
        );
    }
}

/** Named through the workspace's package, because bundled code doesn't stand where its source does. */
function preload(): string {
    return createRequire(__filename).resolve("@fairlead/rehearsal/engine/language/preload/index.js");
}

/** Splits arguments as a shell does: at blanks, except in quotes. */
function splitArguments(text: string): string[] {
    const words = text.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g);
    return [...words].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

function flags({ project, info, engine }: ProgramOptions): string[] {
    const values = {
        monitor: info.monitor,
        engine,
        organization: info.organization,
        project: info.project,
        "root-directory": project.root,
        stack: info.stack,
        pwd: project.workingDirectory,
        parallel: String(info.parallel),
    };
    const list = Object.entries(values).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value]));
    return info.preview ? [...list, "--dry-run"] : list;
}

function environment({ project, info }: ProgramOptions): NodeJS.ProcessEnv {
    const { typescript, tsconfig } = project.runtimeOptions;
    const config = [...info.config].map(([key, value]) => [key.replace(":", ":config:"), value]);
    return {
        ...process.env,
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(info.configSecretKeys),
        ...(typescript === false || typescript === "false" ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
        ...(tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: String(tsconfig) }),
    };
}

/**
 * A running Node.js program, loaded by the official SDK.
 * Source: `sdk/nodejs/cmd/pulumi-language-nodejs/main.go` in pulumi/pulumi.
 */
export class Program {
    /** How it ended; never rejects. */
    readonly ended: Promise<ProgramEnd>;

    private constructor(
        private readonly child: ChildProcess,
        onError: (message: string) => void,
    ) {
        this.ended = new Promise((resolve) => {
            child.on("error", (error) => {
                onError(`the program could not be started: ${error.message}`);
                resolve({ code: alreadyToldCode });
            });
            child.on("close", (code) => {
                resolve({ code: code ?? 1 });
            });
        });
    }

    static start(options: ProgramOptions, onError: (message: string) => void): Program {
        const { project, onLine } = options;
        const nodeArguments = splitArguments(String(project.runtimeOptions.nodeargs ?? ""));
        const module = runModule(project.workingDirectory);
        const child = startChild(
            process.execPath,
            [...nodeArguments, "--require", preload(), module, ...flags(options), project.entryPoint],
            { cwd: project.workingDirectory, env: environment(options) },
        );
        createInterface({ input: child.stdout }).on("line", onLine);
        createInterface({ input: child.stderr }).on("line", onLine);
        return new Program(child, onError);
    }

    /** Asks the program to end, kills it when it does not, and waits for its end. */
    async stop(): Promise<void> {
        if (this.child.exitCode === null && this.child.signalCode === null) {
            this.child.kill("SIGTERM");
            const timer = setTimeout(() => this.child.kill("SIGKILL"), killDelay);
            await this.ended;
            clearTimeout(timer);
        }
    }
}
