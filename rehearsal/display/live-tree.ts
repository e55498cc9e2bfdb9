import { LiveArea } from "./live-area";
import type { Progress, Row } from "./progress";
import { rowLines } from "./row-lines";
import type { Styles } from "./styles";
import { count, duration, fit } from "./text";
import { layOutTree, rowsWithin } from "./tree";

/** Milliseconds between two frames. */
const frameTime = 100;

/**
 * Shows a run as a tree that is redrawn in place until it ends. Frames are drawn by the clock, so that thousands of events
 * a second cost nothing here.
 */
export class LiveTree {
    readonly #area: LiveArea;
    readonly #started: number;
    readonly #timer: NodeJS.Timeout;

    constructor(
        stream: NodeJS.WriteStream,
        private readonly progress: Progress,
        private readonly title: string,
        private readonly preview: boolean,
        private readonly styles: Styles,
        private readonly now: () => number,
    ) {
        this.#area = new LiveArea(stream);
        this.#started = now();
        this.#timer = setInterval(() => {
            this.#draw();
        }, frameTime);
        this.#draw();
    }

    end(): void {
        clearInterval(this.#timer);
        this.#area.end();
    }

    #draw(): void {
        const { columns, rows } = this.#area;
        const shown = this.#rowsThatFit(rows - 1);
        const look = { columns, preview: this.preview, styles: this.styles, now: this.now() };
        this.#area.draw([...rowLines(layOutTree(shown), look), this.#status(columns)]);
    }

    /** All rows if there is room, else what runs and what ended last. */
    #rowsThatFit(room: number): readonly Row[] {
        const { rows, running, recent } = this.progress;
        return rows.size <= room ? [...rows.values()] : rowsWithin(rows, [...running, ...recent.toReversed()], room);
    }

    #status(columns: number): string {
        const { running, finished } = this.progress;
        const elapsed = duration((this.now() - this.#started) / 1000);
        return this.styles.bold(
            fit(`${this.title}: ${count(finished, "step")} done, ${running.size} running, ${elapsed}`, columns),
        );
    }
}
