import type { Program, ProgramOptions } from "./program";
import { ProgramProcess } from "./program-process";
import { programServerVariable } from "./program-server";
import { SharedProgram } from "./shared-program";

/** Starts a program: by the server of programs that the environment names, or in a process of its own. */
export function startProgram(options: ProgramOptions): Program {
    const server = process.env[programServerVariable];
    return server === undefined ? ProgramProcess.start(options) : SharedProgram.start(server, options);
}
