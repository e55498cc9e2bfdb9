import type { FastifyPluginCallback } from "fastify";
import type { Metrics } from "../plugins/metrics";

/** What Prometheus reads. */
export const metricsRoutes: FastifyPluginCallback<{ readonly metrics: Metrics }> = (fastify, { metrics }, done) => {
    fastify.get("/metrics", { schema: { hide: true } }, async (_request, reply) =>
        reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
    );
    done();
};
