import assert from "node:assert/strict";
import { METHODS } from "node:http";
import type { InjectOptions } from "fastify";
import { digestOf } from "../../../service/src/keys/api-keys";
import { message, startService, type TestService } from "../start-service";

describe("POST /DevOps", () => {
    let service: TestService;

    before(async () => {
        service = await startService();
    });

    after(() => service.close());

    const post = async (options: InjectOptions = {}) =>
        service.server.inject({
            method: "POST",
            url: "/DevOps",
            payload: message,
            headers: await service.keys.headers(),
            ...options,
        });

    it("takes a message with an API key and a token", async () => {
        const { statusCode, headers, json } = await post();
        assert.equal(statusCode, 200);
        assert.equal(headers["content-type"], "application/json; charset=utf-8");
        assert.deepEqual(json(), { message: "Hello Juan Perez your message will be sent" });
    });

    it("takes them by their other names, in any case, and with a slash at the end", async () => {
        const headers = { "X-Parse-REST-API-Key": service.keys.apiKey, "X-JWT-KWY": await service.keys.token() };
        assert.equal((await post({ headers, url: "/DevOps/" })).statusCode, 200);
        const lowerCase = { "x-api-key": service.keys.apiKey, authorization: `bearer ${await service.keys.token()}` };
        assert.equal((await post({ headers: lowerCase })).statusCode, 200);
    });

    it("accepts a token once, however many requests have it at the same time", async () => {
        const headers = await service.keys.headers();
        const answers = await Promise.all(Array.from({ length: 20 }, () => post({ headers })));
        assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array<number>(19).fill(401)]);
    });

    it("does not use up a token for a body that is wrong", async () => {
        const headers = await service.keys.headers();
        assert.equal((await post({ headers, payload: {} })).statusCode, 400);
        assert.equal((await post({ headers })).statusCode, 200);
    });

    const wrongKeys: Record<string, (key: string) => Record<string, string>> = {
        "no key": () => ({}),
        "an empty key": () => ({ "x-api-key": "" }),
        "another key": (key) => ({ "x-api-key": `${key}x` }),
        "the key's digest": (key) => ({ "x-api-key": digestOf(key) }),
        "the key in capitals": (key) => ({ "x-api-key": key.toUpperCase() }),
        "two different keys": (key) => ({ "x-api-key": key, "x-parse-rest-api-key": "other" }),
    };
    for (const [what, headersOf] of Object.entries(wrongKeys)) {
        it(`refuses ${what}`, async () => {
            const { authorization = "" } = await service.keys.headers();
            const response = await post({ headers: { authorization, ...headersOf(service.keys.apiKey) } });
            assert.equal(response.statusCode, 401);
            assert.equal(response.headers["www-authenticate"], "ApiKey");
            assert.equal(response.json<{ type: string }>().type, "urn:fairlead:problem:api-key");
        });
    }

    const wrongTokens: Record<string, (token: string) => Record<string, string>> = {
        "no token": () => ({}),
        "an empty token": () => ({ authorization: "Bearer " }),
        "a token without Bearer": (token) => ({ authorization: token }),
        "a token by Basic": (token) => ({ authorization: `Basic ${token}` }),
        "two different tokens": (token) => ({ authorization: `Bearer ${token}`, "x-jwt-kwy": `${token}x` }),
        "a token and something else in Authorization": (token) => ({ authorization: "Basic eDp5", "x-jwt-kwy": token }),
        "a token that is cut": (token) => ({ authorization: `Bearer ${token.slice(0, -3)}` }),
    };
    for (const [what, headersOf] of Object.entries(wrongTokens)) {
        it(`refuses ${what}`, async () => {
            const response = await post({
                headers: { "x-api-key": service.keys.apiKey, ...headersOf(await service.keys.token()) },
            });
            assert.equal(response.statusCode, 401);
            assert.equal(response.headers["www-authenticate"], 'Bearer error="invalid_token"');
            assert.equal(response.json<{ type: string }>().type, "urn:fairlead:problem:token");
        });
    }

    it("says of all wrong tokens the same, and why only to the log", async () => {
        const details = await Promise.all(
            [{ exp: 1 }, { iss: "x" }, { jti: "" }].map(async (claims) => {
                const authorization = `Bearer ${await service.keys.token(claims)}`;
                const response = await post({ headers: { "x-api-key": service.keys.apiKey, authorization } });
                return response.json<{ detail: string }>().detail;
            }),
        );
        assert.equal(new Set(details).size, 1);
        assert.ok(service.log.some((line) => line.includes("token refused") && line.includes("issuer invalid")));
    });

    it("checks key and token before it reads the body", async () => {
        const response = await post({ headers: { "content-type": "application/json" }, payload: "{" });
        assert.equal(response.statusCode, 401);
    });

    const wrongBodies: Record<string, [unknown, readonly string[]]> = {
        "without to": [{ ...message, to: undefined }, ["#/to"]],
        "with a number as text": [{ ...message, timeToLifeSec: "45" }, ["#/timeToLifeSec"]],
        "with half a second": [{ ...message, timeToLifeSec: 0.5 }, ["#/timeToLifeSec", "#/timeToLifeSec"]],
        "with more than it knows": [{ ...message, admin: true }, ["#/admin"]],
        "with an empty and a long text": [{ ...message, from: "", to: "x".repeat(201) }, ["#/from", "#/to"]],
        "that is a list": [[message], ["#"]],
    };
    for (const [what, [payload, pointers]] of Object.entries(wrongBodies)) {
        it(`refuses a body ${what}`, async () => {
            const response = await post({
                payload: JSON.stringify(payload),
                headers: { ...(await service.keys.headers()), "content-type": "application/json" },
            });
            assert.equal(response.statusCode, 400);
            assert.equal(response.headers["content-type"], "application/problem+json; charset=utf-8");
            const { type, errors } = response.json<{ type: string; errors: { pointer: string }[] }>();
            assert.equal(type, "urn:fairlead:problem:validation");
            assert.deepEqual([...errors.map(({ pointer }) => pointer)].sort(), [...pointers].sort());
        });
    }

    it("answers any other method with 405 and ERROR, whatever is sent along", async () => {
        for (const method of METHODS.filter((name) => name !== "POST" && name !== "CONNECT")) {
            const response = await service.server.inject({ method: method as "GET", url: "/DevOps", payload: "{" });
            assert.equal(response.statusCode, 405, method);
            assert.equal(response.headers.allow, "POST");
            assert.equal(response.headers["content-type"], "text/plain; charset=utf-8");
            assert.equal(response.body, method === "HEAD" ? response.body : "ERROR", method);
        }
    });
});
