import { typeOf } from "../../../model/urn";
import type { StatedChange } from "../changes";
import type { ResourceChange, Risk } from "../report";
import { type Finding, tellTogether } from "./alike";
import { isCluster, statefulOf } from "./stateful";

/** Replacements and deletions of what holds data or serves. */
export function lossRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    const gone = changes.filter(({ change: { kind } }) => kind === "replaced" || kind === "deleted");
    const clusterGoes = gone.some(({ change: { type } }) => isCluster(type));
    const findings = gone.flatMap(({ change }): Finding[] => {
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
                detail: `${consequence}${reasonText(change)}${renameText(change, changes)}`,
            },
        ];
    });
    return tellTogether(stack, findings);
}

/** Who renames something in the program means no other one; an alias tells the engine so. */
function renameText({ kind, type, component }: ResourceChange, changes: readonly StatedChange[]): string {
    const hasTwin = changes.some(
        ({ change: other }) =>
            other.kind === "created" && other.type === type && other.component.typeName === component.typeName,
    );
    return kind === "deleted" && hasTwin
        ? " Another one like it is created: if that is the same one by another name, an alias keeps it."
        : "";
}

const clusterProvider = "pulumi:providers:kubernetes";

function reasonText({ kind, replaceReasons, replacedWith, perhaps }: ResourceChange): string {
    if (kind !== "replaced") {
        return "";
    }
    if (replaceReasons.length === 0) {
        return ` Reason: ${replacedWith === undefined ? "what it depends on is replaced" : "its provider is another one"}.`;
    }
    const unsure = perhaps ? " (perhaps: the new value is not known before the deployment)" : "";
    return ` Reason: ${replaceReasons.join(", ")}${unsure}.`;
}
