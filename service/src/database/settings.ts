/** Bounds of the connections to a server. */
export interface ServerLimits {
    /** Connections of this process. */
    readonly connections: number;
    /** Requests that may wait for a connection; more are refused at once. */
    readonly waiting: number;
    /** How long to wait for a connection, in milliseconds. */
    readonly connectMs: number;
    /** How long a statement may take, in milliseconds. The server ends it; when it doesn't answer, we do a second later. */
    readonly statementMs: number;
    /** How long a connection lives, in seconds. Thereafter it is made anew, with the login of that time. */
    readonly lifetimeSeconds: number;
}

/** A PostgreSQL server. */
export interface ServerSettings {
    readonly kind: "server";
    readonly host: string;
    readonly port: number;
    /** Name of the database. */
    readonly name: string;
    /** Directory with the files `username` and `password`, read again for every new connection. */
    readonly loginDirectory: string;
    /** PEM file of certificate authorities. Unless it is empty, the server's certificate and name are checked. */
    readonly authoritiesFile?: string;
    /** @default serverLimits */
    readonly limits?: Partial<ServerLimits>;
}

/** PostgreSQL inside this process: for one developer, not for production. */
export interface EmbeddedSettings {
    readonly kind: "embedded";
    /**
     * Where it keeps its files.
     * @default in memory: all is gone when the process ends
     */
    readonly directory?: string;
}

/** Where users are kept. */
export type DatabaseSettings = ServerSettings | EmbeddedSettings;

/**
 * Few connections serve many requests, since a statement takes about a millisecond; a small server has some dozens for all
 * replicas. A request is answered within connectMs + statementMs + 1 s, whatever the server does.
 */
export const serverLimits: ServerLimits = {
    connections: 10,
    waiting: 200,
    connectMs: 2000,
    statementMs: 4000,
    lifetimeSeconds: 600,
};
