import { execFile } from "node:child_process";
import {
    existsSync,
    lstatSync,
    mkdirSync,
    readFileSync,
    readdirSync,
    readlinkSync,
    rmSync,
    symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Repository } from "./git";

/** The files of the base, with the packages they need. */
export interface BaseCheckout {
    /** The project's directory in it. */
    readonly project: string;
    /** What a reader of the report should know of it. */
    readonly remarks: readonly string[];
}

/** Puts the files of a commit into a new folder. */
export async function checkOut(repository: Repository, commit: string, folder: string): Promise<BaseCheckout> {
    mkdirSync(folder);
    await repository.extract(commit, folder);
    const project = join(folder, repository.prefix);
    const remarks = await givePackages(repository.root, folder);
    // A project below the top can have packages of its own.
    if (repository.prefix !== "" && existsSync(project)) {
        remarks.push(...(await givePackages(join(repository.root, repository.prefix), project)));
    }
    return { project, remarks };
}

/** Gives the base the head's installed packages where both lock the same, and its own elsewhere. */
async function givePackages(head: string, base: string): Promise<string[]> {
    const installed = join(head, "node_modules");
    if (!existsSync(installed)) {
        return [];
    }
    if (lockOf(head) !== lockOf(base)) {
        try {
            await promisify(execFile)("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: base });
            return [];
        } catch {
            rmSync(join(base, "node_modules"), { recursive: true, force: true });
            linkPackages(installed, join(base, "node_modules"));
            return [
                "package-lock.json differs and the base's packages could not be installed (npm ci): the base was " +
                    "rehearsed with the head's packages, so changes that come from packages are not shown.",
            ];
        }
    }
    linkPackages(installed, join(base, "node_modules"));
    return [];
}

function lockOf(directory: string): string | undefined {
    const file = join(directory, "package-lock.json");
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Links each package; links of workspaces are made again, so that they lead to what is beside the new links. */
export function linkPackages(from: string, to: string): void {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from).filter((entry) => !entry.startsWith("."))) {
        const [source, target] = [join(from, name), join(to, name)];
        if (lstatSync(source).isSymbolicLink()) {
            symlinkSync(readlinkSync(source), target);
        } else if (name.startsWith("@")) {
            linkPackages(source, target);
        } else {
            symlinkSync(source, target);
        }
    }
}
