import { spawnSync } from "node:child_process";

import { parseAllDocuments } from "yaml";

import { chart, helm } from "../../../service/commands/helm";

/** Helm values, or a part of them. */
export type Values = Readonly<Record<string, unknown>>;

/** A Kubernetes object, as far as all of them are alike. */
export interface KubernetesObject {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name: string;
        readonly namespace?: string;
        readonly labels?: Readonly<Record<string, string>>;
        readonly annotations?: Readonly<Record<string, string>>;
    };
}

/** Where and as what a chart is released. */
export interface Release {
    readonly name?: string;
    readonly namespace?: string;
}

/** What Helm answered. */
export interface Answer {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

const answers = new Map<string, Answer>();

/** Runs Helm with values on its standard input; once, as it always says the same. */
export function runHelm(args: readonly string[], values: Values = {}): Answer {
    const question = JSON.stringify([args, values]);
    const answer =
        answers.get(question) ??
        spawnSync(helm(), [...args, "--values", "-"], { encoding: "utf8", input: JSON.stringify(values) });
    answers.set(question, answer);
    return answer;
}

/** The objects that the chart makes of values. */
export function render(values: Values, { name = "service", namespace = "shop" }: Release = {}): KubernetesObject[] {
    const { status, stdout, stderr } = runHelm(["template", name, chart, "--namespace", namespace], values);
    if (status !== 0) {
        throw new Error(`helm template failed: ${stderr}`);
    }
    return parseAllDocuments(stdout)
        .map((document) => document.toJS() as KubernetesObject | null)
        .filter((object) => object !== null);
}

/** How the chart refuses values. */
export function refusal(values: Values): string {
    const { status, stdout, stderr } = runHelm(["template", "service", chart], values);
    if (status === 0) {
        throw new Error(`Expected the chart to refuse ${JSON.stringify(values)}, found objects:\n${stdout}`);
    }
    return stderr;
}

/** The only object of a kind. Its type is the caller's to state: `typeFaults` proves it. */
export function only(objects: readonly KubernetesObject[], kind: string): KubernetesObject {
    const [object, ...more] = objects.filter((candidate) => candidate.kind === kind);
    if (object === undefined || more.length > 0) {
        throw new Error(`Expected one ${kind}, found ${object === undefined ? 0 : more.length + 1}`);
    }
    return object;
}

/** The kinds of objects, sorted. */
export function kinds(objects: readonly KubernetesObject[]): string[] {
    return objects.map(({ kind }) => kind).sort();
}
