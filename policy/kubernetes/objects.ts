import type { Unwrap } from "@pulumi/pulumi";
import type { meta } from "@pulumi/kubernetes/types/input";

/** Metadata of any object. */
export type Metadata = Unwrap<meta.v1.ObjectMeta>;

/** An object of a kind that Kubernetes itself does not have, or of which only this much matters. */
export interface KubernetesObject<Spec = unknown> {
    readonly metadata?: Metadata;
    readonly spec?: Spec;
}

/** What a selector of labels asks for. */
export interface LabelSelector {
    readonly matchLabels?: Readonly<Record<string, string>>;
    readonly matchExpressions?: readonly unknown[];
}

/** Whether a selector selects everything. */
export function selectsAll({ matchLabels = {}, matchExpressions = [] }: LabelSelector = {}): boolean {
    return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

/** Whether a selector by plain labels selects an object with these labels. */
export function selects(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
    return Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
}
