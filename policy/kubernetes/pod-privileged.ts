import { expectOneOfOrDefault } from "../expect";
import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podPrivileged = podRule({
    name: "pod-privileged",
    title: "No container is privileged",
    why: "A privileged container is root on the node: nothing is kept from it.",
    mend: "Leave out `securityContext.privileged`; what needs a device gets it from a device plugin.",
    severity: "critical",
    references: [{ id: "CKV_K8S_16" }, { id: "Pod Security baseline: Privileged Containers" }],
    guards: [
        { property: "containers[*].securityContext.privileged", absent: "safe" },
        { property: "initContainers[*].securityContext.privileged", absent: "safe" },
    ],
    *check(pod) {
        for (const [path, { securityContext }] of containersOf(pod)) {
            yield* expectOneOfOrDefault(`${path}.securityContext.privileged`, securityContext?.privileged, false);
        }
    },
});
