/** The database can't do it now, but may later: the cause is logged, and whoever asked is told to come back. */
export class DatabaseUnavailable extends Error {
    override readonly name = "DatabaseUnavailable";
    /** Fastify's name for the status of the answer. */
    readonly statusCode = 503;
}

/**
 * Classes and codes of SQLSTATE that tell of the server's condition, not of the statement: connection, authorization (a
 * login that was just rotated), insufficient resources, operator intervention and time-outs, system error; read-only after
 * a failover, serialization failure, deadlock, lock not available, unknown database.
 */
const passing = /^(?:08|28|53|57|58)|^(?:25006|40001|40P01|55P03|3D000)$/;

/** SQLSTATE of a failed statement, by either driver. */
export function sqlState(error: unknown): string | undefined {
    const isSqlError = error instanceof Error && "code" in error && "severity" in error;
    return isSqlError && typeof error.code === "string" ? error.code : undefined;
}

/** Whether a statement failed for a reason that passes, and not by its own fault. */
export function passes(error: unknown): boolean {
    const state = sqlState(error);
    // What is no answer of the server is a failure on the way to it, but for our own bugs.
    return state === undefined ? !(error instanceof TypeError || error instanceof RangeError) : passing.test(state);
}
