import type * as pulumi from "@pulumi/pulumi";

/** The controllers an application can be released to. */
export const GitOpsControllerKind = {
    ArgoCd: "argo-cd",
    Flux: "flux",
} as const;
export type GitOpsControllerKind = (typeof GitOpsControllerKind)[keyof typeof GitOpsControllerKind];

/**
 * What any GitOps controller tells the rest of an environment, however it was installed.
 * `AppRelease` takes it as it is, or takes these two facts about a controller that somebody else runs.
 */
export interface GitOpsController {
    /** Which controller this is. */
    readonly kind: GitOpsControllerKind;
    /** Namespace of the controller. */
    readonly namespace: pulumi.Input<string>;
}
