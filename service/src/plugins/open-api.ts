import swagger from "@fastify/swagger";
import fp from "fastify-plugin";

/** Describes the API in OpenAPI's terms, from the schemas that the routes are checked with. */
export const openApi = fp<{ readonly version: string }>(
    async (fastify, { version }) => {
        await fastify.register(swagger, {
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
