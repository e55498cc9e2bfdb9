import type { Subject } from "../../policy/rule";
import { Unreadable, watchReads } from "../../policy/unreadable";

/** Stands for a value that is not known yet. */
export const unknownValue = new Unreadable();

/** A resource made up for a test. */
export interface MadeUpResource {
    readonly type: string;
    /** @default "neighbour" */
    readonly name?: string;
    readonly properties: object;
    /** Options that are not the defaults. */
    readonly options?: Partial<Subject["options"]>;
}

/** The resource as a rule sees it: reading an unknown value throws. */
export function subjectOf({ type, name = "neighbour", properties, options }: MadeUpResource): Subject {
    return {
        urn: `urn:pulumi:test::fairlead::${type}::${name}`,
        type,
        name,
        properties: watchReads({ ...properties }),
        options: {
            protect: false,
            ignoreChanges: [],
            aliases: [],
            customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
            additionalSecretOutputs: [],
            ...options,
        },
    };
}
