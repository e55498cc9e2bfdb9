import type * as grpc from "@grpc/grpc-js";
import { CallbacksService } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { type Callback, CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import { connect, unary } from "./rpc";

interface Message {
    serializeBinary(): Uint8Array;
}

/** Calls functions of the program, such as transforms and hooks, by the tokens it gave. */
export class Callbacks {
    private readonly clients = new Map<string, grpc.Client>();

    /** Calls one function; the request is a message, the answer the bytes of another. */
    async invoke(callback: Callback, request: Message): Promise<Uint8Array> {
        const message = new CallbackInvokeRequest().setToken(callback.getToken()).setRequest(request.serializeBinary());
        const response = await unary(this.clientOf(callback.getTarget()), CallbacksService.invoke, message);
        return response.getResponse_asU8();
    }

    close(): void {
        this.clients.forEach((client) => {
            client.close();
        });
    }

    private clientOf(target: string): grpc.Client {
        const known = this.clients.get(target);
        if (known !== undefined) {
            return known;
        }
        const client = connect(target);
        this.clients.set(target, client);
        return client;
    }
}
