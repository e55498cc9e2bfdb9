import { realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isExecutable } from "./executable";

/**
 * The Pulumi CLI on PATH. Not the one that npm puts into node_modules/.bin: that downloads the CLI when it is first run,
 * and a rehearsal downloads nothing.
 */
export function findPulumiCli(path: string): string | undefined {
    return path
        .split(delimiter)
        .filter((folder) => folder !== "")
        .map((folder) => join(folder, "pulumi"))
        .find((file) => isExecutable(file) && !realpathSync(file).includes("node_modules"));
}
