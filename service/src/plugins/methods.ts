import { METHODS } from "node:http";
import type { FastifyPluginCallback } from "fastify";
import fp from "fastify-plugin";
import { problem } from "./problem";

declare module "fastify" {
    interface FastifyInstance {
        /** The methods that each address knows. */
        readonly methodsOf: ReadonlyMap<string, ReadonlySet<string>>;
    }
}

/** Knows all methods that there are, and takes down which of them the routes have that are registered after it. */
export const methods = fp(
    (fastify, _options, done) => {
        // Node.js gives CONNECT no request; all others get the answer that is due to them.
        for (const method of METHODS.filter((name) => name !== "CONNECT" && !fastify.supportedMethods.includes(name))) {
            fastify.addHttpMethod(method);
        }
        const methodsOf = new Map<string, Set<string>>();
        fastify.decorate("methodsOf", methodsOf);
        fastify.addHook("onRoute", ({ url, method }) => {
            methodsOf.set(url, new Set([...(methodsOf.get(url) ?? []), ...[method].flat()]));
        });
        done();
    },
    { name: "methods", fastify: "5.x" },
);

/** Answers all other methods of these routes: OPTIONS with what there is, the rest with 405. Registered last. */
export const otherMethods: FastifyPluginCallback = (fastify, _options, done) => {
    for (const [url, known] of [...fastify.methodsOf]) {
        const allow = [...known, "OPTIONS"].sort().join(", ");
        const others = fastify.supportedMethods.filter((method) => !known.has(method));
        fastify.route({
            method: others,
            url,
            schema: { hide: true },
            exposeHeadRoute: false,
            // Answered before a body is read, whatever it is.
            onRequest: (request, reply, next) => {
                if (request.method === "OPTIONS") {
                    reply.code(204).header("allow", allow).send();
                } else {
                    const detail = `This address knows the methods ${allow}.`;
                    next(problem(405, "method-not-allowed", detail, { allow }));
                }
            },
            handler: () => undefined,
        });
    }
    done();
};
