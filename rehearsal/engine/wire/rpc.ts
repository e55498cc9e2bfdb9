import "../../wire/struct";
import * as grpc from "@grpc/grpc-js";

/** The largest message in bytes, as the real engine sets it. */
const maxMessageSize = 400 * 1024 * 1024;

const options: grpc.ChannelOptions = {
    "grpc.max_receive_message_length": maxMessageSize,
    "grpc.max_send_message_length": maxMessageSize,
    // A process of one run talks to few others; sharing connections between runs would keep dead ones alive.
    "grpc.use_local_subchannel_pool": 1,
    "grpc.enable_retries": 0,
    "grpc.service_config_disable_resolution": 1,
};

/** A client of whatever service listens at `127.0.0.1:port` or another address. */
export function connect(address: string): grpc.Client {
    return new grpc.Client(address, grpc.credentials.createInsecure(), options);
}

export function newServer(): grpc.Server {
    return new grpc.Server(options);
}

/** Starts a server on a free local port and returns its address. */
export function listen(server: grpc.Server): Promise<string> {
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
            if (error === null) {
                resolve(`127.0.0.1:${port}`);
            } else {
                reject(error);
            }
        });
    });
}

/** Calls one method and waits for its answer; a failure is a `grpc.ServiceError`. */
export function unary<Request, Response>(
    client: grpc.Client,
    method: grpc.MethodDefinition<Request, Response>,
    request: Request,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        client.makeUnaryRequest(
            method.path,
            method.requestSerialize,
            method.responseDeserialize,
            request,
            (error, response) => {
                if (response === undefined) {
                    reject(error ?? new Error(`${method.path} returned nothing`));
                } else {
                    resolve(response);
                }
            },
        );
    });
}

/** An error that reaches the caller with a status code of its own. */
export class StatusError extends Error {
    constructor(
        readonly code: grpc.status,
        message: string,
    ) {
        super(message);
    }
}

/** Serves one method with an async function. */
export function handler<Request, Response>(
    serve: (request: Request, metadata: grpc.Metadata) => Promise<Response> | Response,
): grpc.handleUnaryCall<Request, Response> {
    const answer = async (
        call: grpc.ServerUnaryCall<Request, Response>,
        callback: grpc.sendUnaryData<Response>,
    ): Promise<void> => {
        let response: Response;
        try {
            response = await serve(call.request, call.metadata);
        } catch (error) {
            const code = error instanceof StatusError ? error.code : grpc.status.UNKNOWN;
            callback({ code, details: error instanceof Error ? error.message : String(error) });
            return;
        }
        callback(null, response);
    };
    return (call, callback) => void answer(call, callback);
}

export function isServiceError(error: unknown): error is grpc.ServiceError {
    return error instanceof Error && "code" in error && "details" in error && "metadata" in error;
}

/** Whether a peer answered that it does not have the method. */
export function isUnimplemented(error: unknown): boolean {
    return isServiceError(error) && error.code === grpc.status.UNIMPLEMENTED;
}

/** What went wrong, without the status code that gRPC puts in front. */
export function messageOf(error: unknown): string {
    if (isServiceError(error)) {
        return error.details;
    }
    return error instanceof Error ? error.message : String(error);
}
