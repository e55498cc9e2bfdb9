import { expectOneOf } from "../expect";
import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podEscalation = podRule({
    name: "pod-escalation",
    title: "No container gains rights that it did not start with",
    why: "A program with the set-user-id bit in the image makes root of anybody who may run it.",
    mend: "Set `securityContext.allowPrivilegeEscalation: false` on each container.",
    severity: "high",
    references: [{ id: "CKV_K8S_20" }, { id: "Pod Security restricted: Privilege Escalation" }],
    guards: [
        { property: "containers[*].securityContext.allowPrivilegeEscalation" },
        { property: "initContainers[*].securityContext.allowPrivilegeEscalation" },
    ],
    *check(pod) {
        for (const [path, { securityContext }] of containersOf(pod)) {
            const found = securityContext?.allowPrivilegeEscalation;
            yield* expectOneOf(`${path}.securityContext.allowPrivilegeEscalation`, found, false);
        }
    },
});
