/** Milliseconds that text may wait. */
const patience = 50;

/** Collects what is written in quick succession: a write to a log or pipe costs more than a line of a run does. */
export class BufferedOutput {
    #waiting = "";
    #timer: NodeJS.Timeout | undefined;

    constructor(private readonly stream: NodeJS.WriteStream) {}

    write(text: string): void {
        this.#waiting += text;
        this.#timer ??= setTimeout(() => {
            this.flush();
        }, patience);
    }

    flush(): void {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        if (this.#waiting !== "") {
            this.stream.write(this.#waiting);
            this.#waiting = "";
        }
    }
}
