import { readFileSync, unwatchFile, watchFile } from "node:fs";

export interface WatchedFileReports {
    changed(path: string): void;
    /** The file cannot be used. What was read before stays in force. */
    failed(path: string, error: unknown): void;
}

/**
 * What a file says, read again whenever it changes.
 * It is polled: Kubernetes changes a mounted Secret by turning a symbolic link, which notifications by inode do not see.
 */
export class WatchedFile<T> {
    #current: T;
    readonly #listener: () => void;

    /** @throws what reading and parsing throw: a service does not start with a file that it cannot use. */
    constructor(
        readonly path: string,
        parse: (text: string) => T,
        reports: WatchedFileReports,
        /** Milliseconds between two looks. */
        interval = 5_000,
    ) {
        this.#current = parse(readFileSync(path, "utf8"));
        this.#listener = () => {
            try {
                this.#current = parse(readFileSync(path, "utf8"));
                reports.changed(path);
            } catch (error) {
                reports.failed(path, error);
            }
        };
        watchFile(path, { interval, persistent: false }, this.#listener);
    }

    get current(): T {
        return this.#current;
    }

    close(): void {
        unwatchFile(this.path, this.#listener);
    }
}
