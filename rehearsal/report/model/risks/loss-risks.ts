import { typeOf } from "../../../model/urn";
import type { StatedChange } from "../changes";
import type { ResourceChange, Risk } from "../report";
import { type Finding, tellTogether } from "./alike";
import { isCluster, statefulOf } from "./stateful";

/** Replacements and deletions of what holds data or serves. */
export function lossRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    const clusterGoes = changes.some(
        ({ change: { type, consequence } }) => isCluster(type) && consequence !== undefined,
    );
    const findings = changes.flatMap(({ change }): Finding[] => {
        const { type, kind, consequence, replacedWith } = change;
        const stateful = statefulOf(type);
        // What is in a cluster goes with it, which is told.
        const inCluster = clusterGoes && replacedWith !== undefined && typeOf(replacedWith) === clusterProvider;
        if (stateful === undefined || consequence === undefined || inCluster) {
            return [];
        }
        return [
            {
                change,
                level: stateful.level,
                kind: kind === "replaced" ? "replacement" : "deletion",
                what: stateful.what,
                does: kind,
                detail: `${consequence}${reasonText(change)}`,
            },
        ];
    });
    return tellTogether(stack, findings);
}

const clusterProvider = "pulumi:providers:kubernetes";

function reasonText({ replaceReasons, replacedWith, perhaps }: ResourceChange): string {
    if (replaceReasons.length === 0) {
        return replacedWith === undefined ? "" : " Reason: its provider is another one.";
    }
    const unsure = perhaps ? " (perhaps: the new value is not known before the deployment)" : "";
    return ` Reason: ${replaceReasons.join(", ")}${unsure}.`;
}
