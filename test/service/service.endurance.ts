import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

import { serverLimits } from "../../service/src/database/settings";
import { PostgresServer } from "@fairlead/service/commands/postgres-server";
import { ServiceLogin } from "./database/service-login";
import { ServiceInOutages } from "./outages";
import { startService } from "./start-service";

const restarts = 20;
const stallMs = 60_000;
/** Within which a request is answered whatever the database does, and what is granted to a busy machine. */
const answerMs = serverLimits.connectMs + serverLimits.statementMs + 1000;
const allowanceMs = 1000;

/** The service with the limits that it has in production. Takes some minutes, and measures. */
describe("The service, for long,", function () {
    this.timeout(600_000);

    describe("while its database comes and goes,", () => {
        let server: PostgresServer;
        let login: ServiceLogin;
        let service: ServiceInOutages;

        before(async () => {
            server = await PostgresServer.start();
            login = await ServiceLogin.create(server, "service");
        });

        beforeEach(async () => {
            service = await ServiceInOutages.start(server, login);
        });

        afterEach(() => service.close());

        after(async () => {
            await server.remove();
            login.remove();
        });

        it(`is ready within 5 s of each of ${restarts} restarts, and keeps what it acknowledged`, async () => {
            let slowest = 0;
            for (let count = 0; count < restarts; count++) {
                slowest = Math.max(slowest, await service.restart(count % 2 === 0 ? "fast" : "crash"));
            }
            await service.finish();
            const { count, acknowledged } = service.load;
            console.log(
                `      ${count} requests, ${acknowledged.length} users; ready after ${slowest.toFixed(1)} s at most`,
            );
            assert.ok(slowest <= 5);
        });

        it(`answers all in time while the database hangs for ${stallMs / 1000} s, with few connections`, async () => {
            let release: () => void = () => undefined;
            const seconds = await service.outage(
                async () => {
                    release = await server.hold();
                    await wait(stallMs);
                },
                () => {
                    release();
                },
            );
            const [row] = await server.sql(
                "SELECT count(*)::int AS count FROM pg_stat_activity WHERE usename = 'service'",
            );
            await service.finish();
            const { slowest } = service.load;
            console.log(`      slowest answer ${slowest.toFixed(0)} ms, ready after ${seconds.toFixed(1)} s`);
            assert.ok(slowest <= answerMs + allowanceMs);
            assert.ok(Number(row?.count) <= serverLimits.connections);
        });
    });

    it("ends a thousand connections that dawdle within 15 s, and answers others meanwhile", async () => {
        const service = await startService({ database: false });
        try {
            const url = await service.server.listen({ host: "127.0.0.1", port: 0 });
            const begin = performance.now();
            const ends = Array.from({ length: 1000 }, async (_, index) => {
                const socket = connect(Number(new URL(url).port), "127.0.0.1");
                const body =
                    "POST /DevOps HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{";
                socket.write([body, "GET / HTTP/1.1\r\nhost: x\r\n", ""][index % 3] ?? "");
                socket.resume();
                await once(socket, "close");
            });
            await wait(1000);
            assert.equal((await fetch(url)).status, 200);
            await Promise.all(ends);
            const seconds = (performance.now() - begin) / 1000;
            console.log(`      all ended after ${seconds.toFixed(1)} s`);
            assert.ok(seconds <= 15);
        } finally {
            await service.close();
        }
    });
});
