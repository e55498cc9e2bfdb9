import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type { Project } from "../../model/deployment";
import { startChild } from "../children";
import { fieldsOf } from "../providers/installed-packages";
import { nearestManifest } from "../providers/likely-plugins";
import { runModule } from "./program";

/** The variable of the environment by which an engine is told of a server of programs: its socket. */
export const programServerVariable = "FAIRLEAD_PROGRAM_SERVER";

/** A process that runs programs of one project, one after the other, for the engines that are told of it. */
export class ProgramServer {
    private constructor(
        /** The socket where it listens, once it is asked. */
        readonly socket: string,
        readonly stop: () => void,
    ) {}

    /**
     * Starts a server; `undefined` for projects whose programs need a process of their own: those of TypeScript or
     * with arguments for Node.js, which concern a whole process, and ECMAScript modules, which can't be loaded anew.
     *
     * @param socket where it shall listen: a path in a folder that nobody else may enter
     */
    static async start(project: Project, socket: string): Promise<ProgramServer | undefined> {
        const { runtimeOptions, workingDirectory } = project;
        const { typescript, nodeargs } = runtimeOptions;
        if ((typescript !== false && typescript !== "false") || nodeargs !== undefined || isModule(workingDirectory)) {
            return undefined;
        }
        const main = createRequire(__filename).resolve("@fairlead/rehearsal/engine/language/server/main.js");
        const child = startChild(process.execPath, [main, runModule(workingDirectory), socket], {
            cwd: workingDirectory,
            env: process.env,
        });
        child.stderr.resume();
        const listens = await new Promise<boolean>((resolve) => {
            createInterface({ input: child.stdout }).once("line", () => {
                resolve(true);
            });
            child.once("error", () => {
                resolve(false);
            });
            child.once("close", () => {
                resolve(false);
            });
        });
        return listens ? new ProgramServer(socket, () => child.kill()) : undefined;
    }
}

/** Whether the nearest package.json makes JavaScript files ECMAScript modules. */
function isModule(directory: string): boolean {
    const manifest = nearestManifest(directory);
    return manifest !== undefined && fieldsOf(JSON.parse(readFileSync(manifest, "utf8"))).type === "module";
}
