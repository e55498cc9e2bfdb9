import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { Postgres } from "@fairlead/service/src/database/postgres";
import { generate } from "selfsigned";

import { PostgresServer } from "@fairlead/service/commands/postgres-server";
import { ServiceLogin } from "./service-login";
import { silent } from "./silent";
import { until } from "./until";

const who = "SELECT current_user AS login, pg_backend_pid() AS connection";

describe("a PostgreSQL server", function () {
    this.timeout(120_000);
    let server: PostgresServer;
    let login: ServiceLogin;
    let database: Postgres | undefined;

    const open = (...limits: Parameters<ServiceLogin["settings"]>) => {
        database = new Postgres(login.settings(...limits), silent);
        return database;
    };

    before(async () => {
        server = await PostgresServer.start();
    });

    beforeEach(async () => {
        login = await ServiceLogin.create(server, "service");
    });

    afterEach(async () => {
        await database?.close();
        database = undefined;
        login.remove();
    });

    after(async () => {
        await server.remove();
    });

    it("is used with a login that changes while connections are open", async () => {
        const { query } = bound(open({ connections: 2 }));
        const [first] = (await query(who)).rows;
        await login.setPassword("second password");
        // The open connection stays; a new one fails until the files change too.
        const slow = `${who}, pg_sleep(0.2)`;
        const [kept, refused] = await Promise.allSettled([query(slow), query(slow)]);
        assert.equal(kept.status === "fulfilled" && kept.value.rows[0]?.connection, first?.connection);
        assert.match(
            String(refused.status === "rejected" && refused.reason),
            /^DatabaseUnavailable: .*password authentication failed/,
        );
        login.mount("second password");
        const connections = await Promise.all([query(slow), query(slow)]);
        assert.equal(new Set(connections.map(({ rows }) => rows[0]?.connection)).size, 2);
    });

    it("has connections made anew when they are old", async () => {
        const { query } = bound(open({ connections: 1, lifetimeSeconds: 1 }));
        const first = await query(who);
        await until(async () => (await query(who)).rows[0]?.connection !== first.rows[0]?.connection);
    });

    it("keeps the last login while its files are away", async () => {
        const postgres = open({ lifetimeSeconds: 1 });
        login.remove();
        assert.equal((await postgres.query(who)).rows[0]?.login, "service");
    });

    it("is not used when there is no login at all, and says so", () => {
        writeFileSync(join(login.directory, "..version-1", "password"), "\n");
        assert.throws(() => open(), /Expected the database's password in .*password, found an empty file: fill it/);
        login.remove();
        assert.throws(() => open(), /ENOENT/);
    });

    it("refuses at once what would wait behind too many", async () => {
        const { query } = bound(open({ connections: 2, waiting: 3 }));
        const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => query("SELECT pg_sleep(0.3)")));
        const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [String(outcome.reason)] : []));
        assert.equal(reasons.length, 5);
        assert.deepEqual(
            [...new Set(reasons)],
            ["DatabaseUnavailable: 3 requests wait for a connection to the database already"],
        );
        assert.equal((await query("SELECT 1 AS one")).rows[0]?.one, 1);
    });

    it("is not waited for longer than connections take", async () => {
        const { query } = bound(open({ connections: 1, connectMs: 100 }));
        const [held, waiting] = await Promise.allSettled([query("SELECT pg_sleep(1)"), query("SELECT 1")]);
        assert.equal(held.status, "fulfilled");
        assert.match(
            String(waiting.status === "rejected" && waiting.reason),
            /^DatabaseUnavailable: .*timeout exceeded/,
        );
    });

    it("ends statements that take too long", async () => {
        const { query } = bound(open({ connections: 1, statementMs: 100 }));
        await assert.rejects(query("SELECT pg_sleep(60)"), /^DatabaseUnavailable: .*statement timeout/);
        assert.equal((await query("SELECT 1 AS one")).rows[0]?.one, 1);
    });

    it("is given up when it hangs, and used again when it goes on", async () => {
        const { query } = bound(open({ connections: 2, connectMs: 200, statementMs: 100 }));
        await query("SELECT 1");
        const release = await server.hold();
        try {
            const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => query("SELECT 1")));
            for (const outcome of outcomes) {
                assert.match(String(outcome.status === "rejected" && outcome.reason), /^DatabaseUnavailable: /);
            }
        } finally {
            release();
        }
        await until(() =>
            query("SELECT 1").then(
                () => true,
                (error: unknown) => {
                    assert.match(String(error), /^DatabaseUnavailable: /);
                    return false;
                },
            ),
        );
    });

    it("serves by the connections that it has when it may have no more, and says so to whom that is too few", async () => {
        await server.sql("ALTER ROLE service CONNECTION LIMIT 1");
        try {
            const { query } = bound(open({ connections: 2 }));
            const [first, second] = await Promise.allSettled([query("SELECT pg_sleep(0.2)"), query("SELECT 1")]);
            const refused = [first, second].flatMap((outcome) =>
                outcome.status === "rejected" ? [String(outcome.reason)] : [],
            );
            assert.equal(refused.length, 1);
            assert.match(refused[0] ?? "", /^DatabaseUnavailable: .*too many connections for role/);
            assert.equal((await query("SELECT 1 AS one")).rows[0]?.one, 1);
        } finally {
            await server.sql("ALTER ROLE service CONNECTION LIMIT -1");
        }
    });

    it("keeps a connection whose statement failed by its own fault", async () => {
        const { query } = bound(open({ connections: 1 }));
        const first = await query(who);
        await assert.rejects(query("SELECT 1 / 0"), /^error: division by zero/);
        assert.deepEqual(await query(who), first);
    });

    it("looks into the schema of the login first, whatever the server's default is", async () => {
        await server.sql(`ALTER ROLE service SET search_path = pg_catalog`);
        const { rows } = await open().query("SELECT current_schema() AS schema");
        await server.sql(`ALTER ROLE service RESET search_path`);
        assert.deepEqual(rows, [{ schema: "service" }]);
    });

    it("takes nothing from variables that pg would look at", async () => {
        const variables = { PGUSER: "somebody", PGPASSWORD: "x", PGOPTIONS: "-c search_path=x", PGSSLMODE: "require" };
        Object.assign(process.env, variables);
        try {
            assert.equal((await open().query(who)).rows[0]?.login, "service");
        } finally {
            for (const name of Object.keys(variables)) {
                Reflect.deleteProperty(process.env, name);
            }
        }
    });

    describe("with certificate authorities", () => {
        let certificate: { cert: string; private: string };
        let authoritiesFile: string;

        const openAt = (host: string, authorities: string) => {
            writeFileSync(authoritiesFile, authorities);
            database = new Postgres({ ...login.settings(), host, authoritiesFile }, silent);
            return database;
        };
        const encrypted = "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

        before(async () => {
            certificate = await selfSigned("localhost");
            const key = server.write("server.key", certificate.private);
            const file = server.write("server.crt", certificate.cert);
            authoritiesFile = server.write("authorities.pem", "");
            await server.stop();
            await server.run(["ssl=on", `ssl_key_file=${key}`, `ssl_cert_file=${file}`]);
        });

        it("proves who it is", async () => {
            const { rows } = await openAt("localhost", certificate.cert).query(encrypted);
            assert.deepEqual(rows, [{ ssl: true, version: "TLSv1.3" }]);
        });

        it("is not talked to when others vouch for it", async () => {
            const other = await selfSigned("localhost");
            await assert.rejects(
                openAt("localhost", other.cert).query(encrypted),
                /^DatabaseUnavailable: .*self-signed/,
            );
        });

        it("is not talked to under another name", async () => {
            const postgres = openAt("127.0.0.1", certificate.cert);
            await assert.rejects(postgres.query(encrypted), /^DatabaseUnavailable: .*does not match certificate/);
        });

        it("is not talked to without TLS", async () => {
            await server.stop();
            await server.run(["ssl=off"]);
            const postgres = openAt("localhost", certificate.cert);
            await assert.rejects(postgres.query(encrypted), /^DatabaseUnavailable: .*does not support SSL/);
        });

        it("is talked to without TLS when the file is empty, as the platform says that there is none", async () => {
            const { rows } = await openAt("localhost", "\n").query(encrypted);
            assert.equal(rows[0]?.ssl, false);
        });
    });
});

function bound(postgres: Postgres) {
    return { query: (statement: string) => postgres.query(statement) };
}

function selfSigned(name: string) {
    return generate([{ name: "commonName", value: name }], {
        keyType: "ec",
        extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: name }] }],
    });
}
