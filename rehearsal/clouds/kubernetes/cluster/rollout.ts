import type { ValueMap } from "../../simulation/values";
import { sameJson } from "../diff/merge-patch";
import { setAt, stringAt, valueAt } from "../objects/paths";
import { mapIn } from "./defaults/fill";

const annotation = "deployment.kubernetes.io/revision";

/**
 * Counts the rollouts of a Deployment in its annotation, as the deployment controller does: a new template is a new one.
 * Source: pkg/controller/deployment/sync.go of Kubernetes.
 *
 * @param before the Deployment as it was; `undefined` for a new one
 */
export function countRollout(deployment: ValueMap, before?: ValueMap): void {
    if (deployment.kind !== "Deployment") {
        return;
    }
    const last = Number(stringAt(before ?? {}, "metadata", "annotations", annotation) || 0);
    const isNew = !sameJson(
        valueAt(before ?? {}, "spec", "template") ?? null,
        valueAt(deployment, "spec", "template") ?? null,
    );
    mapIn(mapIn(deployment, "metadata"), "annotations");
    setAt(deployment, ["metadata", "annotations", annotation], String(isNew ? last + 1 : last));
}
