import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podImageTag = podRule({
    name: "pod-image-tag",
    title: "No image is the latest",
    why: "Nobody can tell which version runs, nor go back to the one before.",
    mend: "Name a version, or the digest.",
    severity: "medium",
    references: [{ id: "CKV_K8S_14" }],
    guards: [],
    *check(pod) {
        for (const [path, { image }] of containersOf(pod)) {
            // A colon before the last slash belongs to the registry's port.
            const [, tag] = /^[^@]*?(?::([^:/@]+))?(?:@.*)?$/.exec(image ?? "") ?? [];
            if (image !== undefined && (tag === "latest" || (tag === undefined && !image.includes("@")))) {
                yield { property: `${path}.image`, expected: "a version", found: image };
            }
        }
    },
});
