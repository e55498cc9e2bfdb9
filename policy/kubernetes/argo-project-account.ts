import type { ResourceRule } from "../rule";
import { appProject, type AppProject } from "./argo-projects";

export const argoProjectAccount: ResourceRule<AppProject> = {
    name: "argo-project-account",
    title: "Argo CD writes with the rights of the application's namespace",
    why: "Otherwise it writes with its own rights, and a project's lists are all that keeps an application from the cluster.",
    mend: "Name a service account in `destinationServiceAccounts`, as `AppRelease` does.",
    severity: "medium",
    references: [],
    types: [appProject],
    guards: [
        {
            type: appProject,
            property: "spec.destinationServiceAccounts[*].defaultServiceAccount",
            worse: ["default"],
        },
    ],
    scope: "resource",
    *check({ properties: { metadata, spec } }) {
        if (metadata?.name === "default") {
            return;
        }
        const accounts = spec?.destinationServiceAccounts ?? [];
        if (accounts.length === 0) {
            yield {
                property: "spec.destinationServiceAccounts",
                expected: "an account for each destination",
                found: undefined,
            };
        }
        for (const [index, { defaultServiceAccount: found }] of accounts.entries()) {
            if (found === undefined || !/^([a-z0-9-]+:)?(?!default$)[a-z0-9.-]+$/.test(found)) {
                const property = `spec.destinationServiceAccounts[${index}].defaultServiceAccount`;
                yield { property, expected: "a service account other than default", found };
            }
        }
    },
};
