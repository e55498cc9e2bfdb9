import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A chat's server, which remembers what it is told. */
export class ChatServer {
    readonly received: unknown[] = [];
    /** What it answers. */
    status = 200;
    private readonly server = createServer((request, response) => {
        let text = "";
        request.on("data", (chunk: Buffer) => (text += chunk.toString()));
        request.on("end", () => {
            this.received.push(JSON.parse(text));
            response.writeHead(this.status).end();
        });
    });

    get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
    }

    async start(): Promise<void> {
        await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    }

    async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }
}
