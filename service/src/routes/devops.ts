import type { FastifyPluginCallbackTypebox } from "@fastify/type-provider-typebox";
import { Type } from "@sinclair/typebox";
import type { UsedTokens } from "../keys/used-tokens";
import { refuseToken, requireApiKey, requireToken } from "../plugins/authentication";
import { Message } from "../schemas/message";
import { problemResponses } from "../schemas/problem";

const path = "/DevOps";
const method = "POST";

/** Takes messages from clients with an API key and a token that nobody used before. */
export const devopsRoutes: FastifyPluginCallbackTypebox<{ readonly usedTokens: UsedTokens }> = (
    fastify,
    { usedTokens },
    done,
) => {
    fastify.post(
        path,
        {
            // Both are checked before the body is read; the token is used up only by a request that is right.
            onRequest: [requireApiKey, requireToken],
            preHandler: async (request) => {
                if (request.token === undefined || !(await usedTokens.use(request.token.id, request.token.expiresAt))) {
                    throw await refuseToken(request);
                }
            },
            schema: {
                summary: "Take a message",
                description:
                    "Needs an API key and a token. A token is accepted once. Other methods get 405 with the text ERROR.",
                security: [{ apiKey: [], token: [] }],
                body: Message,
                response: {
                    200: {
                        description: "The message is taken",
                        content: { "application/json": { schema: Type.Object({ message: Type.String() }) } },
                    },
                    ...problemResponses(400, 401, 413, 415, 429, 503),
                },
            },
        },
        (request, reply) => {
            reply.send({ message: `Hello ${request.body.to} your message will be sent` });
        },
    );
    fastify.route({
        method: fastify.supportedMethods.filter((other) => other !== method),
        url: path,
        schema: { hide: true },
        exposeHeadRoute: false,
        // Answered before a body is read, whatever it is.
        onRequest: (_request, reply) => {
            reply.code(405).header("allow", method).type("text/plain; charset=utf-8").send("ERROR");
        },
        handler: () => undefined,
    });
    done();
};
