import { readFileSync } from "node:fs";
import type { ConnectionOptions } from "node:tls";

import { Client, Pool, type ClientConfig, type PoolClient } from "pg";

import { DatabaseUnavailable, passes } from "./database-unavailable";
import { lastReadable, readLogin } from "./login";
import type { DatabaseLog } from "./log";
import type { Backend, Parameter, Result, Session } from "./session";
import { serverLimits, type ServerLimits, type ServerSettings } from "./settings";

/** Time for a migration. */
const migrationMs = 300_000;

/** A PostgreSQL server, by few connections that are made anew from time to time. */
export class Postgres implements Backend {
    readonly #limits: ServerLimits;
    readonly #connection: () => ClientConfig;
    readonly #pool: Pool;

    /** Throws when the login can't be read; the server itself may still be away. */
    constructor(settings: ServerSettings, log: DatabaseLog) {
        this.#limits = { ...serverLimits, ...settings.limits };
        const connection = connections(settings, this.#limits, log);
        this.#connection = connection;
        this.#pool = new Pool({
            Client: class extends Client {
                constructor() {
                    super(connection());
                }
            },
            max: this.#limits.connections,
            connectionTimeoutMillis: this.#limits.connectMs,
            maxLifetimeSeconds: this.#limits.lifetimeSeconds,
            idleTimeoutMillis: 30_000,
        });
        this.#pool.on("connect", (client) => {
            // A connection that ends while it is taken fails its statement, which tells. Without a listener, Node.js
            // would end the process.
            client.on("error", () => undefined);
        });
        // A connection ended while it was idle; the pool has forgotten it.
        this.#pool.on("error", ({ message }) => {
            log.warn(`An idle connection to the database ended: ${message}`);
        });
    }

    async query(statement: string, parameters: readonly Parameter[] = []): Promise<Result> {
        const client = await this.#take();
        let broken = true;
        try {
            const result = await run(client, statement, parameters);
            broken = false;
            return result;
        } catch (error) {
            broken = passes(error);
            throw unavailable(error);
        } finally {
            client.release(broken);
        }
    }

    /** On a connection of its own, so that requests keep theirs and its time-outs differ. */
    async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
        const client = new Client({
            ...this.#connection(),
            statement_timeout: migrationMs,
            query_timeout: migrationMs + 1000,
        });
        // As above.
        client.on("error", () => undefined);
        try {
            await client.connect();
            await client.query("BEGIN");
            const result = await work({
                query: (statement, parameters = []) => run(client, statement, parameters),
            });
            await client.query("COMMIT");
            return result;
        } catch (error) {
            throw unavailable(error);
        } finally {
            // The server rolls back what was not committed.
            await client.end().catch(() => undefined);
        }
    }

    async close(): Promise<void> {
        await this.#pool.end();
    }

    async #take(): Promise<PoolClient> {
        const { waiting } = this.#limits;
        if (this.#pool.waitingCount >= waiting) {
            throw new DatabaseUnavailable(`${waiting} requests wait for a connection to the database already`);
        }
        try {
            return await this.#pool.connect();
        } catch (error) {
            throw unavailable(error);
        }
    }
}

async function run(client: Client | PoolClient, statement: string, parameters: readonly Parameter[]): Promise<Result> {
    const { rows, rowCount } = await client.query<Record<string, unknown>>(statement, [...parameters]);
    return { rows, affected: rowCount ?? 0 };
}

function unavailable(error: unknown): unknown {
    if (error instanceof DatabaseUnavailable || !passes(error)) {
        return error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    return new DatabaseUnavailable(`The database can't be used now: ${reason}`, { cause: error });
}

/** The configuration of a new connection, with the login and the authorities of this moment. All of it is set, since pg
 * would take the rest from variables such as PGPASSWORD. */
function connections(settings: ServerSettings, limits: ServerLimits, log: DatabaseLog): () => ClientConfig {
    const { host, port, name, loginDirectory, authoritiesFile } = settings;
    const secrets = lastReadable(
        () => ({ login: readLogin(loginDirectory), ssl: readTls(authoritiesFile) }),
        (error) => {
            log.warn(`The database's login can't be read, the last one is used: ${String(error)}`);
        },
    );
    return () => {
        const { login, ssl } = secrets();
        return {
            host,
            port,
            database: name,
            user: login.username,
            password: login.password,
            ssl,
            // The schema of the login's own name first, whatever the server's default is.
            options: `-c search_path="$user",public`,
            application_name: "fairlead-service",
            connectionTimeoutMillis: limits.connectMs,
            statement_timeout: limits.statementMs,
            lock_timeout: limits.statementMs,
            query_timeout: limits.statementMs + 1000,
            idle_in_transaction_session_timeout: 60_000,
            keepAlive: true,
        };
    };
}

function readTls(file: string | undefined): ConnectionOptions | false {
    const ca = file === undefined ? "" : readFileSync(file, "utf8").trim();
    return ca === "" ? false : { ca, rejectUnauthorized: true, minVersion: "TLSv1.2" };
}
