import { once } from "node:events";
import { createServer } from "node:net";

/** A TCP port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    await once(server, "close");
    if (address === null || typeof address === "string") {
        throw new Error(`Expected a port, found ${String(address)}`);
    }
    return address.port;
}
