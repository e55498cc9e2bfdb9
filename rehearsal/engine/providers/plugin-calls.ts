import type * as grpc from "@grpc/grpc-js";
import { unary } from "../wire/rpc";
import { ProviderError, providerFailure } from "./failures";

/** Calls the methods of a plugin. A failure is a `ProviderError` in the plugin's own words. */
export class PluginCalls {
    constructor(private readonly client: grpc.Client) {}

    async send<Request, Response>(
        method: grpc.MethodDefinition<Request, Response>,
        request: Request,
    ): Promise<Response> {
        try {
            return await unary(this.client, method, request);
        } catch (error) {
            throw providerFailure(error);
        }
    }

    /** Like `send`, for methods that a plugin may leave out: then the answer is `undefined`. */
    async sendOptional<Request, Response>(
        method: grpc.MethodDefinition<Request, Response>,
        request: Request,
    ): Promise<Response | undefined> {
        try {
            return await this.send(method, request);
        } catch (error) {
            if (error instanceof ProviderError && error.unimplemented) {
                return undefined;
            }
            throw error;
        }
    }
}
