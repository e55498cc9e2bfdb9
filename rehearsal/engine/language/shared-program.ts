import { type Socket, connect } from "node:net";
import { createInterface } from "node:readline";
import { alreadyToldCode, flagsOf, type Program, type ProgramEnd, type ProgramOptions, variablesOf } from "./program";
import type { ProgramAnswer, ProgramRequest } from "./program-request";

/** A program that a server runs, one of several in the same process. */
export class SharedProgram implements Program {
    readonly ended: Promise<ProgramEnd>;

    private constructor(
        private readonly socket: Socket,
        { onLine, onError }: ProgramOptions,
    ) {
        let code: number | undefined;
        // The interface repeats the socket's errors, which are told below.
        const lines = createInterface({ input: socket }).on("error", () => undefined);
        lines.on("line", (text) => {
            const answer = JSON.parse(text) as ProgramAnswer;
            if ("line" in answer) {
                onLine(answer.line);
            } else {
                code = answer.code;
            }
        });
        this.ended = new Promise((resolve) => {
            socket.on("error", (error) => {
                onError(`the server of programs can't be asked: ${error.message}`);
            });
            socket.on("close", () => {
                if (code !== 0) {
                    onError("the program failed in the process that it shares with others");
                }
                resolve({ code: code === 0 ? 0 : alreadyToldCode });
            });
        });
    }

    /** @param server the socket where it listens */
    static start(server: string, options: ProgramOptions): SharedProgram {
        const socket = connect(server);
        const request: ProgramRequest = {
            flags: flagsOf(options),
            preview: options.info.preview,
            variables: variablesOf(options),
            entryPoint: options.project.entryPoint,
        };
        socket.write(`${JSON.stringify(request)}\n`);
        return new SharedProgram(socket, options);
    }

    /** Ends the server, too: it can't stop a program otherwise. */
    async stop(): Promise<void> {
        this.socket.destroy();
        await this.ended;
    }
}
