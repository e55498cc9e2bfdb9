import type { StatedChange } from "../changes";
import type { Risk } from "../report";
import { labelOf } from "../resource-names";
import { statefulOf } from "./stateful";

/** Replacements and deletions of what holds data or serves. */
export function lossRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    return changes.flatMap(({ change }): Risk[] => {
        const { urn, type, kind, consequence, replaceReasons, replacedWith, perhaps, source } = change;
        const stateful = statefulOf(type);
        // What is replaced with its provider goes with the cluster that the provider is for, which is told.
        if (stateful === undefined || consequence === undefined || replacedWith !== undefined) {
            return [];
        }
        const unsure = perhaps ? " (perhaps: the new value is not known before the deployment)" : "";
        const reasons = replaceReasons.length === 0 ? "" : ` Reason: ${replaceReasons.join(", ")}${unsure}.`;
        return [
            {
                stack,
                level: stateful.level,
                kind: kind === "replaced" ? "replacement" : "deletion",
                urn,
                title: `${labelOf(urn)} (${stateful.what}) is ${kind}`,
                detail: `${consequence}${reasons}`,
                source,
            },
        ];
    });
}
