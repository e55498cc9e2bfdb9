import swagger from "@fastify/swagger";
import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { FastifySchema } from "fastify";
import fp from "fastify-plugin";
import { Problem, problemResponse } from "../schemas/problem";

const parameters = Type.Object({
    properties: Type.Record(Type.String(), Type.Object({ default: Type.Optional(Type.Unknown()) })),
    required: Type.Array(Type.String()),
});

/** Describes the API in OpenAPI's terms, from the schemas that the routes are checked with. */
export const openApi = fp<{ readonly version: string }>(
    async (fastify, { version }) => {
        fastify.addSchema(Problem);
        await fastify.register(swagger, {
            transform: ({ schema, url }) => ({ schema: withOtherResponses(withOptionalDefaults(schema)), url }),
            refResolver: { buildLocalReference: ({ $id }) => Value.Parse(Type.String(), $id) },
            openapi: {
                openapi: "3.1.0",
                info: {
                    title: "Fairlead service",
                    description: "Greets, takes messages, keeps users. Problems have the form of RFC 9457.",
                    version,
                    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
                },
                servers: [{ url: "/" }],
                components: {
                    securitySchemes: {
                        apiKey: {
                            type: "apiKey",
                            in: "header",
                            name: "X-API-Key",
                            description: "Alias: X-Parse-REST-API-Key",
                        },
                        token: {
                            type: "http",
                            scheme: "bearer",
                            bearerFormat: "JWT",
                            description: "Claims exp, iss, aud and jti; accepted once. Alias: X-JWT-KWY",
                        },
                    },
                },
            },
        });
    },
    { name: "open-api", fastify: "5.x" },
);

/** A parameter with a default need not be sent, although a handler always finds it. */
function withOptionalDefaults(schema: FastifySchema): FastifySchema {
    if (!Value.Check(parameters, schema.querystring)) {
        return schema;
    }
    const { properties, required } = schema.querystring;
    const sent = required.filter((name) => properties[name]?.default === undefined);
    return { ...schema, querystring: { ...schema.querystring, required: sent } };
}

/** Whatever else a route may answer, such as 500 for a bug of ours, is a problem too. */
function withOtherResponses(schema: FastifySchema): FastifySchema {
    const response = Object.assign({}, schema.response, { default: problemResponse("Any other answer is a problem.") });
    return { ...schema, response };
}
