import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podNonRoot = podRule({
    name: "pod-non-root",
    title: "No container runs as root",
    why: "Whoever breaks out of a container that runs as root is root on the node.",
    mend: "Set `securityContext.runAsNonRoot: true` on the pod, and build the image with a user of its own.",
    severity: "high",
    references: [{ id: "CKV_K8S_23" }, { id: "Pod Security restricted: Running as Non-root" }],
    guards: [{ property: "securityContext.runAsNonRoot" }],
    *check(pod) {
        for (const [path, container] of containersOf(pod)) {
            const own = container.securityContext?.runAsNonRoot;
            const found = own ?? pod.securityContext?.runAsNonRoot;
            if (found !== true) {
                const place = own === undefined ? "securityContext" : `${path}.securityContext`;
                yield {
                    property: `${place}.runAsNonRoot`,
                    expected: `true for the container ${container.name ?? path}`,
                    found,
                };
            }
        }
    },
});
