import type { SourcePlace } from "../../model/source-place";
import type { Json } from "../../state/json";

/** How many characters of one value are shown; the page has more of it. */
const longest = 120;

/** Characters that change how their neighbours are shown: controls, and those that turn the direction of text. */
const invisible = /[\u0000-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** The text without what would change how it is shown. */
export function visible(text: string): string {
    return text
        .replaceAll(/\r?\n/g, "⏎")
        .replaceAll(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Text from elsewhere as it is: no markup, no mention of a person, no link to an issue. */
export function plain(text: string): string {
    return visible(text)
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(/[\\`*_[\]~$]/g, String.raw`\$&`)
        .replaceAll(/[@#]/g, "$&<!-- -->");
}

/** Text from elsewhere in a code span. */
export function code(text: string): string {
    const shown = visible(shorten(text, longest));
    const ticks = "`".repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)) + 1);
    const padding = /^`|`$|^ .* $/.test(shown) ? " " : "";
    return shown === "" ? "` `" : `${ticks}${padding}${shown}${padding}${ticks}`;
}

/** A value in a code span. */
export function codeValue(value: Json | undefined): string {
    return value === undefined ? "–" : code(typeof value === "string" ? value : JSON.stringify(value));
}

/** The line where something is declared. */
export function place(source: SourcePlace | undefined): string {
    return source === undefined ? "" : ` at ${code(`${source.file}:${source.line}`)}`;
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text, cut with an ellipsis between two characters, as people see them, if it is longer. */
export function shorten(text: string, most: number): string {
    if (text.length <= most) {
        return text;
    }
    const start = text.slice(0, 2 * most);
    return `${start.slice(0, characters.segment(start).containing(most - 1)?.index)}…`;
}

/** `1 resource`, `2 resources` */
export { count } from "../../display/text";

/** A part that is folded until somebody opens it. Its summary is HTML. */
export function folded(summary: string, lines: readonly string[], open = false): string[] {
    return lines.length === 0
        ? []
        : [`<details${open ? " open" : ""}>`, `<summary>${summary}</summary>`, "", ...lines, "", "</details>", ""];
}

/** Text from elsewhere inside of HTML, as in a summary. */
export function html(text: string): string {
    return visible(text)
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll(/[@#]/g, "$&<!-- -->");
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
    const line = (cells: readonly string[]) =>
        `| ${cells.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}
