import type { JsonObject } from "../../state/json";
import { compareProperties, structureIn } from "./property-changes";
import type { PropertyChange } from "./report";

/** The settings of a stack that differ. */
export function settingsChanges(
    before: Readonly<Record<string, string>>,
    after: Readonly<Record<string, string>>,
): PropertyChange[] {
    return Object.keys({ ...before, ...after }).flatMap((key) =>
        compareProperties(settingOf(before[key]), settingOf(after[key])).map((change) => ({
            ...change,
            path: key + change.path.slice("value".length),
        })),
    );
}

/** Lists and groups are handed over as JSON. */
function settingOf(text: string | undefined): JsonObject {
    return text === undefined ? {} : { value: structureIn(text) ?? text };
}
