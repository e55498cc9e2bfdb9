import assert from "node:assert/strict";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { InjectOptions } from "fastify";
import { Problem } from "../../../service/src/schemas/problem";
import { message, startService, type TestService } from "../start-service";

const problemReference = "#/components/schemas/Problem";
const Response = Type.Object({
    description: Type.String(),
    content: Type.Optional(
        Type.Record(Type.String(), Type.Object({ schema: Type.Record(Type.String(), Type.Unknown()) })),
    ),
});
const OpenApi = Type.Object({
    paths: Type.Record(
        Type.String(),
        Type.Record(Type.String(), Type.Object({ responses: Type.Record(Type.String(), Response) })),
    ),
});

describe("The OpenAPI document", () => {
    let service: TestService;
    let text: string;

    before(async () => {
        service = await startService();
        text = (await service.server.inject("/openapi.json")).body;
    });

    after(() => service.close());

    it("is valid", async () => {
        const document: unknown = JSON.parse(text);
        assert.ok(Value.Check(OpenApi, document));
        const { valid, errors } = await new Validator().validate(document);
        assert.ok(valid, JSON.stringify(errors));
    });

    it("has the whole API", () => {
        const { paths } = Value.Parse(OpenApi, JSON.parse(text));
        const operations = Object.entries(paths).flatMap(([path, methods]) =>
            Object.keys(methods).map((method) => `${method} ${path}`),
        );
        assert.deepEqual(operations.sort(), [
            "delete /api/users/{id}",
            "get /",
            "get /api/users",
            "get /api/users/{id}",
            "get /health/live",
            "get /health/ready",
            "patch /api/users/{id}",
            "post /DevOps",
            "post /api/users",
            "put /api/users/{id}",
        ]);
    });

    it("has a status for whatever may be answered, and one form of problems", () => {
        const { paths } = Value.Parse(OpenApi, JSON.parse(text));
        for (const [path, methods] of Object.entries(paths)) {
            for (const [method, { responses }] of Object.entries(methods)) {
                for (const [status, { description, content = {} }] of Object.entries(responses)) {
                    assert.doesNotMatch(description, /^Default/, `${method} ${path} ${status}`);
                    const problem = content["application/problem+json"]?.schema ?? { $ref: problemReference };
                    assert.deepEqual(problem, { $ref: problemReference });
                }
                assert.ok(responses.default?.content?.["application/problem+json"]);
            }
        }
    });

    it("is what the service answers", async () => {
        const { paths } = Value.Parse(OpenApi, JSON.parse(text));
        const key = { "x-api-key": service.keys.apiKey };
        const user = { dni: "12345678Z", name: "Ada Lovelace" };
        const requests: readonly (readonly [string, number, InjectOptions])[] = [
            ["/", 200, { url: "/" }],
            ["/", 200, { url: "/", headers: { accept: "text/html" } }],
            [
                "/DevOps",
                200,
                { method: "POST", url: "/DevOps", payload: message, headers: await service.keys.headers() },
            ],
            ["/DevOps", 400, { method: "POST", url: "/DevOps", payload: {}, headers: await service.keys.headers() }],
            ["/DevOps", 401, { method: "POST", url: "/DevOps", payload: message }],
            ["/DevOps", 415, { method: "POST", url: "/DevOps", payload: "a=b", headers: await service.keys.headers() }],
            ["/health/live", 200, { url: "/health/live" }],
            ["/health/ready", 200, { url: "/health/ready" }],
            ["/api/users", 201, { method: "POST", url: "/api/users/", payload: user, headers: key }],
            ["/api/users", 409, { method: "POST", url: "/api/users/", payload: user, headers: key }],
            ["/api/users", 401, { method: "POST", url: "/api/users", payload: user }],
            ["/api/users", 200, { url: "/api/users" }],
            ["/api/users", 400, { url: "/api/users/?limit=0" }],
            ["/api/users/{id}", 200, { url: "/api/users/1" }],
            ["/api/users/{id}", 404, { url: "/api/users/2" }],
            ["/api/users/{id}", 200, { method: "PATCH", url: "/api/users/1", payload: { name: "Ada" }, headers: key }],
            ["/api/users/{id}", 200, { method: "PUT", url: "/api/users/1", payload: user, headers: key }],
            ["/api/users/{id}", 204, { method: "DELETE", url: "/api/users/1", headers: key }],
        ];
        for (const [path, status, options] of requests) {
            const response = await service.server.inject(options);
            const where = `${options.method ?? "GET"} ${path}: ${response.body}`;
            assert.equal(response.statusCode, status, where);
            const method = (options.method ?? "GET").toLowerCase();
            const described = paths[path]?.[method]?.responses[status];
            assert.ok(described, `${where} is not described`);
            const type = String(response.headers["content-type"] ?? "").replace(/;.*/, "");
            const schema = described.content?.[type]?.schema;
            assert.equal(schema === undefined, response.body === "", `${where}: ${type} is not described`);
            if (schema !== undefined) {
                const body: unknown = type.endsWith("json") ? response.json() : response.body;
                const validate = service.server.validatorCompiler?.({
                    schema: schema.$ref === problemReference ? { ...Problem, $id: undefined } : schema,
                    method: "GET",
                    url: path,
                    httpPart: "body",
                });
                assert.equal(validate?.(body), true, where);
            }
        }
    });

    it("asks for no parameter that has a default", () => {
        assert.doesNotMatch(text, /"name":"limit","required":true/);
        assert.match(text, /"name":"id","required":true/);
    });

    it("has a page for people, with all of it", async () => {
        const { body, headers } = await service.server.inject("/docs");
        assert.equal(headers["content-type"], "text/html; charset=utf-8");
        for (const title of ["POST /DevOps", "GET /api/users", "DELETE /api/users/{id}"]) {
            assert.ok(body.includes(`<h2><code>${title}</code></h2>`), title);
        }
        assert.ok(body.includes("Needs: apiKey and token"));
    });
});
