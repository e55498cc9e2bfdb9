import { type Json, parseJson } from "../../state/json";
import { compareProperties } from "./property-changes";
import type { PropertyChange } from "./report";

/** The settings of a stack that differ. */
export function settingsChanges(
    before: Readonly<Record<string, string>>,
    after: Readonly<Record<string, string>>,
): PropertyChange[] {
    return Object.keys({ ...before, ...after }).flatMap((key) => {
        const [old, next] = [before[key], after[key]].map(structured);
        return compareProperties({ setting: old ?? null }, { setting: next ?? null }).map((change) => ({
            ...change,
            path: key + change.path.slice("setting".length),
        }));
    });
}

/** Lists and groups are handed over as JSON. */
function structured(text: string | undefined): Json | undefined {
    if (text === undefined || !/^[[{]/.test(text)) {
        return text;
    }
    try {
        return parseJson(text);
    } catch {
        return text;
    }
}
