import type { ResourceRule } from "../rule";
import { argoCd, release, releaseTypes, valueOf, type Release } from "./releases";

/** Source: argoproj/argo-cd, `docs/operator-manual/argocd-cm.yaml` and `argocd-rbac-cm.yaml` */
export const argoLogin: ResourceRule<Release> = {
    name: "argo-login",
    title: "Argo CD knows no administrator with a password, and no strangers",
    why: "The delivered account admin may do everything, is shared by all who know its password, and leaves no name in the records.",
    mend: "Set `configs.cm.admin.enabled: false`, and let people in by the company's login; `ArgoCd` does.",
    severity: "medium",
    references: [],
    types: releaseTypes,
    guards: [{ type: release, property: 'values.configs.cm["admin.enabled"]' }],
    scope: "resource",
    *check({ properties }) {
        if (!argoCd.test(properties.chart ?? "")) {
            return;
        }
        const settings = [
            ["cm", "admin.enabled", ["false"]],
            ["cm", "users.anonymous.enabled", ["undefined", "false"]],
            ["cm", "exec.enabled", ["undefined", "false"]],
            ["rbac", "policy.default", ["undefined", "", "role:readonly"]],
        ] as const;
        for (const [map, key, right] of settings) {
            const found = valueOf(properties, "configs", map, key);
            if (!right.some((one) => one === String(found))) {
                yield { property: `values.configs.${map}["${key}"]`, expected: right.at(-1) ?? "", found };
            }
        }
    },
};
