import { expectOneOfOrDefault } from "../expect";
import { podRule } from "./pod-rule";

export const podHostNamespaces = podRule({
    name: "pod-host-namespaces",
    title: "Pods do not share the node's network, processes and memory",
    why: "In the node's network no NetworkPolicy holds and the cloud's credentials are near; beside its processes, their secrets are.",
    mend: "Leave out `hostNetwork`, `hostPID` and `hostIPC`.",
    severity: "critical",
    references: [
        { id: "CKV_K8S_17" },
        { id: "CKV_K8S_18" },
        { id: "CKV_K8S_19" },
        { id: "Pod Security baseline: Host Namespaces" },
    ],
    guards: [
        { property: "hostNetwork", absent: "safe" },
        { property: "hostPID", absent: "safe" },
        { property: "hostIPC", absent: "safe" },
    ],
    *check(pod) {
        for (const property of ["hostNetwork", "hostPID", "hostIPC"] as const) {
            yield* expectOneOfOrDefault(property, pod[property], false);
        }
    },
});
