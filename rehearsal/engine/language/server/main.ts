// A server of programs: runs one after the other in one process, each as it would run in a process of its own, but with
// the SDK loaded and warm. Started as `node main.js RUN_MODULE SOCKET`; prints a line when it listens. It is asked by a
// `ProgramRequest` and answers with `ProgramAnswer`s. Whoever goes away before the end takes the server along.

import { createServer } from "node:net";
import { createInterface } from "node:readline";
import type { ProgramAnswer, ProgramRequest } from "../program-request";
import { ProgramRunner } from "./program-runner";

const [, , runModule = "", socketPath] = process.argv;
// What is loaded before the SDK finds it by this.
process.argv[1] = runModule;
const runner = new ProgramRunner(runModule);
let queue = Promise.resolve();

// Neither clients nor server are work of the program that runs, which ends when there is no more work.
const server = createServer((socket) => {
    socket.unref();
    const gone = () => process.exit(1);
    socket.on("error", gone).on("close", gone);
    const answer = (message: ProgramAnswer) => socket.write(`${JSON.stringify(message)}\n`);
    createInterface({ input: socket }).once("line", (text) => {
        queue = queue.then(async () => {
            server.unref();
            const code = await runner.run(JSON.parse(text) as ProgramRequest, (line) => answer({ line }));
            server.ref();
            socket.off("close", gone);
            answer({ code });
            socket.end();
        });
    });
});

server.listen(socketPath, () => {
    process.stdout.write("listening\n");
});
