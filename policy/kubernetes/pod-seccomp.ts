import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podSeccomp = podRule({
    name: "pod-seccomp",
    title: "Containers make only the system calls that programs need",
    why: "Most ways out of a container begin with a system call that no ordinary program makes.",
    mend: "Set `securityContext.seccompProfile.type: RuntimeDefault` on the pod.",
    severity: "medium",
    references: [{ id: "CKV_K8S_31" }, { id: "Pod Security restricted: Seccomp" }],
    guards: [{ property: "securityContext.seccompProfile.type" }],
    *check(pod) {
        for (const [path, container] of containersOf(pod)) {
            const own = container.securityContext?.seccompProfile?.type;
            const found = own ?? pod.securityContext?.seccompProfile?.type;
            if (found !== "RuntimeDefault" && found !== "Localhost") {
                const place = own === undefined ? "securityContext" : `${path}.securityContext`;
                yield { property: `${place}.seccompProfile.type`, expected: "RuntimeDefault or Localhost", found };
            }
        }
    },
});
