import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";

import { endWithEngine } from "./end-with-engine";
import type { Provider } from "./provider";
import { providerService } from "./service";

/**
 * Serves a provider as a plugin process does: prints the port on the first line of the output and answers until the
 * engine ends the process. A plugin whose engine was killed ends by itself.
 */
export async function serve(provider: Provider): Promise<void> {
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
    process.stdout.write(`${String(port)}\n`);
    endWithEngine();
}
