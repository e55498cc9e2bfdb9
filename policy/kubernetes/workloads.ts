import type { Unwrap } from "@pulumi/pulumi";
import type { core, meta } from "@pulumi/kubernetes/types/input";

export type PodSpec = Unwrap<core.v1.PodSpec>;
export type Container = Unwrap<core.v1.Container>;

interface PodTemplate {
    readonly spec?: PodSpec;
}

/** What all kinds of workload have, each in its place. */
export interface Workload {
    readonly metadata?: Unwrap<meta.v1.ObjectMeta>;
    readonly spec?: Partial<PodSpec> & {
        readonly replicas?: number;
        readonly template?: PodTemplate & { readonly metadata?: Unwrap<meta.v1.ObjectMeta> };
        readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
    };
    readonly template?: PodTemplate;
}

/** Where a kind of workload has the description of its pods. */
const places: Readonly<Record<string, string>> = {
    "core/v1:Pod": "spec",
    "core/v1:PodTemplate": "template.spec",
    "core/v1:ReplicationController": "spec.template.spec",
    "apps/v1:Deployment": "spec.template.spec",
    "apps/v1:StatefulSet": "spec.template.spec",
    "apps/v1:DaemonSet": "spec.template.spec",
    "apps/v1:ReplicaSet": "spec.template.spec",
    "batch/v1:Job": "spec.template.spec",
    "batch/v1:CronJob": "spec.jobTemplate.spec.template.spec",
};

/** Tokens of kinds of Kubernetes, each with its patch, which writes parts of an object that somebody else made. */
export function withPatches(...kinds: readonly string[]): string[] {
    return kinds.flatMap((kind) => [`kubernetes:${kind}`, `kubernetes:${kind}Patch`]);
}

/** Tokens of all kinds that make pods. */
export const workloadTypes: readonly string[] = withPatches(...Object.keys(places));

/** Whether a resource writes parts of an object only: what it leaves out may be well. */
export function isPatch(type: string): boolean {
    return type.endsWith("Patch");
}

/** `apps/v1:Deployment` of the token of a Deployment or of its patch. */
export function kindOf(type: string): string {
    return type.replace(/^kubernetes:/, "").replace(/Patch$/, "");
}

/** The path of the description of the pods in a workload of a type. */
export function podPath(type: string): string {
    return places[kindOf(type)] ?? "spec";
}

/** The description of a workload's pods, if it has one. */
export function podOf(type: string, { spec, template }: Workload): Partial<PodSpec> | undefined {
    switch (podPath(type)) {
        case "template.spec":
            return template?.spec;
        case "spec.template.spec":
            return spec?.template?.spec;
        case "spec.jobTemplate.spec.template.spec":
            return spec?.jobTemplate?.spec?.template?.spec;
        default:
            return spec;
    }
}

/** All containers of a pod with their paths, those that prepare it and those for debugging among them. */
export function* containersOf(pod: Partial<PodSpec>): Generator<readonly [string, Partial<Container>]> {
    for (const list of ["containers", "initContainers", "ephemeralContainers"] as const) {
        for (const [index, container] of (pod[list] ?? []).entries()) {
            yield [`${list}[${index}]`, container];
        }
    }
}
