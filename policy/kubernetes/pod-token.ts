import { expectOneOf } from "../expect";
import { podRule } from "./pod-rule";

export const podToken = podRule({
    name: "pod-token",
    title: "Pods have no token of the cluster's API",
    why: "Whoever gets into the pod asks the API with its token, and learns what else there is to attack.",
    mend: "Set `automountServiceAccountToken: false` on the pod; a controller that needs the API gets an exception.",
    severity: "medium",
    references: [{ id: "CKV_K8S_38" }],
    guards: [{ property: "automountServiceAccountToken" }],
    check: (pod) => expectOneOf("automountServiceAccountToken", pod.automountServiceAccountToken, false),
});
