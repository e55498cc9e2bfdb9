import type { Server } from "node:http";
import { type FastifyHttpOptions, LogController } from "fastify";
import type { Configuration } from "./configuration/configuration";
import { sendConnectionProblem, sendProblem } from "./plugins/problem";
import { requestId } from "./plugins/request-log";

/** What is at most taken from a client, in bytes and milliseconds. */
export interface TransportLimits {
    readonly body: number;
    readonly headers: number;
    /** For all headers of a request to arrive, and for a new connection to send any. */
    readonly headersTime: number;
    /** For a whole request to arrive. */
    readonly requestTime: number;
    /** Between two looks for connections that are too slow. */
    readonly checkInterval: number;
}

export const transportLimits: TransportLimits = {
    body: 16 * 1024,
    headers: 16 * 1024,
    headersTime: 8_000,
    requestTime: 12_000,
    checkInterval: 1_000,
};

/** Longer than NGINX keeps connections to us (60 s), so that it is the one that ends them, between requests. */
const keepAliveTimeout = 75_000;

/** How the HTTP server treats connections, and what it logs. */
export function serverOptions(
    { logLevel, trustedProxies }: Pick<Configuration, "logLevel" | "trustedProxies">,
    logStream?: { write(line: string): void },
    limits = transportLimits,
): FastifyHttpOptions<Server> {
    return {
        logger: {
            level: logLevel,
            // Requests are logged by request-log, which takes no headers. These are for what an error brings along. Paths that
            // begin with * are tried on every field of every line, which would take a third of the service's speed.
            redact: ["authorization", "apiKey", "token", "password"].flatMap((name) => [
                name,
                `err.${name}`,
                `err.*.${name}`,
            ]),
            ...(logStream === undefined ? {} : { stream: logStream }),
        },
        logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
        genReqId: requestId,
        trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
        bodyLimit: limits.body,
        requestTimeout: limits.requestTime,
        keepAliveTimeout,
        http: {
            // Else Node.js takes the first of several Authorization headers, and others in front of us perhaps the last.
            joinDuplicateHeaders: true,
            maxHeaderSize: limits.headers,
            headersTimeout: limits.headersTime,
            connectionsCheckingInterval: limits.checkInterval,
        },
        frameworkErrors: sendProblem,
        clientErrorHandler: sendConnectionProblem,
        forceCloseConnections: "idle",
        routerOptions: { ignoreTrailingSlash: true, maxParamLength: 100 },
    };
}
