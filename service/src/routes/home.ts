import type { FastifyPluginCallbackTypebox } from "@fastify/type-provider-typebox";
import { Type } from "@sinclair/typebox";
import type { Configuration } from "../configuration/configuration";
import { homePage } from "../page/home-page";
import { problemResponses } from "../schemas/problem";

const greeting = "Hello from Fairlead in Kubernetes!";
const answer = { message: greeting };

/** Greets: programs with JSON, and browsers, which ask for HTML, with a page. */
export const homeRoutes: FastifyPluginCallbackTypebox<Pick<Configuration, "environment" | "version" | "commit">> = (
    fastify,
    about,
    done,
) => {
    const { html, contentSecurityPolicy } = homePage(greeting, about);
    fastify.get(
        "/",
        {
            schema: {
                summary: "Greet",
                description: "With Accept: text/html, a page that shows the service and its users.",
                response: {
                    200: {
                        description: "The greeting",
                        content: {
                            "application/json": { schema: Type.Object({ message: Type.String() }) },
                            "text/html": { schema: Type.String() },
                        },
                    },
                    ...problemResponses(429, 503),
                },
            },
        },
        (request, reply) => {
            reply.header("vary", "accept");
            if (prefersHtml(request.headers.accept)) {
                reply
                    .header("content-security-policy", contentSecurityPolicy)
                    .type("text/html; charset=utf-8")
                    .send(html);
            } else {
                reply.send(answer);
            }
        },
    );
    done();
};

/** Browsers name text/html; programs name JSON, or everything. A type with q=0 is not wanted. */
function prefersHtml(accept: string | undefined): boolean {
    const quality = (type: string) => {
        const entry = accept?.split(",").find((candidate) => candidate.trim().toLowerCase().startsWith(type));
        return entry === undefined ? 0 : Number(/;\s*q=([\d.]+)/i.exec(entry)?.[1] ?? 1);
    };
    return accept?.includes("text/html") === true && quality("text/html") > quality("application/json");
}
