import { sanitize, widthOf } from "./text";

const hideCursor = "\u001B[?25l";
const showCursor = "\u001B[?25h";
/** Terminals that know it show a frame only when it is complete. https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036 */
const [beginFrame, endFrame] = ["\u001B[?2026h", "\u001B[?2026l"];
const eraseLine = "\u001B[K";
const eraseBelow = "\u001B[J";

/** Lines at the bottom of a terminal that are redrawn in place. */
export class LiveArea {
    #drawn: readonly string[] = [];
    readonly #restore = () => {
        this.stream.write(showCursor);
    };

    constructor(private readonly stream: NodeJS.WriteStream) {
        stream.write(hideCursor);
        process.once("exit", this.#restore);
    }

    /** Columns that a line may take; the last one stays free, because some terminals wrap there. */
    get columns(): number {
        return Math.max(20, this.stream.columns - 1);
    }

    /** Lines that there is room for. */
    get rows(): number {
        return Math.max(3, this.stream.rows - 1);
    }

    draw(lines: readonly string[]): void {
        const body = lines.map((line) => `${line}${eraseLine}\n`).join("");
        this.stream.write(`${beginFrame}${this.#up()}${body}${eraseBelow}${endFrame}`);
        this.#drawn = lines;
    }

    /** Removes the lines for good. */
    end(): void {
        this.draw([]);
        process.removeListener("exit", this.#restore);
        this.#restore();
    }

    /** To the first drawn line. A terminal made narrower since has wrapped the lines. */
    #up(): string {
        const height = this.#drawn.reduce((sum, line) => sum + this.#height(line), 0);
        return height === 0 ? "" : `\u001B[${height}A`;
    }

    #height(line: string): number {
        return Math.max(1, Math.ceil(widthOf(sanitize(line)) / this.stream.columns));
    }
}
