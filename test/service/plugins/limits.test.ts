import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { isDeeperThan } from "../../../service/src/plugins/json-body";
import { faultOf } from "../../../service/commands/fuzz/attack";
import { Client } from "../../../service/commands/fuzz/client";
import { transportLimits } from "../../../service/src/server-options";
import { message, startService, type TestService, type TestServiceOptions } from "../start-service";

describe("Limits of the service", () => {
    let service: TestService;

    afterEach(() => service.close());

    async function start(options?: TestServiceOptions): Promise<void> {
        service = await startService({ database: false, ...options });
    }

    const post = async (payload: string | Buffer, type = "application/json") =>
        service.server.inject({
            method: "POST",
            url: "/DevOps",
            payload,
            headers: { ...(await service.keys.headers()), "content-type": type },
        });

    /** Where the service listens, from now on. */
    async function listen(): Promise<URL> {
        return new URL(await service.server.listen({ host: "127.0.0.1", port: 0 }));
    }

    /** All that the server sends on a connection until it ends it. */
    async function talk({ hostname, port }: URL, text: string): Promise<string> {
        const socket = connect(Number(port), hostname);
        let answer = "";
        socket.on("data", (chunk) => (answer += chunk.toString()));
        socket.write(text);
        await once(socket, "close");
        return answer;
    }

    it("bound what a body may be", async () => {
        await start();
        assert.equal((await post(JSON.stringify({ ...message, message: "x".repeat(17_000) }))).statusCode, 413);
        const deep = await post("[".repeat(10_000));
        assert.equal(deep.json<{ type: string }>().type, "urn:fairlead:problem:json-depth");
        for (const wrong of [
            "",
            "{",
            "nul",
            '{"__proto__":{"admin":true}}',
            '{"constructor":{"prototype":{}}}',
            "\u0000",
            Buffer.from(JSON.stringify({ ...message, to: "José" }), "latin1"),
        ]) {
            const response = await post(wrong);
            assert.equal(response.statusCode, 400, wrong.toString());
            assert.equal(response.headers["content-type"], "application/problem+json; charset=utf-8");
        }
        for (const type of [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/json",
        ]) {
            assert.equal((await post(JSON.stringify(message), type)).statusCode, 415, type);
        }
    });

    it("refuse a second token in a header of the same name, whatever it is", async () => {
        await start();
        const headers = Object.entries(await service.keys.headers()).map(([name, value]) => `${name}: ${value}\r\n`);
        const second = "authorization: Bearer x\r\ncontent-length: 0\r\nconnection: close\r\n";
        const answer = await talk(
            await listen(),
            `POST /DevOps HTTP/1.1\r\nhost: x\r\n${headers.join("")}${second}\r\n`,
        );
        assert.match(answer, /^HTTP\/1\.1 401 .*urn:fairlead:problem:token/s);
    });

    it("refuse requests that name several hosts, or what is none", async () => {
        await start();
        const url = await listen();
        const get = (headers: string) => talk(url, `GET / HTTP/1.1\r\n${headers}connection: close\r\n\r\n`);
        for (const hosts of ["host: a\r\nhost: b\r\n", "host: a\r\nHost: a\r\n", "host: a/b\r\n", "host: a b\r\n"]) {
            assert.match(await get(hosts), /^HTTP\/1\.1 400 .*urn:fairlead:problem:host/s, hosts);
        }
        assert.match(await get(""), /^HTTP\/1\.1 400 /);
        for (const hosts of ["host: a.example.com:8080\r\n", "host: [::1]:8080\r\n", "host:\r\n"]) {
            assert.match(await get(hosts), /^HTTP\/1\.1 200 /, hosts);
        }
    });

    it("bound headers", async () => {
        await start();
        const answer = await talk(await listen(), `GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(17_000)}\r\n\r\n`);
        assert.match(answer, /^HTTP\/1\.1 431 .*application\/problem\+json.*urn:fairlead:problem:headers-too-large/s);
    });

    for (const [what, body, status] of [
        ["ten megabytes", "x".repeat(10_000_000), 413],
        ["ten thousand lists in each other", "[".repeat(10_000), 400],
    ] as const) {
        it(`refuse ${what}, whether or not its length is told before, and serve on`, async () => {
            await start();
            const client = new Client((await listen()).origin, 1);
            for (const chunked of [false, true]) {
                const headers = { ...(await service.keys.headers()), "content-type": "application/json" };
                const request = { method: "POST", path: "/DevOps", headers, body, chunked };
                // The service may end the connection, as it need not read all of it.
                const attack = { kind: what, request, right: [status], mayEnd: true };
                assert.equal(faultOf(attack, await client.send(request)), undefined);
            }
            assert.deepEqual(await client.send({ method: "GET", path: "/", headers: {}, body: "" }), { status: 200 });
            client.close();
        });
    }

    const halfHead = "GET / HTTP/1.1\r\nhost: x\r\n";
    const halfBody =
        "POST /DevOps HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{";

    it("end a thousand connections that dawdle, and answer others meanwhile", async () => {
        await start({
            limits: { headersTime: 100, requestTime: 200, checkInterval: 20 },
            variables: { RATE_LIMIT_REFUSALS: "999999" },
        });
        const url = await listen();
        const answers = Array.from({ length: 334 }, () => ["", halfHead, halfBody].map((text) => talk(url, text)));
        assert.equal((await fetch(url)).status, 200);
        for (const answer of await Promise.all(answers.flat())) {
            assert.match(answer, /^HTTP\/1\.1 .*408 .*urn:fairlead:problem:request-timeout/s);
        }
        // Within 15 s with the limits of production; the run for endurance measures that.
        assert.ok(Math.max(transportLimits.headersTime, transportLimits.requestTime) + 2_000 <= 15_000);
    });

    it("refuse smuggled lengths", async () => {
        await start();
        const head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n";
        assert.match(
            await talk(await listen(), `${head}0\r\n\r\nGET /health/live HTTP/1.1\r\nhost: x\r\n\r\n`),
            /^HTTP\/1\.1 400 (?!.*live).*urn:fairlead:problem:no-request/s,
        );
    });

    it("send away whom they have heard too often, by address and by client", async () => {
        await start({ variables: { RATE_LIMIT_ADDRESS: "5", TRUSTED_PROXIES: "loopback" } });
        const from = async (address: string) =>
            (await service.server.inject({ url: "/", headers: { "x-forwarded-for": address } })).statusCode;
        const many = async (address: string) => {
            const statuses = [];
            for (let count = 0; count < 6; count++) {
                statuses.push(await from(address));
            }
            return statuses;
        };
        assert.deepEqual(await many("192.0.2.1"), [200, 200, 200, 200, 200, 429]);
        assert.equal(await from("192.0.2.2"), 200);
        assert.deepEqual(await many("2001:db8::1"), [200, 200, 200, 200, 200, 429]);
        assert.equal(await from("2001:db8::2"), 429, "another address of the same network");
        const refused = await service.server.inject({ url: "/", headers: { "x-forwarded-for": "192.0.2.1" } });
        assert.match(String(refused.headers["retry-after"]), /^[1-9]\d?$/);
        assert.equal((await service.server.inject("/health/live")).statusCode, 200);
    });

    it("believe no X-Forwarded-For but of proxies that they know", async () => {
        await start({ variables: { RATE_LIMIT_ADDRESS: "1" } });
        await service.server.inject({ url: "/", headers: { "x-forwarded-for": "192.0.2.1" } });
        const second = await service.server.inject({ url: "/", headers: { "x-forwarded-for": "192.0.2.2" } });
        assert.equal(second.statusCode, 429);
    });

    it("count a client's requests wherever they come from", async () => {
        await start({ variables: { RATE_LIMIT_CLIENT: "1", TRUSTED_PROXIES: "loopback" } });
        const statuses = [];
        for (const address of ["192.0.2.1", "192.0.2.2"]) {
            const headers = { "x-api-key": service.keys.apiKey, "x-forwarded-for": address };
            statuses.push((await service.server.inject({ method: "DELETE", url: "/api/users/1", headers })).statusCode);
        }
        assert.deepEqual(statuses, [503, 429]);
    });

    it("let nobody try keys for long, and yet let in who has one", async () => {
        await start({ variables: { RATE_LIMIT_REFUSALS: "3" } });
        const attempt = async (key: string) =>
            (await service.server.inject({ method: "DELETE", url: "/api/users/1", headers: { "x-api-key": key } }))
                .statusCode;
        assert.deepEqual(
            [await attempt("a"), await attempt("b"), await attempt("c"), await attempt("d")],
            [401, 401, 401, 429],
        );
        assert.equal(await attempt(service.keys.apiKey), 503, "let in, though there is no database");
    });

    it("answer 503 rather than let requests queue up, and never keep a probe out", async () => {
        let release: () => void = () => undefined;
        const held = new Promise<void>((resolve) => (release = resolve));
        await start({
            variables: { CONCURRENT_REQUESTS: "2" },
            extend: (server) => {
                server.get("/slow", () => held.then(() => "done"));
            },
        });
        const slow = [service.server.inject("/slow"), service.server.inject("/slow")];
        await new Promise((resolve) => setImmediate(resolve));
        const refused = await service.server.inject("/");
        assert.equal(refused.statusCode, 503);
        assert.equal(refused.headers["retry-after"], "1");
        assert.equal(refused.json<{ type: string }>().type, "urn:fairlead:problem:overloaded");
        assert.equal((await service.server.inject("/health/live")).statusCode, 200);
        release();
        assert.deepEqual(
            (await Promise.all(slow)).map(({ statusCode }) => statusCode),
            [200, 200],
        );
        assert.equal((await service.server.inject("/")).statusCode, 200);
    });
});

describe("The depth of a JSON text", () => {
    it("is that of its objects and lists, whatever its texts hold", () => {
        const depth = (value: unknown): number =>
            typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
        fc.assert(
            fc.property(fc.json({ stringUnit: "binary" }), (text) => {
                const actual = depth(JSON.parse(text));
                assert.equal(isDeeperThan(text, actual), false);
                assert.equal(isDeeperThan(text, actual - 1), actual > 0);
            }),
        );
    });
});
