import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** With what to connect to a server. */
export interface Login {
    readonly username: string;
    readonly password: string;
}

/**
 * Reads the files `username` and `password`. Kubernetes changes a mounted Secret by turning one link to another directory:
 * both files are read from the directory that the link named at one moment.
 */
export function readLogin(directory: string): Login {
    const files = dirname(realpathSync(join(directory, "username")));
    const read = (name: string) => {
        const text = readFileSync(join(files, name), "utf8").replace(/\r?\n$/, "");
        if (text === "") {
            throw new Error(
                `Expected the database's ${name} in ${join(directory, name)}, found an empty file: fill it`,
            );
        }
        return text;
    };
    return { username: read("username"), password: read("password") };
}

/** Reads what may change, and gives the last value that could be read while it can't: files are away for a moment. */
export function lastReadable<T>(read: () => T, onFailure: (error: unknown) => void): () => T {
    let last = read();
    return () => {
        try {
            last = read();
        } catch (error) {
            onFailure(error);
        }
        return last;
    };
}
