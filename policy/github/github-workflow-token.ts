import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

interface WorkflowPermissions {
    readonly defaultWorkflowPermissions?: string;
    readonly canApprovePullRequestReviews?: boolean;
}

export const githubWorkflowToken: ResourceRule<WorkflowPermissions> = {
    name: "github-workflow-token",
    title: "Workflows get a token that reads, and approve nothing",
    why: "A script in a dependency runs with the job's token: with the right to write, it changes the code, and approves the change.",
    mend: "Set `defaultWorkflowPermissions: read` and leave `canApprovePullRequestReviews` false; jobs ask for more by `permissions`.",
    severity: "medium",
    references: [],
    types: [
        "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions",
        "github:index/actionsOrganizationWorkflowPermissions:ActionsOrganizationWorkflowPermissions",
    ],
    guards: [],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("defaultWorkflowPermissions", properties.defaultWorkflowPermissions, "read");
        if (properties.canApprovePullRequestReviews === true) {
            yield { property: "canApprovePullRequestReviews", expected: "false", found: true };
        }
    },
};
