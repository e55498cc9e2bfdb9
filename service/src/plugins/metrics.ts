import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

declare module "fastify" {
    interface FastifyInstance {
        readonly metrics: Metrics;
    }
}

/** What Prometheus reads. The names are those of the dashboards and alerts in components/monitoring. */
export class Metrics {
    readonly registry = new Registry();
    readonly requestDuration = new Histogram({
        name: "http_request_duration_seconds",
        help: "Time from the head of a request to the end of its response",
        labelNames: ["method", "route", "status_code"],
        buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        registers: [this.registry],
    });
    readonly aborted = new Counter({
        name: "http_requests_aborted_total",
        help: "Requests whose client went away before the response",
        registers: [this.registry],
    });

    constructor(labels: Readonly<Record<"version" | "commit", string>>) {
        collectDefaultMetrics({ register: this.registry });
        const build = new Counter({
            name: "service_build_info",
            help: "Always 1: the version and commit that run",
            labelNames: ["version", "commit"],
            registers: [this.registry],
        });
        build.inc(labels);
    }
}

/** Measures requests. Routes are named by their pattern, so that clients cannot make new time series. */
export const metrics = fp<Readonly<Record<"version" | "commit", string>>>(
    (fastify: FastifyInstance, { version, commit }, done) => {
        const measured = new Metrics({ version, commit });
        fastify.decorate("metrics", measured);
        fastify.addHook("onResponse", (request, reply, next) => {
            measured.requestDuration.observe(
                {
                    method: request.method,
                    route: request.routeOptions.url ?? "none",
                    status_code: reply.statusCode,
                },
                reply.elapsedTime / 1000,
            );
            next();
        });
        fastify.addHook("onRequestAbort", (_request, next) => {
            measured.aborted.inc();
            next();
        });
        fastify.addHook("onClose", (_instance, closed) => {
            measured.registry.clear();
            closed();
        });
        done();
    },
    { name: "metrics", fastify: "5.x" },
);
