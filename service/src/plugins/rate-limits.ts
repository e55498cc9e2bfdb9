import rateLimit, { type CreateRateLimitOptions } from "@fastify/rate-limit";
import type { FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { problem } from "./problem";

export interface RateLimitsOptions {
    readonly requestsPerAddress: number;
    readonly requestsPerClient: number;
    readonly refusalsPerAddress: number;
}

declare module "fastify" {
    interface FastifyInstance {
        /** Counts a request of a known client. @throws ProblemError 429 */
        countClient(request: FastifyRequest): Promise<void>;
        /** Counts a refused key or token. @throws ProblemError 429 */
        countRefusal(request: FastifyRequest): Promise<void>;
    }
}

/** An IPv6 client has a whole network to send from. */
const ipv6Subnet = 64;
const minute = 60_000;

/** Limits by address and by client, counted in this process: with several replicas, each allows as much. */
export const rateLimits = fp<RateLimitsOptions>(
    async (fastify, options) => {
        // Requests are counted by address, unless a limiter says otherwise.
        await fastify.register(rateLimit, { global: false, timeWindow: minute, ipv6Subnet });
        const limiter = (limits: CreateRateLimitOptions) => {
            const count = fastify.createRateLimit(limits);
            return async (request: FastifyRequest) => {
                const limit = await count(request);
                if (!limit.isAllowed && limit.isExceeded) {
                    const detail = `More than ${limit.max} in a minute. Try again in ${limit.ttlInSeconds} s.`;
                    throw problem(429, "too-many-requests", detail, { "retry-after": String(limit.ttlInSeconds) });
                }
            };
        };
        const countAddress = limiter({ max: options.requestsPerAddress });
        const byClient = (request: FastifyRequest) => request.client ?? "";
        fastify.decorate("countClient", limiter({ max: options.requestsPerClient, keyGenerator: byClient }));
        fastify.decorate("countRefusal", limiter({ max: options.refusalsPerAddress }));
        fastify.addHook("onRequest", async (request) => {
            if (!request.url.startsWith("/health/")) {
                await countAddress(request);
            }
        });
    },
    { name: "rate-limits", fastify: "5.x" },
);
