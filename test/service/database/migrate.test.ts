import assert from "node:assert/strict";

import { Embedded } from "@fairlead/service/src/database/embedded";
import { migrate } from "@fairlead/service/src/database/migrate";
import { migrations } from "@fairlead/service/src/database/migrations";
import { Postgres } from "@fairlead/service/src/database/postgres";
import type { Backend } from "@fairlead/service/src/database/session";

import { PostgresServer } from "@fairlead/service/commands/postgres-server";
import { ServiceLogin } from "./service-login";
import { silent } from "./silent";
import { until } from "./until";

const first = { name: "first", statements: ["CREATE TABLE a (id int)", "INSERT INTO a VALUES (1)"] };
const second = { name: "second", statements: ["INSERT INTO a VALUES (2)"] };
const broken = { name: "broken", statements: ["INSERT INTO a VALUES (3)", "SELECT nothing_of_this_name"] };

/** Rules that hold for both kinds of PostgreSQL, each time for an empty one. */
function rules(open: () => Promise<Backend>): void {
    let backend: Backend;

    beforeEach(async () => {
        backend = await open();
    });

    it("applies in order what is not applied yet, once", async () => {
        assert.deepEqual(await migrate(backend, [first]), { applied: ["first"] });
        assert.deepEqual(await migrate(backend, [first, second]), { applied: ["second"] });
        assert.deepEqual(await migrate(backend, [first, second]), { applied: [] });
        const { rows } = await backend.query("SELECT id FROM a ORDER BY id");
        assert.deepEqual(rows, [{ id: 1 }, { id: 2 }]);
    });

    it("applies all or nothing", async () => {
        await assert.rejects(migrate(backend, [first, broken]), /nothing_of_this_name/);
        const { rows } = await backend.query("SELECT to_regclass('a') AS a, to_regclass('schema_migrations') AS kept");
        assert.deepEqual(rows, [{ a: null, kept: null }]);
    });

    it("refuses a migration that was changed after it was applied, and says what to do", async () => {
        await migrate(backend, [first]);
        const changed = { ...first, statements: [...first.statements, "DROP TABLE a"] };
        await assert.rejects(
            migrate(backend, [changed, second]),
            /Expected migration 1 \(first\) to have checksum [0-9a-f]{64}.*found [0-9a-f]{64}: restore it, and add another/,
        );
        const { rows } = await backend.query("SELECT id FROM a");
        assert.deepEqual(rows, [{ id: 1 }], "the migration after it is not applied either");
    });

    it("leaves a database alone that a newer version has migrated", async () => {
        await migrate(backend, [first, second]);
        assert.deepEqual(await migrate(backend, [first]), { applied: [] });
    });
}

describe("migrations of the embedded database", function () {
    this.timeout(120_000);
    let embedded: Embedded;

    before(async () => {
        embedded = await Embedded.open({ kind: "embedded" });
    });

    after(() => embedded.close());

    rules(async () => {
        await embedded.query("DROP SCHEMA public CASCADE");
        await embedded.query("CREATE SCHEMA public");
        return embedded;
    });
});

describe("migrations of a server", function () {
    this.timeout(120_000);
    let server: PostgresServer;
    let login: ServiceLogin;
    let logins = 0;
    const opened: Postgres[] = [];

    const open = () => {
        const backend = new Postgres(login.settings(), silent);
        opened.push(backend);
        return backend;
    };

    before(async () => {
        server = await PostgresServer.start();
    });

    beforeEach(async () => {
        logins += 1;
        login = await ServiceLogin.create(server, `service-${logins}`);
    });

    afterEach(async () => {
        await Promise.all(opened.splice(0).map((backend) => backend.close()));
        login.remove();
    });

    after(async () => {
        await server.remove();
    });

    rules(() => Promise.resolve(open()));

    it("are applied once by five processes that start at once, and none of them waits in the database", async () => {
        const backends = Array.from({ length: 5 }, open);
        const slow = [{ ...first, statements: ["SELECT pg_sleep(0.3)", ...first.statements] }, second];
        const outcomes = await Promise.all(backends.map((backend) => migrate(backend, slow)));
        assert.equal(outcomes.filter((outcome) => outcome !== "elsewhere" && outcome.applied.length === 2).length, 1);
        // Those who came while it went on were told so; who came later found it done.
        assert.ok(outcomes.every((outcome) => outcome === "elsewhere" || [0, 2].includes(outcome.applied.length)));
        assert.ok(outcomes.includes("elsewhere"), "Expected processes that started at once to meet");
        const rows = await server.sql(`SELECT count(*)::int AS count FROM "${login.username}".a`);
        assert.deepEqual(rows, [{ count: 2 }]);
    });

    it("go on elsewhere when the process that was at it is killed", async () => {
        const backend = open();
        const endless = [{ ...first, statements: [...first.statements, "SELECT pg_sleep(600)"] }];
        const killed = assert.rejects(migrate(backend, endless), { name: "DatabaseUnavailable" });
        const sleeping = `FROM pg_stat_activity WHERE usename = '${login.username}' AND query LIKE '%pg_sleep%'`;
        await until(
            async () =>
                (await server.sql(`SELECT pg_terminate_backend(pid) ${sleeping} AND wait_event = 'PgSleep'`)).length >
                0,
        );
        await killed;
        assert.deepEqual(await migrate(backend, [first]), { applied: ["first"] });
    });

    it("put everything into the schema of the login's name", async () => {
        const backend = open();
        await migrate(backend, migrations);
        const rows = await server.sql(
            `SELECT tablename FROM pg_tables WHERE schemaname = '${login.username}' ORDER BY tablename`,
        );
        assert.deepEqual(
            rows.map(({ tablename }) => tablename),
            ["schema_migrations", "used_tokens", "users"],
        );
    });

    it("say what is missing where the login may create nothing", async () => {
        await server.sql(`DROP SCHEMA "${login.username}"`, "REVOKE ALL ON SCHEMA public FROM public");
        const backend = open();
        await assert.rejects(migrate(backend, migrations), /Expected a schema of the login's own name.*CREATE SCHEMA/);
    });
});
