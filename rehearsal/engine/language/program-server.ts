import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Project } from "../../model/deployment";
import { startChild } from "../children";
import { fieldsOf } from "../providers/installed-packages";
import { nearestManifest } from "../providers/likely-plugins";
import { runModule } from "./program";

/** A process that runs programs, one after the other, for the engines that are told of it. */
export class ProgramServer {
    private constructor(
        /** The socket where it listens, once it is asked. */
        readonly socket: string,
        readonly stop: () => void,
    ) {}

    /**
     * The SDK that a project's programs are run with: programs of the same can share a server. `undefined` for projects
     * whose programs need a process of their own: those of TypeScript or with arguments for Node.js, which concern a whole
     * process, ECMAScript modules, which can't be loaded anew, and where there is no SDK.
     */
    static sdkOf({ runtimeOptions, workingDirectory }: Project): string | undefined {
        const { typescript, nodeargs } = runtimeOptions;
        if ((typescript !== false && typescript !== "false") || nodeargs !== undefined || isModule(workingDirectory)) {
            return undefined;
        }
        try {
            return runModule(workingDirectory);
        } catch {
            // A process of its own says what is wrong.
            return undefined;
        }
    }

    /**
     * Starts a server; `undefined` if that can't be.
     *
     * @param sdk see `sdkOf`
     * @param socket where it shall listen: a path in a folder that nobody else may enter
     */
    static async start(sdk: string, socket: string): Promise<ProgramServer | undefined> {
        const main = createRequire(__filename).resolve("@fairlead/rehearsal/engine/language/server/main.js");
        const child = startChild(process.execPath, [main, sdk, socket], { cwd: dirname(sdk), env: process.env });
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
