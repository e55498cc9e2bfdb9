import { randomUUID } from "node:crypto";

import { Client } from "../../service/commands/fuzz/client";
import { message, type TestKeys } from "./start-service";

/** What lets a test ask as often as it likes. */
export const unlimited = { RATE_LIMIT_ADDRESS: "999999999", RATE_LIMIT_CLIENT: "999999999" };

/** Clients that ask a service all the time, over connections that they keep. */
export class Load {
    /** How often each request was answered with what: a status, or why there was none. */
    readonly answers = new Map<string, number>();
    /** The dni of each user that was created, as the service said. */
    readonly acknowledged: string[] = [];
    count = 0;
    /** Milliseconds that the slowest answer took. */
    slowest = 0;
    readonly #client: Client;
    readonly #clients: Promise<void>[];
    #ended = false;

    constructor(
        url: string,
        private readonly keys: TestKeys,
        clients = 10,
    ) {
        this.#client = new Client(url, clients);
        this.#clients = Array.from({ length: clients }, () => this.#ask());
    }

    /** Waits for the last answers. */
    async end(): Promise<void> {
        this.#ended = true;
        await Promise.all(this.#clients);
        this.#client.close();
    }

    async #ask(): Promise<void> {
        while (!this.#ended) {
            const dni = randomUUID().slice(0, 32);
            await this.#send("GET", "/");
            await this.#send("POST", "/DevOps", message);
            if ((await this.#send("POST", "/api/users/", { dni, name: "Ada" })) === 201) {
                this.acknowledged.push(dni);
            }
        }
    }

    async #send(method: string, path: string, content?: object): Promise<number | undefined> {
        const json = { ...(await this.keys.headers()), "content-type": "application/json" };
        const begin = performance.now();
        const outcome = await this.#client.send({
            method,
            path,
            headers: content === undefined ? {} : json,
            body: content === undefined ? "" : JSON.stringify(content),
        });
        this.count += 1;
        this.slowest = Math.max(this.slowest, performance.now() - begin);
        const answer = `${method} ${path} ${"status" in outcome ? outcome.status : outcome.failure}`;
        this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
        return "status" in outcome ? outcome.status : undefined;
    }
}
