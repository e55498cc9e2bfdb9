import type { FastifyPluginCallbackTypebox } from "@fastify/type-provider-typebox";
import { Type } from "@sinclair/typebox";

import { DniTaken, Users } from "../database/users";
import { requireApiKey } from "../plugins/authentication";
import { problem } from "../plugins/problem";
import { problemResponses } from "../schemas/problem";
import { NewUser, Page, User, UserChange, UserId } from "../schemas/users";

const tags = ["users"];
/** What a write needs. The key is checked before the body is read. */
const write = { onRequest: requireApiKey };
const security = [{ apiKey: [] }];
/** The user that a request was about. */
const one = { description: "The user", content: { "application/json": { schema: User } } };

/** Users. Whoever reaches the service may read them; who writes needs an API key. Registered with a prefix. */
export const usersRoutes: FastifyPluginCallbackTypebox = (fastify, _options, done) => {
    const users = new Users(fastify.database);

    fastify.get(
        "/",
        {
            schema: {
                tags,
                summary: "Lists users, oldest first",
                querystring: Page,
                response: {
                    200: {
                        description: "Some users. The header Link names the next page, if there is one.",
                        headers: { link: Type.String({ examples: ['</api/users/?limit=50&after=50>; rel="next"'] }) },
                        content: { "application/json": { schema: Type.Array(User) } },
                    },
                    ...problemResponses(400, 429, 503),
                },
            },
        },
        async ({ query }, reply) => {
            const limit = Number(query.limit);
            // One more than asked for tells whether there is another page.
            const found = await users.list(limit + 1, Number(query.after));
            const page = found.slice(0, limit);
            const last = page.at(-1);
            if (found.length > limit && last !== undefined) {
                reply.header("link", `<${fastify.prefix}/?limit=${limit}&after=${last.id}>; rel="next"`);
            }
            return reply.send(page);
        },
    );

    fastify.post(
        "/",
        {
            ...write,
            schema: {
                tags,
                summary: "Creates a user",
                security,
                body: NewUser,
                response: {
                    201: {
                        description: "The user, whose address is in the header Location.",
                        headers: { location: Type.String({ examples: ["/api/users/1"] }) },
                        content: { "application/json": { schema: User } },
                    },
                    ...problemResponses(400, 401, 409, 413, 415, 429, 503),
                },
            },
        },
        async ({ body }, reply) => {
            const user = await users.create(body).catch(rethrow);
            return reply.code(201).header("location", `${fastify.prefix}/${user.id}`).send(user);
        },
    );

    fastify.get(
        "/:id",
        {
            schema: {
                tags,
                summary: "Reads a user",
                params: UserId,
                response: { 200: one, ...problemResponses(400, 404, 429, 503) },
            },
        },
        async ({ params }) => (await users.find(Number(params.id))) ?? unknown(params.id),
    );

    fastify.put(
        "/:id",
        {
            ...write,
            schema: {
                tags,
                summary: "Replaces what is known of a user",
                security,
                params: UserId,
                body: NewUser,
                response: { 200: one, ...problemResponses(400, 401, 404, 409, 413, 415, 429, 503) },
            },
        },
        async ({ params, body }) => (await users.change(Number(params.id), body).catch(rethrow)) ?? unknown(params.id),
    );

    fastify.patch(
        "/:id",
        {
            ...write,
            schema: {
                tags,
                summary: "Changes some of what is known of a user",
                security,
                params: UserId,
                body: UserChange,
                response: { 200: one, ...problemResponses(400, 401, 404, 409, 413, 415, 429, 503) },
            },
        },
        async ({ params, body }) => (await users.change(Number(params.id), body).catch(rethrow)) ?? unknown(params.id),
    );

    fastify.delete(
        "/:id",
        {
            ...write,
            schema: {
                tags,
                summary: "Deletes a user",
                security,
                params: UserId,
                response: {
                    204: Type.Null({ description: "The user is gone." }),
                    ...problemResponses(400, 401, 404, 429, 503),
                },
            },
        },
        async ({ params }, reply) => {
            if (!(await users.delete(Number(params.id)))) {
                unknown(params.id);
            }
            return reply.code(204).send(null);
        },
    );

    done();
};

function unknown(id: string): never {
    throw problem(404, "unknown-user", `There is no user ${id}.`);
}

/** Tells a client of a dni that is taken; other errors stay what they are. */
function rethrow(error: unknown): never {
    if (error instanceof DniTaken) {
        throw problem(409, "dni-taken", "Another user has this dni: change that user, or send another dni.");
    }
    throw error;
}
