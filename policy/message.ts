import { show } from "@fairlead/components/shared/arguments";

import type { Finding } from "./rule";
import { unreadablePath } from "./unreadable";

/** One line: `agentPoolProfiles[0].maxPods: expected 50 or more, found 30`. */
export function describeFinding({ property, expected, found }: Finding): string {
    return `${property === "" ? "" : `${property}: `}expected ${expected}, found ${showFound(found)}`;
}

/** A list or an object can hold something that is not known yet. */
function showFound(found: unknown): string {
    try {
        return show(found);
    } catch (error) {
        if (unreadablePath(error) === undefined) {
            throw error;
        }
        return "a value that is not wholly known yet";
    }
}
