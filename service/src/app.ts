import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import type { Configuration } from "./configuration/configuration";
import { databasePlugin } from "./database/database-plugin";
import { UsedTokensInDatabase } from "./database/used-tokens";
import { type UsedTokens, UsedTokensInMemory } from "./keys/used-tokens";
import { authentication } from "./plugins/authentication";
import { host } from "./plugins/host";
import { jsonBody } from "./plugins/json-body";
import { lifecycle } from "./plugins/lifecycle";
import { methods, otherMethods } from "./plugins/methods";
import { metrics } from "./plugins/metrics";
import { openApi } from "./plugins/open-api";
import { overload } from "./plugins/overload";
import { problems } from "./plugins/problem";
import { rateLimits } from "./plugins/rate-limits";
import { requestLog } from "./plugins/request-log";
import { securityHeaders } from "./plugins/security-headers";
import { tracing } from "./plugins/tracing";
import { validation } from "./plugins/validation";
import { devopsRoutes } from "./routes/devops";
import { docsRoutes } from "./routes/docs";
import { healthRoutes } from "./routes/health";
import { homeRoutes } from "./routes/home";
import { metricsRoutes } from "./routes/metrics";
import { usersRoutes } from "./routes/users";

/** The service as a Fastify plugin: everything that answers requests, and nothing of the process. */
export const app = fp<{ readonly configuration: Configuration }>(
    async (fastify, { configuration }) => {
        const { apiKeys, tokens, database, limits, port, metricsPort } = configuration;

        await fastify.register(tracing, configuration);
        await fastify.register(metrics, configuration);
        await fastify.register(requestLog);
        await fastify.register(problems);
        await fastify.register(host);
        await fastify.register(methods);
        await fastify.register(securityHeaders);
        await fastify.register(lifecycle);
        await fastify.register(overload, limits);
        await fastify.register(rateLimits, limits);
        await fastify.register(jsonBody);
        await fastify.register(validation);
        await fastify.register(openApi, configuration);
        await fastify.register(authentication, { apiKeys, tokens });
        await fastify.register(databasePlugin, { database });

        await fastify.register(homeRoutes, configuration);
        await fastify.register(devopsRoutes, { usedTokens: usedTokens(fastify, configuration) });
        await fastify.register(usersRoutes, { prefix: "/api/users" });
        await fastify.register(healthRoutes, { prefix: "/health" });
        await fastify.register(docsRoutes);
        if (metricsPort === port) {
            await fastify.register(metricsRoutes, { metrics: fastify.metrics });
        }
        await fastify.register(otherMethods);
    },
    { name: "app", fastify: "5.x" },
);

/** Replicas share what they know of used tokens through the database; a process with a database of its own needs not ask it. */
function usedTokens({ database }: FastifyInstance, configuration: Configuration): UsedTokens {
    if (configuration.database.kind === "embedded" && configuration.database.directory === undefined) {
        return new UsedTokensInMemory();
    }
    return new UsedTokensInDatabase(database);
}
