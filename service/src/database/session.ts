/** What a statement may be given. Values are never part of its text. */
export type Parameter = string | number | boolean | Uint8Array | null;

/** What a statement gave. */
export interface Result {
    readonly rows: readonly Readonly<Record<string, unknown>>[];
    /** How many rows it inserted, changed or deleted. */
    readonly affected: number;
}

/** Runs statements. */
export interface Session {
    query(statement: string, parameters?: readonly Parameter[]): Promise<Result>;
}

/** A kind of PostgreSQL: a server, or the embedded one. */
export interface Backend extends Session {
    /** Runs the work in one transaction, with time enough for migrations. If it fails, nothing has happened. */
    transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
    /** Waits for statements under way, then gives the connections back. */
    close(): Promise<void>;
}
