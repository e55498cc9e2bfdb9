import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { PostgresServer } from "../postgres-server";

/** Name of the login, and of its database. */
const name = "bench";

/** Users in the database: what a list shows. */
const users = 20;

/** One PostgreSQL server for all stacks, so that each of them reads the same users from the same place. */
export interface BenchDatabase {
    readonly variables: Readonly<Record<string, string>>;
    /** Makes the users, through the service that has made their table. */
    fill(url: string, apiKey: string): Promise<void>;
    remove(): Promise<void>;
}

/** @param directory where the login is kept. */
export async function startDatabase(directory: string): Promise<BenchDatabase> {
    const server = await PostgresServer.start();
    const password = randomBytes(16).toString("hex");
    await server.sql(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`, `CREATE DATABASE ${name} OWNER ${name}`);
    writeFileSync(path.join(directory, "username"), name, { mode: 0o600 });
    writeFileSync(path.join(directory, "password"), password, { mode: 0o600 });
    return {
        variables: {
            DATABASE_HOST: "127.0.0.1",
            DATABASE_PORT: String(server.port),
            DATABASE_NAME: name,
            DATABASE_LOGIN_DIR: directory,
        },
        async fill(url, apiKey) {
            for (let index = 1; index <= users; index += 1) {
                const { status } = await fetch(`${url}/api/users/`, {
                    method: "POST",
                    headers: { "content-type": "application/json", "x-api-key": apiKey },
                    body: JSON.stringify({ dni: `1000${index}`, name: `User ${index}` }),
                });
                if (status !== 201) {
                    throw new Error(`Expected 201 for a new user, found ${status}`);
                }
            }
        },
        remove: () => server.remove(),
    };
}
