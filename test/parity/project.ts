import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

/** What of Pulumi.yaml the comparison needs. */
export interface ProjectFile {
    readonly name: string;
    /** Absolute, since the project stands in a folder of its own. */
    readonly main: string;
    readonly options: Readonly<Record<string, string | boolean>>;
}

/** Writes Pulumi.yaml into a new folder for one engine. */
export function createProject(folder: string, { name, main, options }: ProjectFile): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "Pulumi.yaml"), stringify({ name, main, runtime: { name: "nodejs", options } }));
}

/** Writes the settings of stack `dev`, and keeps what the Pulumi CLI noted in the file. */
export function writeSettings(folder: string, config: Readonly<Record<string, unknown>>): void {
    const file = join(folder, "Pulumi.dev.yaml");
    const noted = existsSync(file) ? /^encryptionsalt:.*\n/m.exec(readFileSync(file, "utf8")) : null;
    writeFileSync(file, (noted?.[0] ?? "") + stringify({ config }));
}
