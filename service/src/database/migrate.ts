import { createHash } from "node:crypto";

import { Type } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";

import type { Migration } from "./migrations/migration";
import type { Backend, Session } from "./session";

/** What a run of migrations came to: the names of those that it applied, or that another process is at it. */
export type Migrated = { readonly applied: readonly string[] } | "elsewhere";

const appliedMigration = TypeCompiler.Compile(
    Type.Object({ number: Type.Integer(), name: Type.String(), checksum: Type.String() }),
);

/**
 * Applies what is not applied yet, all of it or nothing. Of several processes one does it, while the others get
 * "elsewhere": no connection waits for a lock. Migrations that this version does not know are of a newer one, and suit it.
 */
export function migrate(backend: Backend, migrations: readonly Migration[]): Promise<Migrated> {
    return backend.transaction(async (session) => {
        if (!(await takeTurn(session))) {
            return "elsewhere";
        }
        await session.query(
            `CREATE TABLE IF NOT EXISTS schema_migrations (
                number integer PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )`,
        );
        const checksums = await appliedChecksums(session);
        const applied: string[] = [];
        for (const [index, migration] of migrations.entries()) {
            const number = index + 1;
            const known = checksums.get(number);
            if (known === undefined) {
                await apply(session, number, migration);
                applied.push(migration.name);
            } else if (known !== checksum(migration)) {
                throw new Error(
                    `Expected migration ${number} (${migration.name}) to have checksum ${known}, with which it was ` +
                        `applied to this database, found ${checksum(migration)}: restore it, and add another migration`,
                );
            }
        }
        return { applied };
    });
}

/** A lock of this schema's migrations until the transaction ends, however it ends. */
async function takeTurn(session: Session): Promise<boolean> {
    const { rows } = await session.query(
        "SELECT pg_try_advisory_xact_lock(hashtextextended('migrations of ' || current_schema(), 0)) AS taken",
    );
    const taken = rows[0]?.taken;
    if (taken === null) {
        throw new Error(
            "Expected a schema of the login's own name, or a schema public that it may use, found neither: create one " +
                "with CREATE SCHEMA AUTHORIZATION",
        );
    }
    return taken === true;
}

async function appliedChecksums(session: Session): Promise<ReadonlyMap<number, string>> {
    const { rows } = await session.query("SELECT number, name, checksum FROM schema_migrations ORDER BY number");
    return new Map(
        rows.map((row) => {
            if (!appliedMigration.Check(row)) {
                throw new Error("Expected a number, a name and a checksum in each row of schema_migrations");
            }
            return [row.number, row.checksum];
        }),
    );
}

async function apply(session: Session, number: number, migration: Migration): Promise<void> {
    for (const statement of migration.statements) {
        await session.query(statement);
    }
    await session.query("INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, $3)", [
        number,
        migration.name,
        checksum(migration),
    ]);
}

function checksum({ statements }: Migration): string {
    return createHash("sha256").update(JSON.stringify(statements)).digest("hex");
}
