import type { Members } from "./type";

/** A resource type as its SDK declares it. */
export interface ResourceShape {
    readonly token: string;
    /** The name of its class, for example `ManagedCluster`. */
    readonly className: string;
    readonly inputs: Members;
    /** Everything that the resource has once it exists, inputs included where the class shows them. */
    readonly outputs: Members;
    /** The text above its class: what it is, its API version, remarks. */
    readonly description: string;
}

/** A function as its SDK declares it. */
export interface FunctionShape {
    readonly token: string;
    readonly args: Members;
    readonly results: Members;
}
