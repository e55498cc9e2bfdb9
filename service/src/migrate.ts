/**
 * Migrates the database and ends: an init container, so that a version whose migrations fail starts nowhere, while the
 * pods of the version before serve. As many at once as like; each waits until one of them is done.
 */
import { setTimeout as wait } from "node:timers/promises";

import { readConfiguration } from "./configuration/configuration";
import { ConfigurationError } from "./configuration/environment-reader";
import { Database } from "./database/database";
import type { DatabaseLog } from "./database/log";
import { Postgres } from "./database/postgres";
import type { ServerSettings } from "./database/settings";

const pauseMs = 200;

async function main(): Promise<void> {
    const { database: settings } = readConfiguration(process.env);
    if (settings.kind === "embedded") {
        throw new ConfigurationError([
            "DATABASE_HOST is not set: an embedded database is migrated by its own process.",
        ]);
    }
    const database = new Database(new Postgres(settings, log), log);
    try {
        await migrated(database, settings);
    } finally {
        await database.close();
    }
}

async function migrated(database: Database, { host, port, name }: ServerSettings): Promise<void> {
    for (;;) {
        const { migrations } = await database.ready();
        if (migrations === "done") {
            return;
        }
        if (migrations === "failed") {
            throw new Error(`The database ${name} on ${host}:${port} can't be migrated; the lines above say why`);
        }
        await wait(pauseMs);
    }
}

/** Lines as the service itself writes them. */
const log: DatabaseLog = {
    info: (message) => {
        write("info", message);
    },
    warn: (message) => {
        write("warn", message);
    },
    error: (message) => {
        write("error", message);
    },
};

function write(level: string, msg: string): void {
    process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), msg })}\n`);
}

main().catch((error: unknown) => {
    write("fatal", error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
});
