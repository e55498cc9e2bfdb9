import type { ResourceRule } from "../rule";
import { appProject, projectTypes, type AppProject } from "./argo-projects";

const local = "https://kubernetes.default.svc";

export const argoProject: ResourceRule<AppProject> = {
    name: "argo-project",
    title: "A project of Argo CD names its repositories, namespaces and kinds",
    why: "A star lets whoever may write to one repository, or to any, change other applications and the cluster itself.",
    mend: "Name them in `sourceRepos`, `destinations` and `clusterResourceWhitelist`, as `AppRelease` does.",
    severity: "high",
    references: [],
    types: projectTypes,
    guards: [
        { type: appProject, property: "spec.sourceRepos" },
        { type: appProject, property: "spec.destinations" },
        { type: appProject, property: "spec.destinations[*].namespace", worse: ["*", "default"] },
        {
            type: appProject,
            property: "spec.clusterResourceWhitelist",
            absent: "safe",
            worse: [[{ group: "*", kind: "*" }]],
        },
        { type: appProject, property: "spec.namespaceResourceWhitelist" },
    ],
    scope: "resource",
    *check({ properties: { metadata, spec = {} } }) {
        // What must be empty there is the business of argo-default-project.
        if (metadata?.name === "default") {
            return;
        }
        const { sourceRepos = [], sourceNamespaces = [], destinations = [] } = spec;
        for (const [list, names] of Object.entries({ sourceRepos, sourceNamespaces })) {
            for (const [index, found] of names.entries()) {
                // A star inside the path of a repository still names its host and owner.
                if (/^[^/]*(:\/\/[^/]*\/?)?[^/]*\*/.test(found)) {
                    yield { property: `spec.${list}[${index}]`, expected: "one of your own", found };
                }
            }
        }
        for (const [index, { namespace, server, name }] of destinations.entries()) {
            const property = `spec.destinations[${index}]`;
            if (namespace === undefined || /[*!]/.test(namespace) || /^(default|kube-.*)?$/.test(namespace)) {
                yield {
                    property: `${property}.namespace`,
                    expected: "the namespace of one application",
                    found: namespace,
                };
            }
            if ((server ?? name ?? "*").includes("*")) {
                yield {
                    property: `${property}.server`,
                    expected: `one cluster, such as ${local}`,
                    found: server ?? name,
                };
            }
        }
        for (const list of ["clusterResourceWhitelist", "namespaceResourceWhitelist"] as const) {
            for (const [index, { group = "", kind = "" }] of (spec[list] ?? []).entries()) {
                if (`${group}${kind}`.includes("*")) {
                    yield { property: `spec.${list}[${index}]`, expected: "a kind", found: `${group}/${kind}` };
                }
            }
        }
        for (const list of ["sourceRepos", "destinations", "namespaceResourceWhitelist"] as const) {
            if ((spec[list] ?? []).length === 0) {
                yield { property: `spec.${list}`, expected: "at least one entry", found: spec[list] };
            }
        }
    },
};
