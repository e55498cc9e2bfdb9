import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";

import { endWithEngine } from "./end-with-engine";
import type { Plugin } from "./plugin";
import type { Provider } from "./provider";
import { providerService } from "./service";

/**
 * Serves a plugin in a process of its own: prints the port on the first line of the output and answers until the engine
 * ends the process. A plugin whose engine was killed ends by itself.
 */
export async function servePlugin(plugin: Plugin): Promise<void> {
    const { port } = await listen(plugin({ environment: process.env, engine: process.argv[2] }));
    process.stdout.write(`${String(port)}\n`);
    endWithEngine();
}

/** Answers what a provider is asked on a port of this machine, until it is closed. */
export async function listen(provider: Provider): Promise<{ readonly port: number; readonly close: () => void }> {
    const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
    server.addService(ResourceProviderService, providerService(provider));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
            if (error === null) {
                resolve(bound);
            } else {
                reject(error);
            }
        });
    });
    const close = (): void => {
        server.forceShutdown();
    };
    return { port, close };
}
