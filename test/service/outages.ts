import assert from "node:assert/strict";

import type { PostgresServer } from "@fairlead/service/commands/postgres-server";
import type { ServiceLogin } from "./database/service-login";
import { until } from "./database/until";
import { Load, unlimited } from "./load";
import { startService, type TestService } from "./start-service";

/** All that a service under load may answer while its database comes and goes. */
const right = new Set([
    "GET / 200",
    "POST /DevOps 200",
    "POST /DevOps 503",
    "POST /api/users/ 201",
    "POST /api/users/ 503",
]);

/** A service under load, and the server that its users are in. */
export class ServiceInOutages {
    private constructor(
        private readonly service: TestService,
        private readonly server: PostgresServer,
        private readonly login: ServiceLogin,
        readonly load: Load,
    ) {}

    static async start(server: PostgresServer, login: ServiceLogin): Promise<ServiceInOutages> {
        const service = await startService({ variables: { ...unlimited, ...login.variables(), LOG_LEVEL: "error" } });
        const url = await service.server.listen({ host: "127.0.0.1", port: 0 });
        const load = new Load(url, service.keys);
        const started = new ServiceInOutages(service, server, login, load);
        await started.ready();
        return started;
    }

    /** Waits until the service is ready, and gives how many seconds that took. */
    async ready(): Promise<number> {
        const begin = performance.now();
        await until(async () => (await this.service.server.inject("/health/ready")).statusCode === 200);
        return (performance.now() - begin) / 1000;
    }

    /** Has clients write and be refused around an outage. Gives how many seconds the service needed after it. */
    async outage(begin: () => Promise<void>, end: () => Promise<void> | void): Promise<number> {
        await this.#until("POST /api/users/ 201");
        await begin();
        await this.#until("POST /api/users/ 503");
        await end();
        const seconds = await this.ready();
        await this.#until("POST /api/users/ 201");
        return seconds;
    }

    restart(how: "fast" | "crash"): Promise<number> {
        return this.outage(
            () => this.server.stop(how),
            () => this.server.run(),
        );
    }

    /** Ends the load, and proves that each write that was acknowledged was done once, and that each answer was right. */
    async finish(): Promise<void> {
        await this.load.end();
        assert.deepEqual(
            [...this.load.answers].filter(([answer]) => !right.has(answer)),
            [],
        );
        const rows = await this.server.sql(
            `SELECT dni, count(*)::int AS count FROM "${this.login.username}".users GROUP BY dni`,
        );
        const kept = new Map(rows.map(({ dni, count }) => [dni, count]));
        assert.deepEqual(
            this.load.acknowledged.filter((dni) => kept.get(dni) !== 1),
            [],
        );
    }

    async close(): Promise<void> {
        await this.load.end();
        await this.service.close();
    }

    /** Waits until a good number of requests more has been answered so. */
    async #until(answer: string): Promise<void> {
        const before = this.load.answers.get(answer) ?? 0;
        await until(() => (this.load.answers.get(answer) ?? 0) >= before + 30);
    }
}
