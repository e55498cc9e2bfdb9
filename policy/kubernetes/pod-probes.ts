import { podRule } from "./pod-rule";
import { withPatches } from "./workloads";

export const podProbes = podRule({
    name: "pod-probes",
    title: "Pods that serve tell whether they are ready and alive",
    why: "Without a probe, traffic goes to pods that can not serve it, and a pod that hangs stays for ever.",
    mend: "Add `readinessProbe` and `livenessProbe` to each container; liveness must not depend on a database.",
    severity: "low",
    references: [{ id: "CKV_K8S_8" }, { id: "CKV_K8S_9" }],
    types: withPatches("apps/v1:Deployment", "apps/v1:StatefulSet", "apps/v1:DaemonSet", "apps/v1:ReplicaSet"),
    guards: [{ property: "containers[*].readinessProbe" }, { property: "containers[*].livenessProbe" }],
    *check(pod) {
        for (const [index, container] of (pod.containers ?? []).entries()) {
            for (const probe of ["readinessProbe", "livenessProbe"] as const) {
                const { exec, grpc, httpGet, tcpSocket } = container[probe] ?? {};
                if ([exec, grpc, httpGet, tcpSocket].every((way) => way === undefined)) {
                    yield { property: `containers[${index}].${probe}`, expected: "a probe", found: container[probe] };
                }
            }
        }
    },
});
