import Fastify from "fastify";
import { app } from "./app";
import { ConfigurationError } from "./configuration/environment-reader";
import { readConfiguration } from "./configuration/configuration";
import { metricsRoutes } from "./routes/metrics";
import { serverOptions } from "./server-options";
import { stopOnSignals } from "./shutdown";

/** Connections at once. Each holds memory before it sends its first request. */
const maximumConnections = 4_096;

async function main(): Promise<void> {
    const configuration = readConfiguration(process.env);
    const { host, port, metricsPort } = configuration;
    const server = Fastify(serverOptions(configuration));
    server.server.maxConnections = maximumConnections;
    await server.register(app, { configuration });
    const others = [];
    if (metricsPort !== port) {
        const metricsServer = Fastify({
            ...serverOptions(configuration),
            logger: undefined,
            loggerInstance: server.log,
        });
        await metricsServer.register(metricsRoutes, { metrics: server.metrics });
        others.push(metricsServer);
        await metricsServer.listen({ host, port: metricsPort });
    }
    await server.listen({ host, port });
    stopOnSignals(server, others, configuration);
}

main().catch((error: unknown) => {
    // Whoever set a variable wrongly needs its name, not our stack.
    process.stderr.write(
        `${error instanceof ConfigurationError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 1;
});
