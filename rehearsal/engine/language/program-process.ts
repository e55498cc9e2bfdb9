import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { startChild } from "../children";
import { preload } from "./preload";
import {
    alreadyToldCode,
    flagsOf,
    type Program,
    type ProgramEnd,
    type ProgramOptions,
    runModule,
    variablesOf,
} from "./program";

/** Milliseconds between the request to end and the kill. */
const killDelay = 5_000;

/** Splits arguments as a shell does: at blanks, except in quotes. */
function splitArguments(text: string): string[] {
    const words = text.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g);
    return [...words].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

function flags(options: ProgramOptions): string[] {
    const list = Object.entries(flagsOf(options)).flatMap(([name, value]) =>
        value === "" ? [] : [`--${name}`, value],
    );
    return options.info.preview ? [...list, "--dry-run"] : list;
}

/**
 * A program in a process of its own.
 * Source: `sdk/nodejs/cmd/pulumi-language-nodejs/main.go` in pulumi/pulumi.
 */
export class ProgramProcess implements Program {
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

    static start(options: ProgramOptions): ProgramProcess {
        const { project, onLine, onError } = options;
        const nodeArguments = splitArguments(String(project.runtimeOptions.nodeargs ?? ""));
        const module = runModule(project.workingDirectory);
        const child = startChild(
            process.execPath,
            [...nodeArguments, "--require", preload("program"), module, ...flags(options), project.entryPoint],
            { cwd: project.workingDirectory, env: { ...process.env, ...variablesOf(options) } },
        );
        createInterface({ input: child.stdout }).on("line", onLine);
        createInterface({ input: child.stderr }).on("line", onLine);
        return new ProgramProcess(child, onError);
    }

    async stop(): Promise<void> {
        if (this.child.exitCode === null && this.child.signalCode === null) {
            this.child.kill("SIGTERM");
            const timer = setTimeout(() => this.child.kill("SIGKILL"), killDelay);
            await this.ended;
            clearTimeout(timer);
        }
    }
}
