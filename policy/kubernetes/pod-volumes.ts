import { podRule } from "./pod-rule";

/** Source: https://kubernetes.io/docs/concepts/security/pod-security-standards, "Volume Types" of restricted */
const allowed = new Set([
    "name",
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "image",
    "persistentVolumeClaim",
    "projected",
    "secret",
]);

export const podVolumes = podRule({
    name: "pod-volumes",
    title: "Pods mount nothing of the node",
    why: "Through the node's files, such as the socket of the container runtime, a pod becomes root on the node.",
    mend: "Mount a claim, an emptyDir, a ConfigMap or a Secret instead.",
    severity: "critical",
    references: [{ id: "CKV_K8S_27" }, { id: "Pod Security restricted: Volume Types" }],
    guards: [],
    *check(pod) {
        for (const [index, volume] of (pod.volumes ?? []).entries()) {
            for (const kind of Object.keys(volume).filter((key) => !allowed.has(key))) {
                yield {
                    property: `volumes[${index}].${kind}`,
                    expected: "a claim or a volume of the pod's own",
                    found: kind,
                };
            }
        }
    },
});
