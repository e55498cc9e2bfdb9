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
    readonly jobs: Readonly<Record<string, Job>>;
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

/** Every step that is written anywhere, with where. */
export const steps: readonly { readonly where: string; readonly step: Step }[] = [
    ...[...workflows].flatMap(([file, { jobs }]) =>
        Object.entries(jobs).flatMap(([job, own]) => own.steps.map((step) => ({ where: `${file}, ${job}`, step }))),
    ),
    ...[...actions].flatMap(([name, own]) => own.map((step) => ({ where: `action ${name}`, step }))),
];

function actionFile(name: string): string {
    return join(folder, "actions", name, "action.yml");
}
