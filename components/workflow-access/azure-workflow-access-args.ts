import type * as pulumi from "@pulumi/pulumi";

import type { GithubRepository, GithubReviewers } from "../github-oidc-access/github-oidc-access";
import type { Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import { uuidPattern } from "../shared/azure-rules";
import { gateFaults, type WorkflowGates } from "./workflow-access";

export interface AzureWorkflowAccessArgs {
    /** The repository whose workflows get access. */
    readonly repository: GithubRepository;
    /** The stack. It is part of the names of the GitHub environments: `deploy-STACK`, `preview-STACK`, `drift-STACK`. */
    readonly stack: string;
    /** The subscription that the stack is deployed to. */
    readonly subscriptionId: string;
    /** What `pulumi login` takes. */
    readonly backendUrl: pulumi.Input<string>;
    /** ARM id of the container with the stack's state. */
    readonly containerId: pulumi.Input<string>;
    /** ARM id of the key that encrypts the stack's secrets. */
    readonly keyId: pulumi.Input<string>;
    /**
     * Patterns of the branches that are deployed, and compared with what runs.
     * @default ["main"]
     */
    readonly branches?: string[];
    /**
     * Who must agree before the stack is deployed.
     * @default nobody
     */
    readonly reviewers?: GithubReviewers;
    /**
     * Who must agree before a pull request is previewed: its code sees the stack's state, with the secrets in it.
     * @default nobody
     */
    readonly previewReviewers?: GithubReviewers;
    /**
     * Tags of the applications, kept among their notes.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the applications: new ones have other client ids.
     * @default true
     */
    readonly protect?: boolean;
}

/** What is wrong with the arguments, before anything is created. */
export function azureWorkflowAccessFaults(
    args: WorkflowGates & Pick<AzureWorkflowAccessArgs, "subscriptionId">,
): Fault[] {
    return [
        ...gateFaults(args),
        ...matches(
            "subscriptionId",
            args.subscriptionId,
            uuidPattern,
            "the id of a subscription",
            "give what az account show --query id prints",
        ),
    ];
}
