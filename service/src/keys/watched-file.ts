import { readFileSync } from "node:fs";

export interface WatchedFileReports {
    changed(path: string): void;
    /** The file cannot be used. What was read before stays in force. */
    failed(path: string, error: unknown): void;
}

/**
 * What a file says. It is small, so it is read every few seconds: notifications do not see that Kubernetes changes a mounted Secret
 * by turning a symbolic link, and times of change miss what happens while the service starts.
 */
export class WatchedFile<T> {
    #text: string;
    #current: T;
    readonly #timer: NodeJS.Timeout;

    /** @throws what reading and parsing throw: a service does not start with a file that it cannot use. */
    constructor(
        private readonly path: string,
        private readonly parse: (text: string) => T,
        private readonly reports: WatchedFileReports,
        /** Milliseconds between two looks. */
        interval = 5_000,
    ) {
        this.#text = readFileSync(path, "utf8");
        this.#current = parse(this.#text);
        this.#timer = setInterval(() => {
            this.#look();
        }, interval).unref();
    }

    get current(): T {
        return this.#current;
    }

    close(): void {
        clearInterval(this.#timer);
    }

    #look(): void {
        let text = "";
        try {
            text = readFileSync(this.path, "utf8");
            if (text !== this.#text) {
                this.#current = this.parse(text);
                this.reports.changed(this.path);
            }
        } catch (error) {
            // Told once, not at each look.
            if (text !== this.#text) {
                this.reports.failed(this.path, error);
            }
        }
        this.#text = text;
    }
}
