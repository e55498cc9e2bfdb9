import type { Program, ProgramOptions } from "./program";
import { ProgramProcess } from "./program-process";
import { SharedProgram } from "./shared-program";

/** Starts a program: by the server of programs at that socket, or in a process of its own. */
export function startProgram(server: string | undefined, options: ProgramOptions): Program {
    return server === undefined ? ProgramProcess.start(options) : SharedProgram.start(server, options);
}
