import assert from "node:assert/strict";

import { Embedded } from "@fairlead/service/src/database/embedded";
import { migrate } from "@fairlead/service/src/database/migrate";
import { migrations } from "@fairlead/service/src/database/migrations";
import { Postgres } from "@fairlead/service/src/database/postgres";
import type { Backend } from "@fairlead/service/src/database/session";
import { UsedTokensInDatabase } from "@fairlead/service/src/database/used-tokens";

import { PostgresServer } from "@fairlead/service/commands/postgres-server";
import { ServiceLogin } from "./service-login";
import { silent } from "./silent";

const minute = 60_000;

/** Rules that hold for both kinds of PostgreSQL, for two replicas with one database. */
function rules(open: () => Promise<[Backend, Backend]>): void {
    let backends: [Backend, Backend];
    let replicas: [UsedTokensInDatabase, UsedTokensInDatabase];
    const soon = () => new Date(Date.now() + minute);

    before(async () => {
        backends = await open();
        await migrate(backends[0], migrations);
        replicas = [new UsedTokensInDatabase(backends[0]), new UsedTokensInDatabase(backends[1])];
    });

    after(async () => {
        await Promise.all([...new Set(backends)].map((backend) => backend.close()));
    });

    it("take each token once, on whichever replica and however many ask at once", async () => {
        const uses = Array.from({ length: 20 }, (_, index) => replicas[index % 2 === 0 ? 0 : 1].use("token", soon()));
        const first = (await Promise.all(uses)).filter((use) => use);
        assert.equal(first.length, 1);
        assert.equal(await replicas[0].use("another token", soon()), true);
    });

    it("take any id, and tell ids apart that differ in what PostgreSQL's texts can't hold", async () => {
        const ids = ["\0", "\0\0", "a\0", "ñ", "n\u0303", "x".repeat(100_000), "' OR 1=1 --", ""];
        for (const id of ids) {
            assert.equal(await replicas[0].use(id, soon()), true, JSON.stringify(id.slice(0, 20)));
            assert.equal(await replicas[1].use(id, soon()), false, JSON.stringify(id.slice(0, 20)));
        }
    });

    it("are forgotten some minutes after they expired, all of them, and not before", async () => {
        await backends[0].query(
            "INSERT INTO used_tokens SELECT int4send(number), now() - interval '1 s' FROM generate_series(1, 12000) number",
        );
        await replicas[0].use("just expired", new Date(Date.now() - minute));
        await replicas[0].use("living", soon());
        await replicas[1].forgetExpired();
        const { rows } = await backends[0].query("SELECT FROM used_tokens WHERE expires_at < now()");
        assert.deepEqual(rows, []);
        assert.equal(await replicas[0].use("just expired", soon()), false);
        assert.equal(await replicas[0].use("living", soon()), false);
    });
}

describe("used tokens in the embedded database", function () {
    this.timeout(120_000);
    rules(async () => {
        const embedded = await Embedded.open({ kind: "embedded" });
        return [embedded, embedded];
    });
});

describe("used tokens in a server", function () {
    this.timeout(120_000);
    let server: PostgresServer;
    let login: ServiceLogin;

    before(async () => {
        server = await PostgresServer.start();
        login = await ServiceLogin.create(server, "service");
    });

    after(async () => {
        await server.remove();
        login.remove();
    });

    rules(() => Promise.resolve([new Postgres(login.settings(), silent), new Postgres(login.settings(), silent)]));
});
