import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import fp from "fastify-plugin";

const plainId = /^[\w-]{1,64}$/;

/** The caller's request id where it is a plain one, so that it cannot write into our log what it likes; else a new one. */
export function requestId({ headers }: Pick<IncomingMessage, "headers">): string {
    const id = headers["x-request-id"];
    return typeof id === "string" && plainId.test(id) ? id : randomUUID();
}

/** A URL's path. The rest may hold what somebody should have sent in a header. */
export function pathOf(url: string): string {
    const end = url.search(/[?#]/);
    return end === -1 ? url : url.slice(0, end);
}

/** Logs one line a request, without headers, bodies and query strings, and tells each caller its request's id. */
export const requestLog = fp(
    (fastify, _options, done) => {
        fastify.addHook("onRequest", (request, reply, next) => {
            void reply.header("x-request-id", request.id);
            next();
        });
        fastify.addHook("onResponse", (request, reply, next) => {
            // Probes come every few seconds from each node, and say nothing as long as they succeed.
            const level = request.url.startsWith("/health/") && reply.statusCode < 400 ? "debug" : "info";
            request.log[level](
                {
                    method: request.method,
                    path: pathOf(request.url),
                    status: reply.statusCode,
                    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
                    address: request.ip,
                    client: request.client,
                },
                "request",
            );
            next();
        });
        done();
    },
    { name: "request-log", fastify: "5.x" },
);
