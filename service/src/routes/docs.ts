import type { FastifyPluginCallbackTypebox } from "@fastify/type-provider-typebox";
import { documentationPage } from "../page/documentation-page";

/** The API's description, for programs and for people. */
export const docsRoutes: FastifyPluginCallbackTypebox = (fastify, _options, done) => {
    fastify.get("/openapi.json", { schema: { hide: true } }, () => fastify.swagger());
    fastify.get("/docs", { schema: { hide: true } }, (_request, reply) => {
        const { html, contentSecurityPolicy } = documentationPage(fastify.swagger());
        return reply
            .header("content-security-policy", contentSecurityPolicy)
            .type("text/html; charset=utf-8")
            .send(html);
    });
    done();
};
