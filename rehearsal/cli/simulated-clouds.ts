import { inventoryVariable, settleInventory } from "../clouds/simulation/inventory";
import type { Snapshot } from "../model/state";
import type { Workspace } from "./workspace";

/** Gives the simulated clouds, whichever engine starts them, the memory that belongs to a stack. */
export function shareSimulatedClouds({ layout, name }: Workspace): void {
    // Plugins inherit the environment of this process.
    process.env[inventoryVariable] = layout.cloudsFolder(name);
}

/** Lets that memory be of what the stack's state has: before and after a run that changes it. */
export function settleSimulatedClouds({ layout, name }: Workspace, { resources }: Snapshot): void {
    const known = new Set(resources.map(({ type, id }) => `${type} ${id}`));
    settleInventory(layout.cloudsFolder(name), ({ type, id }) => known.has(`${type} ${id}`));
}
