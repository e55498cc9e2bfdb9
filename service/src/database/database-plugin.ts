import fastifyPlugin from "fastify-plugin";

import { Database } from "./database";
import { Embedded } from "./embedded";
import { Postgres } from "./postgres";
import type { DatabaseLog } from "./log";
import type { Backend } from "./session";
import type { DatabaseSettings } from "./settings";

declare module "fastify" {
    interface FastifyInstance {
        readonly database: Database;
    }
}

/** Options of the plugin. */
export interface DatabasePluginOptions {
    readonly database: DatabaseSettings;
}

/**
 * `app.database`. The service starts without the database too, and is ready once it can be reached and is migrated. It is
 * closed when the last request is answered.
 */
export const databasePlugin = fastifyPlugin<DatabasePluginOptions>(
    async (fastify, { database: settings }) => {
        const database = new Database(await openBackend(settings, fastify.log), fastify.log);
        fastify.decorate("database", database);
        fastify.addHook("onClose", () => database.close());
    },
    { name: "database" },
);

async function openBackend(settings: DatabaseSettings, log: DatabaseLog): Promise<Backend> {
    return settings.kind === "server" ? new Postgres(settings, log) : Embedded.open(settings);
}
