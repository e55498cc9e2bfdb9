import assert from "node:assert/strict";

import { PGlite } from "@electric-sql/pglite";
import { loginSql } from "@fairlead/components/database-login/login-sql";
import { scramVerifier } from "@fairlead/components/generated-secrets/scram";

const salt = Buffer.alloc(16, 7).toString("base64");

/** Runs the SQL as the administrator would, who may create roles but is no superuser, as in clouds. */
async function createLogin(database: PGlite, username: string, verifier: string): Promise<void> {
    await database.query("SELECT set_config('login.username', $1, false), set_config('login.verifier', $2, false)", [
        username,
        verifier,
    ]);
    await database.exec(`SET ROLE administrator; ${loginSql}; RESET ROLE`);
}

/** What PostgreSQL keeps of a role's password. */
async function keptOf(database: PGlite, username: string): Promise<string | undefined> {
    const { rows } = await database.query<{ rolpassword: string }>(
        "SELECT rolpassword FROM pg_authid WHERE rolname = $1",
        [username],
    );
    return rows[0]?.rolpassword;
}

describe("the SQL that creates a login", function () {
    this.timeout(120_000);
    let database: PGlite;

    before(async () => {
        database = await PGlite.create();
        // PGlite has another default than PostgreSQL.
        await database.exec(`SET search_path = "$user", public`);
        await database.exec("CREATE ROLE administrator CREATEROLE; ALTER DATABASE postgres OWNER TO administrator");
    });

    afterEach(async () => {
        await database.exec("RESET ROLE");
    });

    after(async () => {
        await database.close();
    });

    it("makes a role that owns a schema of its name and may do nothing else", async () => {
        await createLogin(database, "shop", scramVerifier("first", salt));
        await database.exec("SET ROLE shop; CREATE TABLE orders (id int); INSERT INTO orders VALUES (1)");
        const { rows } = await database.query("SELECT schemaname FROM pg_tables WHERE tablename = 'orders'");
        assert.deepEqual(rows, [{ schemaname: "shop" }]);
        const refused = {
            "CREATE ROLE other": /permission denied to create role/,
            "CREATE SCHEMA other": /permission denied for database/,
            "CREATE TABLE public.orders (id int)": /permission denied for schema public/,
        };
        for (const [statement, reason] of Object.entries(refused)) {
            await assert.rejects(database.exec(statement), reason);
        }
        const roles = await database.query("SELECT pg_has_role('shop', 'administrator', 'MEMBER') AS member");
        assert.deepEqual(roles.rows, [{ member: false }]);
    });

    it("lets nobody else connect whom nobody granted it", async () => {
        await database.exec("CREATE ROLE stranger LOGIN");
        const { rows } = await database.query(
            "SELECT role, has_database_privilege(role, 'postgres', 'CONNECT') AS may FROM unnest(ARRAY['shop', 'stranger']) role",
        );
        assert.deepEqual(rows, [
            { role: "shop", may: true },
            { role: "stranger", may: false },
        ]);
    });

    it("sets the password when it runs again, and keeps the data", async () => {
        const verifier = scramVerifier("second", salt);
        await createLogin(database, "shop", verifier);
        assert.equal(await keptOf(database, "shop"), verifier);
        const { rows } = await database.query("SELECT id FROM shop.orders");
        assert.deepEqual(rows, [{ id: 1 }]);
    });

    it("takes any name for a name", async () => {
        const name = `o'r"; DROP SCHEMA shop CASCADE; --`;
        await createLogin(database, name, scramVerifier("x", salt));
        const { rows } = await database.query("SELECT nspname FROM pg_namespace WHERE nspname IN ('shop', $1)", [name]);
        assert.equal(rows.length, 2);
    });

    it("is given what PostgreSQL itself would keep of the password", async () => {
        const password = "Xk29dlQ0fjw8GhT5bNs7";
        await database.exec(`CREATE ROLE checked LOGIN PASSWORD '${password}'`);
        const kept = (await keptOf(database, "checked")) ?? "";
        const [, itsSalt = ""] = /^SCRAM-SHA-256\$4096:([^$]+)\$/.exec(kept) ?? [];
        assert.equal(scramVerifier(password, itsSalt), kept);
    });
});
