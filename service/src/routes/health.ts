import type { FastifyPluginCallbackTypebox } from "@fastify/type-provider-typebox";
import { Type } from "@sinclair/typebox";

const tags = ["health"];

const Live = Type.Object({ status: Type.Literal("live") }, { description: "It answers." });

const Ready = Type.Object(
    {
        status: Type.Union([Type.Literal("ready"), Type.Literal("not ready")]),
        shutdown: Type.Union([Type.Literal("no"), Type.Literal("under way")]),
        database: Type.Union([Type.Literal("reachable"), Type.Literal("unreachable")]),
        migrations: Type.Union([Type.Literal("done"), Type.Literal("pending"), Type.Literal("failed")]),
    },
    { description: "Whether it is ready, and what that depends on." },
);

/** What Kubernetes asks. Registered with a prefix. */
export const healthRoutes: FastifyPluginCallbackTypebox = (fastify, _options, done) => {
    fastify.get(
        "/live",
        {
            schema: {
                tags,
                summary: "Whether the process answers",
                description: "The database plays no part: restarting the service would not mend it.",
                response: { 200: Live },
            },
        },
        () => ({ status: "live" as const }),
    );

    fastify.get(
        "/ready",
        {
            schema: {
                tags,
                summary: "Whether requests should be sent here",
                response: { 200: Ready, 503: Ready },
            },
        },
        async (_request, reply) => {
            const state = await fastify.database.ready();
            const { draining } = fastify.lifecycle;
            const ready = !draining && state.database === "reachable" && state.migrations === "done";
            return reply.code(ready ? 200 : 503).send({
                status: ready ? "ready" : "not ready",
                shutdown: draining ? "under way" : "no",
                ...state,
            });
        },
    );

    done();
};
