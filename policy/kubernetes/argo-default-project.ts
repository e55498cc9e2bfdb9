import type { StackRule } from "../rule";
import { appProject, projectTypes, type AppProject } from "./argo-projects";
import { argoCd, releaseTypes, type Release } from "./releases";

/** argocd-server makes the project where it is missing: deleting it does not help. Source: argoproj/argo-cd, `server/server.go` */
export const argoDefaultProject: StackRule<Release> = {
    name: "argo-default-project",
    title: "Argo CD's project default lets nothing through",
    why: "As delivered it takes every repository and writes to every namespace: an Application without a project is free to do anything.",
    mend: "Declare the AppProject `default` with empty `sourceRepos`, `destinations` and `clusterResourceWhitelist`; `ArgoCd` does.",
    severity: "high",
    references: [],
    types: releaseTypes,
    guards: ["sourceRepos", "destinations", "clusterResourceWhitelist"].map((list) => ({
        type: `${appProject}Patch`,
        property: `spec.${list}`,
    })),
    scope: "stack",
    *check({ properties }, stack) {
        if (!argoCd.test(properties.chart ?? "")) {
            return;
        }
        const found = projectTypes
            .flatMap((type) => stack.ofType<AppProject>(type))
            .find((project) => project.properties.metadata?.name === "default");
        if (found === undefined) {
            yield { property: "", expected: "an AppProject default that is emptied", found: undefined };
            return;
        }
        const { spec = {} } = found.properties;
        for (const list of ["sourceRepos", "destinations", "clusterResourceWhitelist"] as const) {
            if (spec[list]?.length !== 0) {
                yield { property: "", expected: `the AppProject default with empty ${list}`, found: spec[list] };
            }
        }
    },
};
