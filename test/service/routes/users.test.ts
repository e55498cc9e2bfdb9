import assert from "node:assert/strict";

import type { InjectOptions } from "fastify";
import fc from "fast-check";

import { PostgresServer } from "@fairlead/service/commands/postgres-server";
import { ServiceLogin } from "../database/service-login";
import { until } from "../database/until";
import { startService, type TestService } from "../start-service";
import { ada, refusedUsers } from "./refused-users";

/** Rules that hold whichever PostgreSQL there is. */
function rules(variables: () => Promise<Record<string, string>>): void {
    let service: TestService;

    const ask = (
        method: InjectOptions["method"],
        path: string,
        payload?: object | string | null,
        anonymous = false,
    ) => {
        const key = anonymous ? {} : { "x-api-key": service.keys.apiKey };
        const json = { headers: { ...key, "content-type": "application/json" }, payload: JSON.stringify(payload) };
        const url = `/api/users${path}`;
        return service.server.inject({ method, url, ...(payload === undefined ? { headers: key } : json) });
    };
    const create = async (user: object) => {
        const response = await ask("POST", "", user);
        assert.equal(response.statusCode, 201, response.body);
        return response.json<{ id: number; dni: string; name: string }>();
    };

    before(async () => {
        service = await startService({
            variables: { RATE_LIMIT_ADDRESS: "999999", RATE_LIMIT_CLIENT: "999999", ...(await variables()) },
        });
        await until(async () => (await service.server.database.ready()).migrations === "done");
    });

    afterEach(async () => {
        await service.server.database.query("DELETE FROM users");
    });

    after(async () => {
        await service.close();
    });

    it("are created, read, replaced, changed, and deleted", async () => {
        const created = await ask("POST", "/", ada);
        assert.equal(created.statusCode, 201);
        const user = created.json<{ id: number }>();
        assert.deepEqual(user, { id: user.id, ...ada });
        assert.equal(created.headers.location, `/api/users/${user.id}`);

        const path = `/${user.id}`;
        assert.deepEqual((await ask("GET", path, undefined, true)).json(), user);
        const replaced = await ask("PUT", path, { dni: "X1", name: "Ada" });
        assert.deepEqual([replaced.statusCode, replaced.json()], [200, { id: user.id, dni: "X1", name: "Ada" }]);
        const changed = await ask("PATCH", path, { name: "Countess" });
        assert.deepEqual([changed.statusCode, changed.json()], [200, { id: user.id, dni: "X1", name: "Countess" }]);
        const deleted = await ask("DELETE", path);
        assert.deepEqual([deleted.statusCode, deleted.body], [204, ""]);
        for (const method of ["GET", "DELETE"] as const) {
            assert.equal((await ask(method, path)).statusCode, 404);
        }
        assert.equal((await ask("PUT", path, ada)).statusCode, 404);
        assert.equal((await ask("PATCH", path, ada)).statusCode, 404);
    });

    it("are listed page by page, each once, with and without a slash at the end", async () => {
        for (const number of [1, 2, 3, 4, 5]) {
            await create({ dni: `X${number}`, name: `User ${number}` });
        }
        const found: string[] = [];
        let next: string | undefined = "/?limit=2";
        while (next !== undefined) {
            const page = await ask("GET", next, undefined, true);
            assert.equal(page.statusCode, 200);
            const users = page.json<{ dni: string }[]>();
            assert.ok(users.length > 0);
            found.push(...users.map(({ dni }) => dni));
            const link = page.headers.link;
            next = /^<\/api\/users(\/\?[^>]*)>; rel="next"$/.exec(typeof link === "string" ? link : "")?.[1];
        }
        assert.deepEqual(found, ["X1", "X2", "X3", "X4", "X5"]);
        assert.equal((await ask("GET", "?limit=5")).headers.link, undefined, "there is no page after the last user");
        assert.deepEqual((await ask("GET", "")).json(), (await ask("GET", "/")).json());
    });

    it("are listed fifty at a time unless one asks for something else", async () => {
        await service.server.database.query(
            "INSERT INTO users (dni, name) SELECT 'X' || number, 'Ada' FROM generate_series(1, 120) number",
        );
        assert.equal((await ask("GET", "/")).json<unknown[]>().length, 50);
        assert.equal((await ask("GET", "/?limit=100")).json<unknown[]>().length, 100);
    });

    it("are written with an API key only", async () => {
        const { id } = await create(ada);
        for (const [method, path] of [
            ["POST", ""],
            ["PUT", `/${id}`],
            ["PATCH", `/${id}`],
            ["DELETE", `/${id}`],
        ] as const) {
            for (const headers of [{}, { "x-api-key": "" }, { "x-api-key": `${service.keys.apiKey}x` }]) {
                const response = await service.server.inject({
                    method,
                    url: `/api/users${path}`,
                    headers,
                    payload: {},
                });
                assert.equal(response.statusCode, 401, `${method} ${path}`);
                assert.match(String(response.headers["content-type"]), /^application\/problem\+json/);
            }
        }
        assert.deepEqual((await ask("GET", `/${id}`, undefined, true)).json(), { id, ...ada });
    });

    it("have a dni of their own, whatever its case", async () => {
        const first = await create(ada);
        const second = await create({ ...ada, dni: "X2" });
        const taken = { ...ada, dni: ada.dni.toLowerCase() };
        for (const response of [
            await ask("POST", "", taken),
            await ask("PUT", `/${second.id}`, taken),
            await ask("PATCH", `/${second.id}`, { dni: taken.dni }),
        ]) {
            assert.equal(response.statusCode, 409);
            assert.match(String(response.headers["content-type"]), /^application\/problem\+json/);
            assert.equal(response.json<{ type: string }>().type, "urn:fairlead:problem:dni-taken");
        }
        assert.equal((await ask("PUT", `/${first.id}`, taken)).statusCode, 200, "its own dni is not taken");
    });

    for (const [what, body] of Object.entries(refusedUsers)) {
        it(`are refused with ${what}, by a problem that points to it`, async () => {
            const { id } = await create({ dni: "OTHER", name: "Other" });
            for (const response of [await ask("POST", "", body), await ask("PUT", `/${id}`, body)]) {
                assert.equal(response.statusCode, 400, response.body);
                assert.match(String(response.headers["content-type"]), /^application\/problem\+json/);
                const { type, errors } = response.json<{ type: string; errors: { pointer: string }[] }>();
                assert.equal(type, "urn:fairlead:problem:validation");
                assert.match(errors[0]?.pointer ?? "", /^#/);
            }
            assert.deepEqual((await ask("GET", "/")).json(), [{ id, dni: "OTHER", name: "Other" }]);
        });
    }

    it("are not changed by nothing", async () => {
        const { id } = await create(ada);
        assert.equal((await ask("PATCH", `/${id}`, {})).statusCode, 400);
    });

    it("are not found by what is no id, nor by an id that nobody has", async () => {
        for (const id of ["0", "-1", "1.0", "1e1", "0x1", "%201", "abc", "9".repeat(16), "1;DROP TABLE users", "%00"]) {
            assert.equal((await ask("GET", `/${encodeURI(id)}`)).statusCode, 400, id);
        }
        assert.equal((await ask("GET", `/${"9".repeat(15)}`)).statusCode, 404);
    });

    it("are not listed by what is no page", async () => {
        for (const query of [
            "limit=0",
            "limit=101",
            "limit=",
            "limit=1e1",
            "limit=1&limit=2",
            "after=-1",
            "offset=1",
        ]) {
            assert.equal((await ask("GET", `/?${query}`)).statusCode, 400, query);
        }
    });

    it("come back as they were sent, whatever the name", async () => {
        await fc.assert(
            fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), async (name) => {
                const response = await ask("POST", "", { dni: "X1", name });
                if (response.statusCode === 201) {
                    const { id } = response.json<{ id: number }>();
                    assert.equal((await ask("GET", `/${id}`)).json<{ name: string }>().name, name);
                    await ask("DELETE", `/${id}`);
                } else {
                    assert.equal(response.statusCode, 400);
                    assert.match(name, /^\s|\s$|[\p{Cc}\p{Cs}]/u);
                }
            }),
            { numRuns: 50 },
        );
    });
}

