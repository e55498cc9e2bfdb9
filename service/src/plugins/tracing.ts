import fp from "fastify-plugin";

export interface TracingOptions {
    readonly environment: string;
    readonly version: string;
}

/**
 * Traces of requests, sent where OTEL_EXPORTER_OTLP_ENDPOINT says; OpenTelemetry's other variables hold as well. It continues the
 * traces of callers. Only then are its libraries loaded.
 */
export const tracing = fp<TracingOptions>(
    async (fastify, { environment, version }) => {
        if ((process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? "") === "") {
            return;
        }
        const { FastifyOtelInstrumentation } = await import("@fastify/otel");
        const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
        const { resourceFromAttributes } = await import("@opentelemetry/resources");
        const { BatchSpanProcessor, NodeTracerProvider } = await import("@opentelemetry/sdk-trace-node");
        const provider = new NodeTracerProvider({
            resource: resourceFromAttributes({
                "service.name": process.env.OTEL_SERVICE_NAME ?? "fairlead-service",
                "service.version": version,
                "deployment.environment.name": environment,
            }),
            spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
        });
        provider.register();
        const instrumentation = new FastifyOtelInstrumentation({
            ignorePaths: ({ url }) => url.startsWith("/health/") || url === "/metrics",
            instrumentHooks: false,
        });
        instrumentation.setTracerProvider(provider);
        await fastify.register(instrumentation.plugin());
        fastify.addHook("onClose", () => provider.shutdown());
    },
    { name: "tracing", fastify: "5.x" },
);
