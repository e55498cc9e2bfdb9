import { wordsFor } from "./operations";
import type { Row } from "./progress";
import type { Styles } from "./styles";
import { duration, fit, pad, sanitize, widthOf } from "./text";
import type { TreeRow } from "./tree";

/** How rows are drawn. */
export interface RowLook {
    readonly columns: number;
    readonly preview: boolean;
    readonly styles: Styles;
    /** The present time, by the clock of the rows; `undefined` when the run is over. */
    readonly now: number | undefined;
}

/** Each row as one line: sign, type in its place in the tree, name, what happens to it and for how long. */
export function rowLines(rows: readonly TreeRow[], look: RowLook): string[] {
    const types = rows.map(({ row, branch }) => branch + typeText(row.type, look.columns));
    const typeWidth = Math.min(widest(types), Math.floor(look.columns * 0.5));
    const nameWidth = Math.min(widest(rows.map(({ row }) => row.name)), Math.floor(look.columns * 0.3));
    return rows.map(({ row }, index) => {
        const { sign, style } = wordsFor(row.op);
        const status = statusOf(row, look);
        const text = [
            pad(fit(types[index] ?? "", typeWidth), typeWidth),
            pad(fit(row.name, nameWidth), nameWidth),
            status,
        ];
        const paint = row.status === "failed" ? look.styles.bad : look.styles[style];
        const rest = fit(text.join("  "), Math.max(0, look.columns - 4)).trimEnd();
        return ` ${paint(sign)} ${row.status === "failed" || row.status === "running" ? paint(rest) : rest}`;
    });
}

/** Columns below which a type is shown by its last part. */
const wide = 120;

function typeText(type: string, columns: number): string {
    return columns < wide ? (type.split(":").at(-1) ?? type) : type;
}

function statusOf(row: Row, { preview, now }: RowLook): string {
    const words = wordsFor(row.op);
    if (row.status === "failed") {
        return `failed (${duration((row.ended - row.started) / 1000)})`;
    }
    if (preview) {
        return row.op === "same" ? "" : words.plan;
    }
    if (row.status === "running") {
        if (now === undefined) {
            return "not completed";
        }
        const remark = row.remark === "" ? "" : ` ${sanitize(row.remark).split("\n")[0] ?? ""}`;
        return `${words.running} (${duration((now - row.started) / 1000)})${remark}`;
    }
    return row.op === "same" ? words.done : `${words.done} (${duration((row.ended - row.started) / 1000)})`;
}

function widest(texts: readonly string[]): number {
    return texts.reduce((width, text) => Math.max(width, widthOf(text)), 0);
}
