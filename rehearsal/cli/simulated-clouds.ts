import { PluginServer } from "../clouds/server/plugin-server";
import { inventoryVariable, settleInventory } from "../clouds/simulation/inventory";
import type { Snapshot } from "../model/state";
import { simulatedClouds } from "./plugins";
import type { Workspace } from "./workspace";

/** A process that serves the simulated clouds to several rehearsals of programs in a directory. */
export function serveSimulatedClouds(directory: string): PluginServer {
    return new PluginServer(simulatedClouds(), directory);
}

/** The variables that give the simulated clouds, whichever engine starts them, the memory that belongs to a stack. */
export function memoryVariables({ layout, name }: Workspace): Readonly<Record<string, string>> {
    return { [inventoryVariable]: layout.cloudsFolder(name) };
}

/** Lets that memory be of what the stack's state has: before and after a run that changes it. */
export function settleSimulatedClouds({ layout, name }: Workspace, { resources }: Snapshot): void {
    const known = new Set(resources.map(({ type, id }) => `${type} ${id}`));
    settleInventory(layout.cloudsFolder(name), ({ type, id }) => known.has(`${type} ${id}`));
}
