import type { SourcePlace } from "../../model/source-place";
import type { JsonObject } from "../../state/json";

/** A resource as one side has it, secrets and unknown values masked. */
export interface StoredResource {
    readonly urn: string;
    readonly type: string;
    /** False for components. */
    readonly custom: boolean;
    readonly inputs: JsonObject;
    readonly outputs: JsonObject;
    readonly parent: string;
    readonly dependencies: readonly string[];
    readonly protect: boolean;
    readonly source: SourcePlace | undefined;
}
