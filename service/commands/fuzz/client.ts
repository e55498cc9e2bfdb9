import { Agent, request } from "node:http";
import type { Outcome, Sent } from "./attack";

const answerMs = 20_000;

/** Sends requests over connections that it keeps, and reads the answers to their end. */
export class Client {
    readonly #agent: Agent;

    constructor(
        private readonly url: string,
        connections: number,
    ) {
        this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
    }

    send({ method, path, headers, body, chunked }: Sent): Promise<Outcome> {
        return new Promise((resolve) => {
            const length = chunked === true ? {} : { "content-length": String(Buffer.byteLength(body)) };
            const call = request(
                this.url + path,
                { method, agent: this.#agent, headers: { ...headers, ...length }, timeout: answerMs },
                (response) => {
                    const status = response.statusCode ?? 0;
                    // The answer counts, whether or not the service took all of the body thereafter.
                    response.on("close", () => {
                        resolve({ status });
                    });
                    response.resume();
                },
            );
            call.on("timeout", () => call.destroy(new Error(`none within ${answerMs / 1000} s`)));
            call.on("error", ({ message }) => {
                resolve({ failure: message });
            });
            call.end(body);
        });
    }

    close(): void {
        this.#agent.destroy();
    }
}
