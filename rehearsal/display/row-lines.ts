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
    /** The present time, by the clock of the rows. */
    readonly now: number;
}

/** Each row as one line: sign, type in its place in the tree, name, what happens to it and for how long. */
export function rowLines(rows: readonly TreeRow[], look: RowLook): string[] {
    const types = rows.map(({ row, branch }) => branch + row.type);
    const typeWidth = Math.min(widest(types), Math.max(20, Math.floor(look.columns * 0.5)));
    const nameWidth = Math.min(widest(rows.map(({ row }) => row.name)), Math.max(12, Math.floor(look.columns * 0.25)));
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

function statusOf(row: Row, { preview, now }: RowLook): string {
    const words = wordsFor(row.op);
    if (row.status === "failed") {
        return `failed (${duration((row.ended - row.started) / 1000)})`;
    }
    if (preview) {
        return row.op === "same" ? "" : words.plan;
    }
    if (row.status === "running") {
        const remark = row.remark === "" ? "" : ` ${sanitize(row.remark).split("\n")[0] ?? ""}`;
        return `${words.running} (${duration((now - row.started) / 1000)})${remark}`;
    }
    return row.op === "same" ? words.done : `${words.done} (${duration((row.ended - row.started) / 1000)})`;
}

function widest(texts: readonly string[]): number {
    return texts.reduce((width, text) => Math.max(width, widthOf(text)), 0);
}
