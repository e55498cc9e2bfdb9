import fp from "fastify-plugin";

/** Where the service stands between its start and its end. */
export interface Lifecycle {
    /** It answers still, but asks to be sent no more requests: `/health/ready` says no. */
    draining: boolean;
}

declare module "fastify" {
    interface FastifyInstance {
        readonly lifecycle: Lifecycle;
    }
}

/** While the service drains, each response ends its connection, so that clients come back through the load balancer. */
export const lifecycle = fp(
    (fastify, _options, done) => {
        const state: Lifecycle = { draining: false };
        fastify.decorate("lifecycle", state);
        fastify.addHook("onRequest", (_request, reply, next) => {
            if (state.draining) {
                void reply.header("connection", "close");
            }
            next();
        });
        done();
    },
    { name: "lifecycle", fastify: "5.x" },
);
