import type { PGlite } from "@electric-sql/pglite";

import type { Backend, Parameter, Result, Session } from "./session";
import type { EmbeddedSettings } from "./settings";

/** PostgreSQL in WebAssembly, inside this process. It does one statement after another. */
export class Embedded implements Backend {
    private constructor(private readonly database: PGlite) {}

    static async open({ directory }: EmbeddedSettings): Promise<Embedded> {
        // Only now, since a server needs nothing of it.
        const { PGlite } = await import("@electric-sql/pglite");
        return new Embedded(await PGlite.create(directory));
    }

    query(statement: string, parameters: readonly Parameter[] = []): Promise<Result> {
        return run(this.database, statement, parameters);
    }

    transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
        return this.database.transaction((transaction) =>
            work({ query: (statement, parameters = []) => run(transaction, statement, parameters) }),
        );
    }

    close(): Promise<void> {
        return this.database.close();
    }
}

async function run(
    database: Pick<PGlite, "query" | "exec">,
    statement: string,
    parameters: readonly Parameter[],
): Promise<Result> {
    const { rows, affectedRows } = await database.query<Record<string, unknown>>(statement, [...parameters]);
    return { rows, affected: affectedRows ?? 0 };
}
