import { closeSync, openSync, readSync } from "node:fs";

/** Reads the lines that another process appends to a file. */
export class FileTail {
    readonly #descriptor: number;
    readonly #buffer = Buffer.alloc(1 << 16);
    readonly #decoder = new TextDecoder();
    #rest = "";

    constructor(file: string) {
        this.#descriptor = openSync(file, "r");
    }

    /** The lines completed since the last call. */
    read(): string[] {
        for (;;) {
            const length = readSync(this.#descriptor, this.#buffer);
            if (length === 0) {
                break;
            }
            this.#rest += this.#decoder.decode(this.#buffer.subarray(0, length), { stream: true });
        }
        const lines = this.#rest.split("\n");
        this.#rest = lines.pop() ?? "";
        return lines.filter((line) => line !== "");
    }

    close(): void {
        closeSync(this.#descriptor);
    }
}
