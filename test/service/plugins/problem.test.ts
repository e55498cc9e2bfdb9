import assert from "node:assert/strict";
import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { DatabaseUnavailable } from "../../../service/src/database/database-unavailable";
import { startService, type TestService } from "../start-service";

const RequestLine = Type.Object({
    requestId: Type.Literal("logged"),
    path: Type.Literal("/DevOps"),
    method: Type.Literal("POST"),
    status: Type.Literal(503),
    client: Type.Literal("website"),
});

describe("Problems", () => {
    let service: TestService;

    before(async () => {
        service = await startService({
            database: false,
            extend: (server) => {
                server.get("/broken", () => {
                    throw new Error("password=hunter2 in /etc/fairlead");
                });
                server.get("/away", () => {
                    throw new DatabaseUnavailable("db.internal:5432 is away");
                });
                server.get("/logs", (request) => {
                    const err = Object.assign(new Error(), { token: "secret-1", config: { password: "secret-2" } });
                    request.log.info({ authorization: "Bearer secret-0", err }, "careless");
                    return "";
                });
            },
        });
    });

    after(() => service.close());

    it("tell clients nothing of what broke, and the log all", async () => {
        const response = await service.server.inject("/broken");
        assert.equal(response.statusCode, 500);
        const { requestId, ...body } = response.json<Record<string, unknown>>();
        assert.deepEqual(body, { type: "urn:fairlead:problem:internal", status: 500, title: "Internal Server Error" });
        assert.equal(requestId, response.headers["x-request-id"]);
        assert.ok(service.log.some((line) => line.includes(String(requestId)) && line.includes("hunter2")));
    });

    it("are 503 with Retry-After when the database is away, never 500", async () => {
        const response = await service.server.inject("/away");
        assert.equal(response.statusCode, 503);
        assert.match(String(response.headers["retry-after"]), /^\d+$/);
        assert.doesNotMatch(response.body, /internal/);
    });

    it("have the same form for addresses that do not exist or are not even addresses", async () => {
        for (const [url, status] of [
            ["/nowhere", 404],
            ["/%zz", 400],
            [`/api/users/${"9".repeat(200)}`, 414],
        ] as const) {
            const response = await service.server.inject(url);
            assert.equal(response.statusCode, status, url);
            assert.equal(response.headers["content-type"], "application/problem+json; charset=utf-8");
            assert.equal(response.json<{ status: number }>().status, status);
        }
    });

    it("come with the headers that every response has", async () => {
        for (const url of ["/", "/broken", "/nowhere", "/health/live"]) {
            const { headers } = await service.server.inject(url);
            assert.equal(headers["x-content-type-options"], "nosniff", url);
            assert.match(String(headers["content-security-policy"]), /default-src 'none'/);
            assert.match(String(headers["strict-transport-security"]), /max-age=\d+/);
        }
    });

    it("keep a caller's request id if it is plain", async () => {
        const get = async (id: string) => {
            const response = await service.server.inject({ url: "/", headers: { "x-request-id": id } });
            return String(response.headers["x-request-id"]);
        };
        assert.equal(await get("abc-123_X"), "abc-123_X");
        for (const id of ["", "a b", 'x","level":60', "x".repeat(65)]) {
            assert.match(await get(id), /^[0-9a-f-]{36}$/);
        }
    });

    it("and requests are logged without headers, bodies and query strings", async () => {
        const before = service.log.length;
        await service.server.inject({
            method: "POST",
            url: "/DevOps?token=secret-3",
            headers: { ...(await service.keys.headers()), "x-request-id": "logged" },
            payload: { message: "secret-4", to: "secret-5", from: "b", timeToLifeSec: 1 },
        });
        await service.server.inject("/logs");
        const lines = service.log.slice(before);
        assert.doesNotMatch(lines.join(""), /secret|Bearer|eyJ/);
        assert.doesNotMatch(lines.join(""), new RegExp(service.keys.apiKey));
        const entries = lines.map((text): unknown => JSON.parse(text));
        assert.ok(
            entries.some((entry) => Value.Check(RequestLine, entry)),
            lines.join(""),
        );
    });
});
