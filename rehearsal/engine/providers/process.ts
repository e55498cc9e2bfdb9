import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { RunningPlugin } from "../../model/deployment";
import { startChild } from "../children";
import { alreadyToldCode } from "../language/program";

/** A program to start: the file, its arguments, and what it is called in messages. */
export interface Command {
    readonly file: string;
    readonly args: readonly string[];
    readonly label: string;
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** A line that the process printed: on standard error, or on standard output after its port. */
    readonly onLine: (line: string, stream: "stdout" | "stderr") => void;
}

/** Milliseconds that a plugin may take until it tells its port. */
const startTimeout = 60_000;

/** Milliseconds between the request to end and the kill. */
const killDelay = 5_000;

/** A child process that serves gRPC and tells its port on the first line of standard output. */
export class PluginProcess implements RunningPlugin {
    private constructor(
        private readonly child: ChildProcess,
        /** Where the plugin listens. */
        readonly address: string,
    ) {}

    static async start(command: Command): Promise<PluginProcess> {
        const child = startChild(command.file, command.args, command);
        const errors: string[] = [];
        createInterface({ input: child.stderr }).on("line", (line) => {
            errors.push(line);
            command.onLine(line, "stderr");
        });
        const port = await new Promise<string>((resolve, reject) => {
            let told = false;
            const timer = setTimeout(() => {
                reject(new Error(`${command.label} did not tell its port within ${startTimeout / 1000} s`));
            }, startTimeout);
            const fail = (reason: string): void => {
                clearTimeout(timer);
                reject(new Error(`${command.label} ${reason}${errors.length > 0 ? `:\n${errors.join("\n")}` : ""}`));
            };
            child.on("error", (error) => {
                fail(`could not be started: ${error.message}`);
            });
            child.on("close", (code) => {
                if (code === alreadyToldCode) {
                    // The SDK has told the engine what it printed, too.
                    errors.length = 0;
                }
                fail(`ended with code ${String(code)} before it told its port`);
            });
            createInterface({ input: child.stdout }).on("line", (line) => {
                if (told) {
                    command.onLine(line, "stdout");
                    return;
                }
                told = true;
                clearTimeout(timer);
                resolve(line.trim());
            });
        }).catch((error: unknown) => {
            child.kill("SIGKILL");
            throw error;
        });
        return new PluginProcess(child, `127.0.0.1:${port}`);
    }

    /** Asks the process to end, and kills it when it does not. */
    stop(): void {
        if (this.child.exitCode !== null || this.child.signalCode !== null) {
            return;
        }
        const timer = setTimeout(() => this.child.kill("SIGKILL"), killDelay);
        timer.unref();
        this.child.once("exit", () => {
            clearTimeout(timer);
        });
        this.child.kill("SIGINT");
    }
}
