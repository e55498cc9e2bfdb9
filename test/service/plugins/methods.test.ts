import assert from "node:assert/strict";
import { METHODS } from "node:http";
import { startService, type TestService } from "../start-service";

const collection = ["GET", "HEAD", "OPTIONS", "POST"];
const member = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT"];
const readable = ["GET", "HEAD", "OPTIONS"];

describe("Methods", () => {
    let service: TestService;

    before(async () => {
        service = await startService({ database: false });
    });

    after(() => service.close());

    const ask = (method: string, url: string) =>
        service.server.inject({ method: method as "GET", url, payload: method === "GET" ? undefined : "{" });

    for (const [url, known] of Object.entries({
        "/": readable,
        "/api/users": collection,
        "/api/users/": collection,
        "/api/users/1": member,
        "/health/live": readable,
        "/health/ready/": readable,
        "/docs": readable,
        "/openapi.json": readable,
        "/metrics": readable,
    })) {
        it(`of ${url} are told by OPTIONS, and by a 405 to any other`, async () => {
            const options = await ask("OPTIONS", url);
            assert.deepEqual([options.statusCode, options.headers.allow], [204, known.join(", ")]);
            for (const method of METHODS.filter((name) => !known.includes(name) && name !== "CONNECT")) {
                const { statusCode, headers, json } = await ask(method, url);
                assert.equal(statusCode, 405, method);
                assert.equal(headers.allow, known.join(", "));
                assert.equal(headers["content-type"], "application/problem+json; charset=utf-8");
                assert.equal(json<{ type: string }>().type, "urn:fairlead:problem:method-not-allowed");
            }
        });
    }

    it("include HEAD, which answers as GET does, without the body", async () => {
        for (const url of ["/", "/docs", "/openapi.json", "/health/live", "/api/users/", "/nowhere"]) {
            const [get, head] = [await ask("GET", url), await ask("HEAD", url)];
            assert.equal(head.statusCode, get.statusCode, url);
            assert.equal(head.headers["content-type"], get.headers["content-type"]);
            assert.equal(head.headers["content-length"], get.headers["content-length"]);
            assert.equal(head.body, "");
        }
    });

    it("are not told of an address that does not exist", async () => {
        assert.equal((await ask("OPTIONS", "/nowhere")).statusCode, 404);
    });
});
