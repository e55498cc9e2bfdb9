import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podHostPorts = podRule({
    name: "pod-host-ports",
    title: "Containers take no port of the node",
    why: "A port of the node is open to whoever reaches the node, past Services, ingress and NetworkPolicies.",
    mend: "Leave out `hostPort`, and let a Service lead to the pod.",
    severity: "high",
    references: [{ id: "CKV_K8S_26" }, { id: "Pod Security baseline: Host Ports" }],
    guards: [{ property: "containers[*].ports[*].hostPort", absent: "safe" }],
    *check(pod) {
        for (const [path, { ports = [] }] of containersOf(pod)) {
            for (const [index, { hostPort: found }] of ports.entries()) {
                if (found !== undefined && found !== 0) {
                    yield { property: `${path}.ports[${index}].hostPort`, expected: "nothing", found };
                }
            }
        }
    },
});
