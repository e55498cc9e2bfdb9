import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

/** A step of a job or of an action. */
export interface Step {
    readonly id?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly shell?: string;
    readonly with?: Readonly<Record<string, unknown>>;
    readonly env?: Readonly<Record<string, unknown>>;
}

/** A job of a workflow. */
export interface Job {
    readonly env?: Readonly<Record<string, unknown>>;
    readonly permissions?: Readonly<Record<string, string>>;
    readonly environment?: string;
    readonly "timeout-minutes"?: number;
    readonly steps: readonly Step[];
}

/** A workflow, as far as tests look at it. */
export interface Workflow {
    readonly name: string;
    readonly on: unknown;
    readonly permissions?: unknown;
    readonly concurrency?: unknown;
    readonly env?: Readonly<Record<string, unknown>>;
    readonly jobs: Readonly<Record<string, Job>>;
}

/** A step where it is written, with all variables that it is run with. */
interface WrittenStep {
    readonly where: string;
    readonly step: Step;
    readonly env: Readonly<Record<string, unknown>>;
}

/** A file and its text. */
interface Source {
    readonly file: string;
    readonly text: string;
}

const folder = ".github";

/** The workflows by file. */
export const workflows: ReadonlyMap<string, Workflow> = new Map(
    readdirSync(join(folder, "workflows")).map((file) => [
        file,
        parse(readFileSync(join(folder, "workflows", file), "utf8")) as Workflow,
    ]),
);

/** Our own actions by name. */
export const actions: ReadonlyMap<string, readonly Step[]> = new Map(
    readdirSync(join(folder, "actions")).map((name) => {
        const action = parse(readFileSync(actionFile(name), "utf8")) as { runs: { steps: readonly Step[] } };
        return [name, action.runs.steps];
    }),
);

/** Workflows and actions as texts. */
export const sources: readonly Source[] = [
    ...[...workflows.keys()].map((file) => join(folder, "workflows", file)),
    ...[...actions.keys()].map(actionFile),
].map((file) => ({ file, text: readFileSync(file, "utf8") }));

/** Every step that is written anywhere. */
export const steps: readonly WrittenStep[] = [
    ...[...workflows].flatMap(([file, { jobs, env }]) =>
        Object.entries(jobs).flatMap(([job, own]) =>
            own.steps.map((step) => ({ where: `${file}, ${job}`, step, env: { ...env, ...own.env, ...step.env } })),
        ),
    ),
    ...[...actions].flatMap(([name, own]) =>
        own.map((step) => ({ where: `action ${name}`, step, env: { ...step.env } })),
    ),
];

function actionFile(name: string): string {
    return join(folder, "actions", name, "action.yml");
}
