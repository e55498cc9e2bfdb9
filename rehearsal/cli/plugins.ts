import { delimiter, join } from "node:path";
import type { ProjectFile } from "../project";

/** The simulated clouds' folder; any Pulumi engine that has it first on PATH uses them. */
export function simulatedClouds(): string {
    // Launched code shares the entry's `__dirname`, which is this folder.
    return join(__dirname, "..", "plugins");
}

/** Where provider plugins are looked for: the project's own, the simulated clouds, PATH. */
export function pluginPath({ pluginFolders }: ProjectFile): readonly string[] {
    return [...pluginFolders, simulatedClouds(), ...(process.env.PATH ?? "").split(delimiter).filter(Boolean)];
}
