import { setTimeout } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Configuration } from "./configuration/configuration";

const signals = ["SIGTERM", "SIGINT"] as const;

/**
 * Stops the process on its first signal, without losing a request: it says that it is not ready and waits until load balancers have
 * noticed, then takes no more connections, finishes what it has, and ends. A second signal, or too long a wait, ends it at once.
 */
export function stopOnSignals(
    server: FastifyInstance,
    others: readonly FastifyInstance[],
    { shutdownDelay, shutdownTimeout }: Pick<Configuration, "shutdownDelay" | "shutdownTimeout">,
): void {
    const stop = async (signal: NodeJS.Signals) => {
        for (const again of signals) {
            process.on(again, () => process.exit(1));
        }
        server.log.info({ signal, delay: shutdownDelay, timeout: shutdownTimeout }, "stopping");
        server.lifecycle.draining = true;
        await setTimeout(shutdownDelay * 1000);
        const late = setTimeout(shutdownTimeout * 1000, undefined, { ref: false }).then(() => {
            server.log.error("requests did not finish in time");
            process.exit(1);
        });
        await Promise.race([late, Promise.all([server, ...others].map((each) => each.close()))]);
        server.log.info("stopped");
    };
    for (const signal of signals) {
        process.once(signal, () => {
            void stop(signal);
        });
    }
}
