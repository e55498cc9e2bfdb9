import { delimiter, join } from "node:path";
import { isExecutable } from "../../../rehearsal/cli/executable";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** A browser of Chromium's family that this machine has: the one that CHROME_PATH names, else the first one on PATH. */
export function findBrowser(): string | undefined {
    const directories = (process.env.PATH ?? "").split(delimiter);
    const onPath = directories.flatMap((directory) => names.map((name) => join(directory, name)));
    const named = process.env.CHROME_PATH ?? "";
    return (named === "" ? onPath : [named]).find(isExecutable);
}
