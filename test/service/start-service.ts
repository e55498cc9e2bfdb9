import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { type JWTPayload, SignJWT } from "jose";
import { app } from "../../service/src/app";
import { readConfiguration } from "../../service/src/configuration/configuration";
import { digestOf } from "../../service/src/keys/api-keys";
import { serverOptions, transportLimits, type TransportLimits } from "../../service/src/server-options";

/** A service as it runs, with keys that a test knows. Close it. */
export interface TestService {
    readonly server: FastifyInstance;
    readonly keys: TestKeys;
    /** All that was logged. */
    readonly log: string[];
    close(): Promise<void>;
}

export interface TestServiceOptions {
    readonly variables?: Readonly<Record<string, string>>;
    readonly limits?: Partial<TransportLimits>;
    /**
     * Whether users are kept. A database takes long to start; where no test asks it anything, it may be away as it may be in
     * production. @default true
     */
    readonly database?: boolean;
    /** Adds to the server before it starts. */
    readonly extend?: (server: FastifyInstance) => void;
}

/** Keys in a directory of their own, and the variables that name them. */
export class TestKeys {
    readonly directory = mkdtempSync(path.join(tmpdir(), "service-"));
    readonly apiKey = randomBytes(32).toString("base64url");
    readonly tokenKey = randomBytes(64).toString("base64");
    readonly variables: Readonly<Record<string, string>>;

    constructor() {
        this.variables = {
            API_KEYS_FILE: this.write("api-keys", `website:${digestOf(this.apiKey)}\n`),
            TOKEN_KEY_FILE: this.write("token-key", this.tokenKey),
            TOKEN_ISSUER: "issuer",
            TOKEN_AUDIENCE: "audience",
        };
    }

    /** Variables of a database that is not there. */
    absentDatabase(): Record<string, string> {
        this.write("username", "service");
        this.write("password", "unknown");
        return {
            DATABASE_HOST: "127.0.0.1",
            DATABASE_PORT: "1",
            DATABASE_NAME: "service",
            DATABASE_LOGIN_DIR: this.directory,
        };
    }

    write(name: string, text: string): string {
        const file = path.join(this.directory, name);
        writeFileSync(file, text);
        return file;
    }

    /** A token that is accepted, but for what `claims` change. A claim that is undefined is left out. */
    token(claims: JWTPayload = {}, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
        const now = Math.floor(Date.now() / 1000);
        return new SignJWT({ iss: "issuer", aud: "audience", exp: now + 60, jti: randomUUID(), ...claims })
            .setProtectedHeader({ alg: "HS256", ...header })
            .sign(Buffer.from(this.tokenKey));
    }

    /** Headers that let a message in, once. */
    async headers(): Promise<Record<string, string>> {
        return { "x-api-key": this.apiKey, authorization: `Bearer ${await this.token()}` };
    }

    remove(): void {
        rmSync(this.directory, { recursive: true });
    }
}

export const message = { message: "This is a test", to: "Juan Perez", from: "Rita Asturia", timeToLifeSec: 45 };

export async function startService(options: TestServiceOptions = {}): Promise<TestService> {
    const { variables, limits, database = true, extend } = options;
    const keys = new TestKeys();
    const absent = database ? {} : keys.absentDatabase();
    const configuration = readConfiguration({ ENVIRONMENT: "test", ...keys.variables, ...absent, ...variables });
    const log: string[] = [];
    const stream = { write: (line: string) => void log.push(line) };
    const server = Fastify(serverOptions(configuration, stream, { ...transportLimits, ...limits }));
    await server.register(app, { configuration });
    extend?.(server);
    await server.ready();
    return {
        server,
        keys,
        log,
        close: async () => {
            await server.close();
            keys.remove();
        },
    };
}
