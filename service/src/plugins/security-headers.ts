import fp from "fastify-plugin";

/**
 * Headers of every response, after the OWASP secure headers project. They are constant, so a library that makes them anew for each
 * request would cost a tenth of the service's speed. Pages loosen the content policy for their own style and script.
 */
const headers = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
};

export const securityHeaders = fp(
    (fastify, _options, done) => {
        fastify.addHook("onRequest", (_request, reply, next) => {
            void reply.headers(headers);
            next();
        });
        done();
    },
    { name: "security-headers", fastify: "5.x" },
);
