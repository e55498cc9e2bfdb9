import { setTimeout as wait } from "node:timers/promises";

import { DatabaseUnavailable } from "./database-unavailable";
import type { DatabaseLog } from "./log";
import { migrate } from "./migrate";
import { migrations } from "./migrations";
import type { Backend, Parameter, Result, Session } from "./session";
import { UsedTokensInDatabase } from "./used-tokens";

/** Whether the database can serve requests. */
export interface ReadyState {
    readonly database: "reachable" | "unreachable";
    readonly migrations: "done" | "pending" | "failed";
}

/** How long to wait until the next try, in milliseconds. */
const retryMs = 1000;
/** An answer as old as this still proves that the database can be reached. */
const freshMs = 1000;
/** How long a probe waits for the database: less than those who probe do. */
const probeMs = 2000;
const cleaningMs = 60_000;

/**
 * The database as the rest of the service knows it. It migrates in the background until that is done, however long the
 * database is away, and tells the logs what changes.
 */
export class Database implements Session {
    #migrations: ReadyState["migrations"] = "pending";
    #lastAnswer = -Infinity;
    #probe: Promise<boolean> | undefined;
    #lastTrouble = "";
    #closed = false;
    #timer: NodeJS.Timeout | undefined;
    #background: Promise<void>;

    constructor(
        private readonly backend: Backend,
        private readonly log: DatabaseLog,
    ) {
        this.#background = this.#migrate();
    }

    /** Runs a statement. Throws DatabaseUnavailable when the database can't be used now. */
    async query(statement: string, parameters?: readonly Parameter[]): Promise<Result> {
        if (this.#migrations !== "done") {
            throw new DatabaseUnavailable(`The database can't be used yet: its migrations are ${this.#migrations}`);
        }
        return this.#ask(statement, parameters);
    }

    /** Whether requests can be served. Under load it does not stand in the queue, since any request's answer proves it. */
    async ready(): Promise<ReadyState> {
        const reachable = performance.now() - this.#lastAnswer < freshMs || (await this.#reach());
        return { database: reachable ? "reachable" : "unreachable", migrations: this.#migrations };
    }

    /** Waits for what is under way. */
    async close(): Promise<void> {
        this.#closed = true;
        clearTimeout(this.#timer);
        await this.#background;
        await this.backend.close();
    }

    async #ask(statement: string, parameters?: readonly Parameter[]): Promise<Result> {
        const result = await this.backend.query(statement, parameters);
        this.#lastAnswer = performance.now();
        return result;
    }

    /** All who ask at one time share one probe. */
    async #reach(): Promise<boolean> {
        this.#probe ??= this.#ask("SELECT 1")
            .then(
                () => true,
                () => false,
            )
            .finally(() => {
                this.#probe = undefined;
            });
        return Promise.race([this.#probe, wait(probeMs, false, { ref: false })]);
    }

    async #migrate(): Promise<void> {
        try {
            const result = await migrate(this.backend, migrations);
            if (result !== "elsewhere") {
                this.#lastAnswer = performance.now();
                this.#migrations = "done";
                this.log.info(`The database is ready; migrations applied now: ${result.applied.join(", ") || "none"}`);
                this.#next(cleaningMs, () => this.#clean());
                return;
            }
            this.#migrations = "pending";
        } catch (error) {
            this.#migrations = error instanceof DatabaseUnavailable ? "pending" : "failed";
            this.#report("The database can't be migrated, we try again", error);
        }
        this.#next(retryMs, () => this.#migrate());
    }

    async #clean(): Promise<void> {
        await new UsedTokensInDatabase(this).forgetExpired().catch((error: unknown) => {
            this.#report("Used tokens can't be cleaned, we try again", error);
        });
        this.#next(cleaningMs, () => this.#clean());
    }

    #next(milliseconds: number, work: () => Promise<void>): void {
        if (!this.#closed) {
            this.#timer = setTimeout(() => {
                this.#background = work();
            }, milliseconds).unref();
        }
    }

    /** Says a trouble once, and not every second. */
    #report(what: string, error: unknown): void {
        const trouble = `${what}: ${error instanceof Error ? error.message : String(error)}`;
        if (trouble !== this.#lastTrouble) {
            this.#lastTrouble = trouble;
            this.log.error(trouble);
        }
    }
}