describe("users in the embedded database", function () {
    this.timeout(120_000);
    rules(() => Promise.resolve({}));
});

describe("users in a server", function () {
    this.timeout(120_000);
    let server: PostgresServer;
    const logins: ServiceLogin[] = [];

    const newLogin = async () => {
        const login = await ServiceLogin.create(server, `service-${logins.length}`);
        logins.push(login);
        return login;
    };

    before(async () => {
        server = await PostgresServer.start();
    });

    after(async () => {
        await server.remove();
        for (const login of logins) {
            login.remove();
        }
    });

    rules(async () => (await newLogin()).variables());

    it("wait for the server while it is away: 503 with Retry-After, and nothing about the server", async () => {
        const service = await startService({ variables: (await newLogin()).variables() });
        try {
            await until(async () => (await service.server.inject("/health/ready")).statusCode === 200);
            await server.stop();
            for (const url of ["/api/users/", "/api/users/1"]) {
                const response = await service.server.inject(url);
                assert.equal(response.statusCode, 503);
                assert.match(String(response.headers["retry-after"]), /^[1-9]\d*$/);
                assert.match(String(response.headers["content-type"]), /^application\/problem\+json/);
                assert.doesNotMatch(response.body, /127\.0\.0\.1|ECONN|service-/);
            }
            await until(async () => (await service.server.inject("/health/ready")).statusCode === 503);
            const live = await service.server.inject("/health/live");
            assert.deepEqual([live.statusCode, live.json()], [200, { status: "live" }]);
            await server.run();
            await until(async () => (await service.server.inject("/health/ready")).statusCode === 200);
            assert.equal((await service.server.inject("/api/users/")).statusCode, 200);
            assert.doesNotMatch(service.log.join(""), /first password/);
        } finally {
            await service.close();
        }
    });
});
