import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findPulumiCli } from "../../rehearsal/cli/pulumi-cli";
import type { ExportedDeployment } from "./normalize";

export type Verb = "preview" | "up" | "refresh" | "destroy";

/** One step as both engines tell of it. */
export interface Step {
    readonly op: string;
    readonly urn: string;
    /** The properties that make it a replacement. */
    readonly keys: readonly string[];
    /** The top-level properties that differ. */
    readonly diffs: readonly string[];
    readonly detailedDiff: Readonly<Record<string, string>>;
}

/** What one run of a verb showed. */
export interface Run {
    readonly succeeded: boolean;
    readonly steps: readonly Step[];
    readonly errors: readonly string[];
    /** The state after it, with secrets in clear: the ciphertexts differ by their random part. */
    readonly state: ExportedDeployment;
    /** All that was printed, for a failing test's message. */
    readonly log: string;
}

/** A Pulumi project with one stack, `dev`, and the engine that runs it. */
export interface Engine {
    run(verb: Verb): Run;
}

const repository = join(__dirname, "..", "..");
const plugins = join(repository, "rehearsal", "plugins");

/** The Pulumi CLI on `PATH`, or `undefined`. */
export function findPulumi(): string | undefined {
    return findPulumiCli(process.env.PATH ?? "");
}

const sameRandom = join(__dirname, "same-random.js");

function execute(command: string, args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv) {
    const result = spawnSync(command, args, {
        cwd,
        env: { ...process.env, NODE_OPTIONS: `--require ${sameRandom}`, ...environment },
        encoding: "utf8",
        maxBuffer: 1 << 28,
    });
    if (result.error !== undefined) throw result.error;
    return result;
}

/** The rehearsal's own engine, by its command line. */
export function embeddedEngine(project: string, directory: string): Engine {
    const rehearse = (verb: string, ...flags: string[]) =>
        execute(
            process.execPath,
            [
                join(repository, "rehearsal", "main.js"),
                verb,
                "--stack",
                "dev",
                "--cwd",
                project,
                "--state",
                directory,
                ...flags,
            ],
            project,
            { PULUMI_CONFIG_PASSPHRASE: "parity" },
        );
    return {
        run(verb) {
            const result = rehearse(verb, "--json");
            const report = parseReport(result);
            return {
                succeeded: result.status === 0,
                steps: report.steps.map(({ op, urn, replaceReasons, diffReasons, detailedDiff }) =>
                    toStep({
                        op,
                        urn,
                        keys: replaceReasons,
                        diffs: diffReasons,
                        detailedDiff: diffKinds(detailedDiff),
                    }),
                ),
                errors: report.diagnostics.flatMap(({ severity, message }) =>
                    severity === "error" ? [message.trim()] : [],
                ),
                // Before the first deployment there is nothing to export.
                state: parseDeployment(rehearse("export", "--show-secrets").stdout || emptyDeployment),
                log: result.stdout + result.stderr,
            };
        },
    };
}

const emptyDeployment = JSON.stringify({ version: 3, deployment: {} });

/** What `--json` prints, as far as it is read here. */
interface Report {
    readonly steps: readonly {
        readonly op: string;
        readonly urn: string;
        readonly replaceReasons?: readonly string[];
        readonly diffReasons?: readonly string[];
        readonly detailedDiff: Readonly<Record<string, { readonly kind: string }>> | null;
    }[];
    readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
}

