import { Writable } from "node:stream";
import type { WriteStream } from "node:tty";
import { widthOf } from "../../../rehearsal/display/text";

/** A terminal in memory, as far as the display uses one: line breaks, wrapping, cursor up, erasing. */
export class Screen {
    /** Cells by row; a wide character takes two, the second of them empty. */
    readonly #cells: string[][] = [[]];
    #row = 0;
    #column = 0;

    constructor(
        readonly columns: number,
        readonly rows: number,
    ) {}

    /** A stream that the display takes for a terminal. */
    get stream(): WriteStream {
        const writable = new Writable({
            write: (chunk: Buffer, _encoding, done) => {
                this.#write(chunk.toString());
                done();
            },
        });
        const stream: unknown = Object.assign(writable, { isTTY: true, columns: this.columns, rows: this.rows });
        return stream as WriteStream;
    }

    /** What is to be seen, without the empty lines at the end. */
    get text(): string {
        return this.#cells
            .map((cells) => cells.join(""))
            .join("\n")
            .trimEnd();
    }

    #write(text: string): void {
        for (const [, parameters, command, character] of text.matchAll(/\u001B\[([?0-9;]*)([A-Za-z])|([^\u001B])/gsu)) {
            if (character !== undefined) {
                this.#put(character);
            } else if (command === "A") {
                this.#row = Math.max(0, this.#row - Number(parameters));
            } else if (command === "K") {
                this.#line.length = this.#column;
            } else if (command === "J") {
                this.#line.length = this.#column;
                this.#cells.length = this.#row + 1;
            }
            // Colours and modes don't show.
        }
    }

    get #line(): string[] {
        return (this.#cells[this.#row] ??= []);
    }

    #put(character: string): void {
        const width = widthOf(character);
        if (character === "\n" || this.#column + width > this.columns) {
            this.#row += 1;
            this.#column = 0;
        }
        if (character === "\n") {
            return;
        }
        if (width === 0) {
            this.#line[this.#column - 1] = (this.#line[this.#column - 1] ?? "") + character;
            return;
        }
        for (let cell = 0; cell < width; cell += 1) {
            this.#line[this.#column + cell] = cell === 0 ? character : "";
        }
        this.#column += width;
    }
}
