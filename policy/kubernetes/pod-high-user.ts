import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podHighUser = podRule({
    name: "pod-high-user",
    title: "Containers run as a user that the node does not have",
    why: "Numbers below 10000 belong to users of nodes: a process that breaks out is that user, with its files.",
    mend: "Set `securityContext.runAsUser` of the pod to a number of 10000 or more.",
    severity: "low",
    development: "hinders work",
    references: [{ id: "CKV_K8S_40" }],
    guards: [{ property: "securityContext.runAsUser" }],
    *check(pod) {
        for (const [path, container] of containersOf(pod)) {
            const own = container.securityContext?.runAsUser;
            const found = own ?? pod.securityContext?.runAsUser;
            if (typeof found !== "number" || !(found >= 10_000)) {
                const place = own === undefined ? "securityContext" : `${path}.securityContext`;
                yield { property: `${place}.runAsUser`, expected: "10000 or more", found };
            }
        }
    },
});
