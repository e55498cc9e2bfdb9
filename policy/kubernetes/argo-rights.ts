import { isProperties } from "../properties";
import type { Finding, ResourceRule } from "../rule";
import { argoCd, release, releaseTypes, valueOf, type Release } from "./releases";

const reading = ["get", "list", "watch"];

/** Source: argoproj/argo-helm, argo-cd 10.1.1, `templates/argocd-application-controller/clusterrole.yaml` */
export const argoRights: ResourceRule<Release> = {
    name: "argo-rights",
    title: "Argo CD reads the cluster, and writes with others' rights",
    why: "As delivered, its controller has every right of the cluster: a commit, or a hole in Argo CD, takes all of it.",
    mend: "Give rules of your own in `controller.clusterRoleRules`, and set `application.sync.impersonation.enabled`; `ArgoCd` does.",
    severity: "high",
    references: [],
    types: releaseTypes,
    guards: [
        { type: release, property: "values.controller.clusterRoleRules.enabled" },
        { type: release, property: "values.controller.clusterRoleRules.rules" },
        { type: release, property: "values.server.clusterRoleRules.enabled" },
        { type: release, property: 'values.configs.cm["application.sync.impersonation.enabled"]' },
    ],
    scope: "resource",
    *check({ properties }) {
        if (!argoCd.test(properties.chart ?? "")) {
            return;
        }
        yield* judgeRules(properties, "controller");
        yield* judgeRules(properties, "server");
        const impersonation = valueOf(properties, "configs", "cm", "application.sync.impersonation.enabled");
        if (String(impersonation) !== "true") {
            const property = 'values.configs.cm["application.sync.impersonation.enabled"]';
            yield { property, expected: "true", found: impersonation };
        }
    },
};

function* judgeRules(properties: Release, part: "controller" | "server"): Generator<Finding> {
    const property = `values.${part}.clusterRoleRules`;
    const enabled = valueOf(properties, part, "clusterRoleRules", "enabled");
    if (enabled !== true) {
        yield { property: `${property}.enabled`, expected: "true", found: enabled };
        return;
    }
    const rules = valueOf(properties, part, "clusterRoleRules", "rules");
    if (!Array.isArray(rules) || rules.length === 0) {
        yield { property: `${property}.rules`, expected: "rules that read", found: rules };
        return;
    }
    for (const [index, rule] of rules.entries()) {
        const found: unknown = isProperties(rule) ? rule.verbs : undefined;
        if (
            !Array.isArray(found) ||
            !found.every((verb) => reading.includes(String(verb)) || (verb === "impersonate" && isAccounts(rule)))
        ) {
            const expected = "get, list and watch, or impersonate of service accounts";
            yield { property: `${property}.rules[${index}].verbs`, expected, found };
        }
    }
}

function isAccounts(rule: unknown): boolean {
    const resources = isProperties(rule) ? rule.resources : undefined;
    return Array.isArray(resources) && resources.every((resource) => resource === "serviceaccounts");
}
