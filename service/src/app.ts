import type { FastifyInstance } from "fastify";

/** The service as a Fastify plugin: everything that answers requests, and nothing of the process. */
export function app(fastify: FastifyInstance): void {
    fastify.get("/", () => ({ message: "Hello from Fairlead in Kubernetes!" }));
}
