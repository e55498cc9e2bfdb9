import type { StackRule } from "../rule";
import { selects, type KubernetesObject, type LabelSelector } from "./objects";
import type { Workload } from "./workloads";

const budget = "kubernetes:policy/v1:PodDisruptionBudget";

export const disruptionBudget: StackRule<Workload> = {
    name: "disruption-budget",
    title: "What runs several times never stops all at once",
    why: "An upgrade of the nodes drains them one after another, and may end all pods of an application at the same time.",
    mend: "Add a PodDisruptionBudget whose selector fits the pods' labels, with `maxUnavailable: 1`.",
    severity: "low",
    references: [],
    types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"],
    guards: [],
    scope: "stack",
    *check({ properties: { metadata, spec } }, stack) {
        if ((spec?.replicas ?? 1) < 2) {
            return;
        }
        const labels = spec?.template?.metadata?.labels ?? {};
        const covered = stack
            .ofType<KubernetesObject<{ selector?: LabelSelector }>>(budget)
            .some(
                ({ properties }) =>
                    properties.metadata?.namespace === metadata?.namespace &&
                    selects(properties.spec?.selector ?? {}, labels),
            );
        if (!covered) {
            yield { property: "", expected: "a PodDisruptionBudget of its pods", found: undefined };
        }
    },
};
