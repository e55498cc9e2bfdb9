/** Where the database tells what happens to it: a logger of Fastify is one. */
export interface DatabaseLog {
    info(message: string): void;
    warn(message: string): void;
    error(message: string): void;
}
