import type { Config } from "../model/deployment";
import type { PropertyMap } from "../model/values";

/** What is run. */
export interface RunSubject {
    readonly verb: string;
    readonly project: string;
    readonly stack: string;
    readonly engine: string;
    readonly preview: boolean;
    readonly config: Config;
    /** The stack's outputs before the run. */
    readonly outputsBefore: PropertyMap;
    /** What the person should know of how settings were read. */
    readonly remarks: readonly string[];
}
