import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

/** Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity */
const quantity = /^\+?\d*\.?\d+([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

export const podResources = podRule({
    name: "pod-resources",
    title: "Containers say what they need, and how much memory they take at most",
    why: "Without requests the scheduler overfills nodes; without a limit, a leak in one pod ends those of others. A limit of CPU is left free: it slows pods down while CPUs idle.",
    mend: "Set `resources.requests` of cpu and memory, and `resources.limits.memory`.",
    severity: "medium",
    references: [{ id: "CKV_K8S_10" }, { id: "CKV_K8S_12" }, { id: "CKV_K8S_13" }],
    guards: [
        { property: "containers[*].resources.requests.cpu" },
        { property: "containers[*].resources.requests.memory" },
        { property: "containers[*].resources.limits.memory" },
    ],
    *check(pod) {
        for (const [path, { resources }] of containersOf(pod)) {
            if (path.startsWith("ephemeral")) {
                continue;
            }
            const needed = [
                ["requests.cpu", resources?.requests?.cpu],
                ["requests.memory", resources?.requests?.memory],
                ["limits.memory", resources?.limits?.memory],
            ] as const;
            for (const [property, found] of needed) {
                if (found === undefined || !quantity.test(found) || Number.parseFloat(found) === 0) {
                    yield { property: `${path}.resources.${property}`, expected: "a quantity above 0", found };
                }
            }
        }
    },
});
