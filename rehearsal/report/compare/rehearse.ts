import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type ProgramServer, programServerVariable } from "../../engine";
import type { Diagnostic } from "../model/input";
import { type RehearsalDocument, readDocument } from "./rehearsal-document";

/** The rehearsal that is compared with; both sides are run by the head's, so that only the program differs. */
// Launched code shares the entry's `__dirname`, which is the folder above.
const main = join(__dirname, "..", "main.js");

/** One rehearsal to run. */
export interface RehearsalTask {
    readonly verb: "up" | "preview";
    readonly stack: string;
    /** The project's directory. */
    readonly project: string;
    /** The directory of the stack's state. */
    readonly states: string;
    /** The server that runs the program, for speed. */
    readonly server: ProgramServer | undefined;
    /** The policy pack's directory, or `own` for the project's. */
    readonly policyPack: "own" | "none" | { readonly directory: string };
}

/** Rehearses in a process of its own. Never rejects: what can't be rehearsed is told as a diagnostic. */
export async function rehearse(task: RehearsalTask): Promise<RehearsalDocument> {
    const document = await attempt(task);
    if (task.server === undefined || document.succeeded || !document.diagnostics.some(isError)) {
        return document;
    }
    // A server's word counts only for programs that succeed: what is wrong, a process of the program's own tells.
    if (task.verb === "up") {
        rmSync(task.states, { recursive: true, force: true });
    }
    return attempt({ ...task, server: undefined });
}

const isError = ({ severity }: Diagnostic) => severity === "error";

async function attempt({
    verb,
    stack,
    project,
    states,
    server,
    policyPack,
}: RehearsalTask): Promise<RehearsalDocument> {
    const packs = policyPack === "own" ? [] : ["--no-policy-pack"];
    if (typeof policyPack === "object") {
        packs.push("--policy-pack", policyPack.directory);
    }
    const args = [main, verb, "--json", "--stack", stack, "--cwd", project, "--state", states, ...packs];
    const env = { ...process.env, [programServerVariable]: server?.socket };
    const child = spawn(process.execPath, args, { cwd: project, env, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    await new Promise((resolve) => child.once("error", resolve).once("close", resolve));
    return readDocument(stdout) ?? failed(stderr.trim());
}

function failed(message: string): RehearsalDocument {
    return {
        succeeded: false,
        settings: {},
        steps: [],
        diagnostics: [{ urn: "", severity: "error", message: message === "" ? "The rehearsal ended early." : message }],
        policies: { applied: 0, violations: [] },
    };
}
