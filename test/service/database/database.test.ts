import assert from "node:assert/strict";

import { Database } from "@fairlead/service/src/database/database";
import { DatabaseUnavailable } from "@fairlead/service/src/database/database-unavailable";
import { DniTaken, Users } from "@fairlead/service/src/database/users";
import { Postgres } from "@fairlead/service/src/database/postgres";

import { PostgresServer } from "@fairlead/service/commands/postgres-server";
import { ServiceLogin } from "./service-login";
import { until } from "./until";

const ready = { database: "reachable", migrations: "done" };

describe("the database", function () {
    this.timeout(120_000);
    let server: PostgresServer;
    let login: ServiceLogin;
    let logins = 0;
    let log: string[];
    const open: Database[] = [];

    const start = (limits = {}) => {
        const tell = (message: string) => log.push(message);
        const backend = new Postgres(login.settings(limits), { info: tell, warn: tell, error: tell });
        const database = new Database(backend, { info: tell, warn: tell, error: tell });
        open.push(database);
        return database;
    };

    before(async () => {
        server = await PostgresServer.start();
    });

    beforeEach(async () => {
        logins += 1;
        log = [];
        login = await ServiceLogin.create(server, `service-${logins}`);
    });

    afterEach(async () => {
        await Promise.all(open.splice(0).map((database) => database.close()));
        login.remove();
    });

    after(async () => {
        await server.remove();
    });

    it("migrates by itself, and is ready then", async () => {
        const database = start();
        await assert.rejects(database.query("SELECT 1"), DatabaseUnavailable);
        await readyState(database);
        assert.deepEqual(await database.ready(), ready);
        assert.deepEqual(log, ["The database is ready; migrations applied now: users, used tokens"]);
    });

    it("is migrated once by five processes that start at once, all of which are ready then", async () => {
        const databases = Array.from({ length: 5 }, () => start());
        await Promise.all(databases.map(readyState));
        assert.equal(log.filter((line) => line.endsWith("users, used tokens")).length, 1);
        assert.equal(log.filter((line) => line.endsWith("applied now: none")).length, 4);
    });

    it("may come later than the service", async () => {
        await server.stop();
        const database = start();
        assert.deepEqual(await database.ready(), { database: "unreachable", migrations: "pending" });
        await assert.rejects(database.query("SELECT 1"), /^DatabaseUnavailable: .*migrations are pending/);
        await server.run();
        await readyState(database);
        assert.equal(
            log.filter((line) => line.includes("can't be migrated")).length,
            1,
            "the same trouble is told once",
        );
    });

    it("is not ready with a migration that fails, and recovers when that is mended", async () => {
        await server.sql(`CREATE TABLE "${login.username}".users (own int)`);
        const database = start();
        await until(async () => (await database.ready()).migrations !== "pending");
        assert.deepEqual(await database.ready(), { database: "reachable", migrations: "failed" });
        assert.match(log.join("\n"), /^The database can't be migrated, we try again: relation "users" already exists$/);
        await server.sql(`DROP TABLE "${login.username}".users`);
        await readyState(database);
    });

    it("is ready while requests stand in its queue", async () => {
        const database = start({ connections: 1, waiting: 5, connectMs: 5000 });
        await readyState(database);
        const requests = Array.from({ length: 5 }, () => database.query("SELECT pg_sleep(0.2)"));
        await requests[0];
        await assert.rejects(
            Promise.all([database.query("SELECT 1"), database.query("SELECT 1"), database.query("SELECT 1")]),
            DatabaseUnavailable,
        );
        assert.deepEqual(await database.ready(), ready);
        await Promise.all(requests);
    });

    it("gives a dni to one of many who ask for it at once", async () => {
        const database = start();
        await readyState(database);
        const users = new Users(database);
        const create = (dni: string) => users.create({ dni, name: "Ada" });
        const outcomes = await Promise.allSettled(["x1", "X1", "x1", "X1", "x1", "X1"].map(create));
        const refused = outcomes.flatMap((outcome) =>
            outcome.status === "rejected" ? [outcome.reason as unknown] : [],
        );
        assert.equal(refused.length, 5);
        assert.ok(refused.every((reason) => reason instanceof DniTaken));
    });
});

async function readyState(database: Database): Promise<void> {
    await until(async () => {
        const state = await database.ready();
        return state.database === "reachable" && state.migrations === "done";
    });
}
