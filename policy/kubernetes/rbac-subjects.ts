import type { ResourceRule } from "../rule";
import { bindingTypes, type Binding } from "./roles";

export const rbacSubjects: ResourceRule<Binding> = {
    name: "rbac-subjects",
    title: "Rights are given to somebody, not to everybody",
    why: "Strangers, everybody who is logged in and every pod get the right; members of system:masters can not be stopped at all.",
    mend: "Name a service account of one application, or a group of people.",
    severity: "critical",
    references: [{ id: "CKV_K8S_42" }],
    types: bindingTypes,
    guards: [],
    scope: "resource",
    *check({ properties: { subjects = [] } }) {
        for (const [index, { kind, name: found }] of subjects.entries()) {
            const everybody =
                kind === "ServiceAccount"
                    ? found === "default"
                    : /^system:(anonymous|unauthenticated|authenticated|masters|serviceaccounts(:.*)?)$/.test(found) ||
                      /^system:serviceaccount:[^:]+:default$/.test(found);
            if (everybody) {
                yield {
                    property: `subjects[${index}].name`,
                    expected: "one service account or group of people",
                    found,
                };
            }
        }
    },
};
