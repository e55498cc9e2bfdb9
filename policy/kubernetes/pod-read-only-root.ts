import { expectOneOf } from "../expect";
import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podReadOnlyRoot = podRule({
    name: "pod-read-only-root",
    title: "Containers can not change their own files",
    why: "Whoever gets into a container brings tools, and changes programs that run again tomorrow.",
    mend: "Set `securityContext.readOnlyRootFilesystem: true`, and mount an emptyDir where the program writes.",
    severity: "medium",
    references: [{ id: "CKV_K8S_22" }],
    guards: [
        { property: "containers[*].securityContext.readOnlyRootFilesystem" },
        { property: "initContainers[*].securityContext.readOnlyRootFilesystem" },
    ],
    *check(pod) {
        for (const [path, { securityContext }] of containersOf(pod)) {
            const found = securityContext?.readOnlyRootFilesystem;
            yield* expectOneOf(`${path}.securityContext.readOnlyRootFilesystem`, found, true);
        }
    },
});
