import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

interface Permissions {
    readonly enabled?: boolean;
    readonly allowedActions?: string;
    readonly allowedActionsConfig?: { readonly patternsAlloweds?: readonly string[] };
}

export const githubActionsAllowed: ResourceRule<Permissions> = {
    name: "github-actions-allowed",
    title: "Workflows use actions of known people",
    why: "An action runs with the job's rights: whoever takes over the account of its author deploys.",
    mend: "Set `allowedActions` to `local_only` or `selected` with named patterns.",
    severity: "medium",
    references: [],
    types: [
        "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions",
        "github:index/actionsOrganizationPermissions:ActionsOrganizationPermissions",
    ],
    guards: [],
    scope: "resource",
    *check({ properties: { enabled, allowedActions, allowedActionsConfig } }) {
        if (enabled === false) {
            return;
        }
        yield* expectOneOf("allowedActions", allowedActions, "local_only", "selected");
        for (const [index, found] of (allowedActionsConfig?.patternsAlloweds ?? []).entries()) {
            if (found.startsWith("*")) {
                const property = `allowedActionsConfig.patternsAlloweds[${index}]`;
                yield { property, expected: "actions of a named owner", found };
            }
        }
    },
};
