import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podImageDigest = podRule({
    name: "pod-image-digest",
    title: "Images are named by their digest",
    why: "A tag can be moved: tomorrow another image runs than the one that was tested, scanned and signed.",
    mend: "Name the image as `registry/name:tag@sha256:…`.",
    severity: "high",
    references: [{ id: "CKV_K8S_43" }],
    guards: [{ property: "containers[*].image" }, { property: "initContainers[*].image" }],
    *check(pod) {
        for (const [path, { image: found }] of containersOf(pod)) {
            if (found === undefined || !/^[^@\s]+@sha256:[0-9a-f]{64}$/.test(found)) {
                yield { property: `${path}.image`, expected: "an image with @sha256:…", found };
            }
        }
    },
});
