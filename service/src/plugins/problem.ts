import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import type { Problem } from "../schemas/problem";

/** A request that is not answered as it wished. Everything in it may be told to the client. */
export class ProblemError extends Error {
    constructor(
        readonly statusCode: number,
        readonly type: string,
        detail: string,
        readonly headers: Readonly<Record<string, string>> = {},
    ) {
        super(detail);
        this.name = "ProblemError";
    }
}

/** A problem to throw: its status, the name of its kind, and what a client can do. */
export function problem(
    status: number,
    type: string,
    detail: string,
    headers?: Readonly<Record<string, string>>,
): ProblemError {
    return new ProblemError(status, type, detail, headers);
}

/** Seconds after which it is worth trying again, when nothing better is known. */
const retryAfter = "5";
/** Faults of one body that are told at once. */
const maximumErrors = 20;

const mediaType = "application/problem+json";
/** What Node.js says of connections, and what we say. */
const connectionProblems: Readonly<Record<string, readonly [status: number, type: string, detail: string]>> = {
    ERR_HTTP_REQUEST_TIMEOUT: [408, "request-timeout", "The request took too long to arrive."],
    HPE_HEADER_OVERFLOW: [431, "headers-too-large", "The headers are longer than the service takes."],
};
const noRequest = [400, "no-request", "This is no request of HTTP/1.1."] as const;

type Answer = Omit<Problem, "requestId" | "title"> & { readonly headers?: Readonly<Record<string, string>> };

/**
 * Answers with a problem. The server's own failures are told to the log alone.
 * It serves as error handler for routes and for errors before a route is found.
 */
export function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const { status, headers, body } = answerOf(error, request.id);
    // A problem that we state ourselves is in the request's line; what surprised us is told with its stack.
    if (status >= 500 && !(error instanceof ProblemError)) {
        request.log[status === 503 ? "warn" : "error"]({ err: error }, "request failed");
    }
    void reply
        .code(status)
        .headers({ ...headers })
        .type(mediaType)
        .send(body);
}

/** Answers what is not even a request, such as a head that never ends, and ends its connection. */
export function sendConnectionProblem(error: ConnectionError, socket: Socket): void {
    if (socket.writable && error.code !== "ECONNRESET") {
        const [status, type, detail] = connectionProblems[error.code] ?? noRequest;
        const { body } = answerOf(problem(status, type, detail), randomUUID());
        socket.write(
            `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\ncontent-type: ${mediaType}; charset=utf-8\r\n` +
                `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
        );
    }
    socket.destroy(error);
}

function answerOf(error: FastifyError | ProblemError, requestId: string) {
    const { headers, ...answer } = answerTo(error);
    const body: Problem = { ...answer, title: STATUS_CODES[answer.status] ?? "Error", requestId };
    return { status: answer.status, headers, body: JSON.stringify(body) };
}

function answerTo(error: FastifyError | ProblemError): Answer {
    if (error instanceof ProblemError) {
        return { type: name(error.type), status: error.statusCode, detail: error.message, headers: error.headers };
    }
    if (error.validation !== undefined) {
        const errors = error.validation.slice(0, maximumErrors).map(({ instancePath, params, message }) => {
            const missing = typeof params.missingProperty === "string" ? `/${params.missingProperty}` : "";
            const unknown = typeof params.additionalProperty === "string" ? `/${params.additionalProperty}` : "";
            return { pointer: `#${instancePath}${missing}${unknown}`, detail: message ?? "is not valid" };
        });
        const detail = `The ${error.validationContext ?? "request"} does not fit the schema in /openapi.json.`;
        return { type: name("validation"), status: 400, detail, errors };
    }
    const status = error.statusCode ?? 500;
    if (status === 503) {
        const detail = "The service cannot answer at present. Try again later.";
        return { type: name("unavailable"), status, detail, headers: { "retry-after": retryAfter } };
    }
    if (status >= 400 && status < 500) {
        return {
            type: name((STATUS_CODES[status] ?? "error").toLowerCase().replaceAll(/[^a-z]+/g, "-")),
            status,
            detail: error.message,
        };
    }
    return { type: name("internal"), status: 500 };
}

function name(type: string): string {
    return `urn:fairlead:problem:${type}`;
}

/** Answers all that goes wrong, and addresses that do not exist, in the form of RFC 9457. */
export const problems = fp(
    (fastify, _options, done) => {
        fastify.setErrorHandler(sendProblem);
        fastify.setNotFoundHandler(() => {
            throw problem(404, "not-found", "There is nothing at this address. See /openapi.json.");
        });
        done();
    },
    { name: "problems", fastify: "5.x" },
);
