import type { FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import type { ApiKeysSource, TokenConfiguration } from "../configuration/configuration";
import { type ApiKeys, parseApiKeys } from "../keys/api-keys";
import { parseKeySet, parseSharedKey, type TokenKeys } from "../keys/token-keys";
import { type Token, TokenRefused, verifyToken } from "../keys/token-verifier";
import { WatchedFile } from "../keys/watched-file";
import { type ProblemError, problem } from "./problem";

export interface AuthenticationOptions {
    readonly apiKeys: ApiKeysSource;
    readonly tokens: TokenConfiguration;
    /** Milliseconds between looks at the files with the keys. */
    readonly keysInterval?: number;
}

interface Keys {
    readonly apiKeys: () => ApiKeys;
    readonly tokenKeys: () => TokenKeys;
    readonly tokenRules: TokenConfiguration;
}

declare module "fastify" {
    interface FastifyInstance {
        readonly keys: Keys;
    }
    interface FastifyRequest {
        /** The client whose API key the request has. */
        client: string | undefined;
        /** The token of the request, checked but not yet used up. */
        token: Token | undefined;
    }
}

/** Keeps the keys that requests are checked with, and reads them again when their files change. */
export const authentication = fp<AuthenticationOptions>(
    (fastify, { apiKeys, tokens, keysInterval }, done) => {
        const watch = <T>(path: string, parse: (text: string) => T) => {
            const file = new WatchedFile(
                path,
                parse,
                {
                    changed: () => {
                        fastify.log.info({ path }, "keys read again");
                    },
                    failed: (_path, err) => {
                        fastify.log.error({ path, err }, "new keys cannot be used, the former ones stay in force");
                    },
                },
                keysInterval,
            );
            fastify.addHook("onClose", (_instance, closed) => {
                file.close();
                closed();
            });
            return () => file.current;
        };
        fastify.decorate("keys", {
            apiKeys: "file" in apiKeys ? watch(apiKeys.file, parseApiKeys) : constant(parseApiKeys(apiKeys.text)),
            tokenKeys: watch(tokens.file, tokens.kind === "shared-key" ? parseSharedKey : parseKeySet),
            tokenRules: tokens,
        });
        fastify.decorateRequest("client", undefined);
        fastify.decorateRequest("token", undefined);
        done();
    },
    { name: "authentication", fastify: "5.x", dependencies: ["rate-limits"] },
);

function constant<T>(value: T): () => T {
    return () => value;
}

/** Hook for routes that need an API key. As onRequest, it refuses before a body is read. @throws ProblemError 401, 429 */
export async function requireApiKey(request: FastifyRequest): Promise<void> {
    const key = oneOf(request, "x-api-key", "x-parse-rest-api-key");
    const client = key === undefined ? undefined : request.server.keys.apiKeys().clientOf(key);
    if (client === undefined) {
        throw await refuse(request, "api-key", "Send a valid API key in the header X-API-Key.", "ApiKey");
    }
    request.client = client;
    await request.server.countClient(request);
}

/** Hook for routes that need a token as well. It checks it; `useToken` uses it up. @throws ProblemError 401, 429 */
export async function requireToken(request: FastifyRequest): Promise<void> {
    const { tokenKeys, tokenRules } = request.server.keys;
    const [, bearer] = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const alias = oneOf(request, "x-jwt-kwy");
    if (request.headers.authorization !== undefined && (bearer === undefined || (alias ?? bearer) !== bearer)) {
        throw await refuseToken(request);
    }
    try {
        request.token = verifyToken(bearer ?? alias ?? "", tokenKeys(), tokenRules);
    } catch (error) {
        if (error instanceof TokenRefused) {
            request.log.info({ reason: error.message }, "token refused");
            throw await refuseToken(request);
        }
        throw error;
    }
}

/** What a client is told whose token is wrong, too old, or used. */
export function refuseToken(request: FastifyRequest): Promise<ProblemError> {
    const detail = "Send a valid, unused token in the header Authorization: Bearer.";
    return refuse(request, "token", detail, 'Bearer error="invalid_token"');
}

async function refuse(request: FastifyRequest, type: string, detail: string, challenge: string): Promise<ProblemError> {
    await request.server.countRefusal(request);
    return problem(401, type, detail, { "www-authenticate": challenge });
}

/** The value of a header or its alias. With two different values it is not clear which one counts, so none does. */
function oneOf({ headers }: FastifyRequest, name: string, alias = name): string | undefined {
    const [value, other] = [headers[name], headers[alias]];
    const one = value ?? other;
    return typeof one === "string" && (other ?? one) === one ? one : undefined;
}
