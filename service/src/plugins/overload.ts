import type { FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { problem } from "./problem";

export interface OverloadOptions {
    /** Requests that are answered at the same time. */
    readonly concurrentRequests: number;
}

/** Sends requests away while there are too many, so that those already taken are answered in time. */
export const overload = fp<OverloadOptions>(
    (fastify, { concurrentRequests }, done) => {
        const active = new Set<FastifyRequest>();
        fastify.addHook("onRequest", (request, _reply, next) => {
            if (active.size >= concurrentRequests && !isProbe(request)) {
                next(overloaded());
                return;
            }
            active.add(request);
            next();
        });
        fastify.addHook("onResponse", (request, _reply, next) => {
            active.delete(request);
            next();
        });
        fastify.addHook("onRequestAbort", (request, next) => {
            active.delete(request);
            next();
        });
        done();
    },
    { name: "overload", fastify: "5.x" },
);

/** A probe that fails under load would have the pod restarted or taken out, and the others overloaded next. */
function isProbe(request: FastifyRequest): boolean {
    return request.url.startsWith("/health/");
}

function overloaded(): Error {
    const detail = "The service has more requests than it can answer at once. Try again later.";
    return problem(503, "overloaded", detail, { "retry-after": "1" });
}