function parseReport({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): Report {
    if (stdout === "") throw new Error(`the rehearsal printed no report:\n${stderr}`);
    return JSON.parse(stdout) as Report;
}

function diffKinds(detailedDiff: Report["steps"][number]["detailedDiff"]) {
    const kinds = Object.entries(detailedDiff ?? {}).map(([path, { kind }]) => [path, { diffKind: kind }]);
    return Object.fromEntries(kinds) as Record<string, { readonly diffKind: string }>;
}

/** The real engine, with a backend of its own in `directory`. */
export function pulumiEngine(cli: string, project: string, directory: string): Engine {
    const eventLog = join(directory, "events.json");
    mkdirSync(join(directory, "backend"), { recursive: true });
    const environment = {
        PATH: `${plugins}${delimiter}${process.env.PATH ?? ""}`,
        PULUMI_BACKEND_URL: `file://${join(directory, "backend")}`,
        PULUMI_CONFIG_PASSPHRASE: "parity",
        PULUMI_DEBUG_COMMANDS: "true", // it unlocks --event-log
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_HOME: join(directory, "home"),
    };
    const pulumi = (...args: string[]) =>
        execute(cli, [...args, "--non-interactive", "--stack", "dev"], project, environment);
    execute(cli, ["stack", "init", "dev", "--non-interactive"], project, environment);
    return {
        run(verb) {
            writeFileSync(eventLog, "");
            const confirmation = verb === "preview" ? [] : ["--yes", "--skip-preview"];
            const result = pulumi(verb, ...confirmation, "--event-log", eventLog);
            const events = readFileSync(eventLog, "utf8").split("\n").filter(Boolean).map(parseEvent);
            return {
                succeeded: result.status === 0,
                steps: stepsOf(events).filter(({ urn }) => !isDefaultProvider(urn)),
                errors: events.flatMap(({ diagnosticEvent }) =>
                    diagnosticEvent?.severity === "error" ? [plainText(diagnosticEvent.message)] : [],
                ),
                state: parseDeployment(pulumi("stack", "export", "--show-secrets").stdout),
                log: result.stdout + result.stderr,
            };
        },
    };
}

/** An entry of the event log, as far as it is read here. Source: `sdk/go/common/apitype/events.go` in pulumi/pulumi. */
interface LoggedEvent {
    readonly resourcePreEvent?: { readonly metadata: LoggedStep };
    readonly resOutputsEvent?: { readonly metadata: LoggedStep };
    readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
}

/** The steps at their begin, and those of a refresh at their end, which tells what was found. */
function stepsOf(events: readonly LoggedEvent[]): Step[] {
    const begun = events.flatMap(({ resourcePreEvent }) => (resourcePreEvent ? [resourcePreEvent.metadata] : []));
    const ended = events.flatMap(({ resOutputsEvent }) => (resOutputsEvent ? [resOutputsEvent.metadata] : []));
    const outcome = new Map(ended.map((step) => [step.urn, step]));
    return begun.map((step) => toStep(step.op === "refresh" ? (outcome.get(step.urn) ?? step) : step));
}

interface LoggedStep {
    readonly op: string;
    readonly urn: string;
    readonly keys?: readonly string[] | null;
    readonly diffs?: readonly string[] | null;
    readonly detailedDiff?: Readonly<Record<string, { readonly diffKind: string }>> | null;
}

function parseEvent(line: string): LoggedEvent {
    return JSON.parse(line) as LoggedEvent;
}

export function parseDeployment(text: string): ExportedDeployment {
    return JSON.parse(text) as ExportedDeployment;
}

/** Neither engine shows users the providers that it makes by itself; the event log has them all the same. */
function isDefaultProvider(urn: string): boolean {
    return /::pulumi:providers:[^:]+::default(_[^:]*)?$/.test(urn);
}

function toStep({ op, urn, keys, diffs, detailedDiff }: LoggedStep): Step {
    const details = Object.entries(detailedDiff ?? {}).map(([path, { diffKind }]) => [path, diffKind]);
    return {
        op,
        urn,
        keys: [...(keys ?? [])].sort(),
        diffs: [...(diffs ?? [])].sort(),
        detailedDiff: Object.fromEntries(details) as Record<string, string>,
    };
}

/** Messages carry colours as tags such as `<{%reset%}>`. */
function plainText(message: string): string {
    return message.replaceAll(/<\{%[^%]*%\}>/g, "").trim();
}
