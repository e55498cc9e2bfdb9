import fp from "fastify-plugin";
import { problem } from "./problem";

/** A host and perhaps a port, as RFC 3986 writes them. Several headers were joined with a comma and a space, which no host has. */
const oneHost = /^([\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(:\d*)?$/i;

/** Refuses requests that name several hosts, or what can be none (RFC 9112 3.2); Node.js refuses those that name none. */
export const host = fp(
    (fastify, _options, done) => {
        fastify.addHook("onRequest", (request, _reply, next) => {
            const { host: found = "" } = request.headers;
            next(
                oneHost.test(found)
                    ? undefined
                    : problem(400, "host", "Send one header Host, with a host and no more."),
            );
        });
        done();
    },
    { name: "host", fastify: "5.x" },
);
