import { secretMark, unknownMark } from "../../display/values";
import type { SourcePlace } from "../../model/source-place";
import type { Json } from "../../state/json";
import { visible as allVisible } from "../model/visible";

/** How many characters of one value are shown; the page has more of it. */
const longest = 120;

/** The text in one line, without what would change how it is shown. */
export function visible(text: string): string {
    return allVisible(text).replaceAll("\n", "⏎").replaceAll("\t", " ");
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
    if (shown.includes(String.raw`\|`)) {
        // Readers of tables disagree whether this ends a cell, and with it the code.
        return `<code>${shown.replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
    }
    const ticks = "`".repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)) + 1);
    const padding = /^`|`$|^ .* $/.test(shown) ? " " : "";
    return shown === "" ? "` `" : `${ticks}${padding}${shown}${padding}${ticks}`;
}

/** A value in a code span; one that is not shown, in words. */
export function codeValue(value: Json | undefined): string {
    switch (value) {
        case undefined:
            return "–";
        case secretMark:
            return "_secret_";
        case unknownMark:
            return "_known after the deployment_";
        case "":
            return "_empty text_";
        default:
            return code(typeof value === "string" ? value : JSON.stringify(value));
    }
}

/** Two values, as far as a line has room for them: of long texts from where they begin to differ. */
export function codeValues(old: Json | undefined, next: Json | undefined): [string, string] {
    const start = startOfDifference(old, next);
    const [before, after] = [old, next].map((value) =>
        typeof value === "string" && start > 0 && value.length > longest ? `…${value.slice(start)}` : value,
    );
    return [codeValue(before), codeValue(after)];
}

/** How much of two equal beginnings is shown, so that a reader knows where in the text it is. */
const context = 24;

/** Where to begin two texts, so that what differs is in view; 0 for their beginning. */
export function startOfDifference(old: Json | undefined, next: Json | undefined): number {
    if (typeof old !== "string" || typeof next !== "string") {
        return 0;
    }
    let at = 0;
    while (at < old.length && old[at] === next[at]) {
        at += 1;
    }
    const start = at - context;
    // Between the halves of one character is no place to begin.
    return start < context ? 0 : /[\uDC00-\uDFFF]/.test(old.charAt(start)) ? start - 1 : start;
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
export function folded(summary: string, lines: readonly string[]): string[] {
    const last = lines.findLastIndex((line) => line !== "");
    return last < 0
        ? []
        : ["<details>", `<summary>${summary}</summary>`, "", ...lines.slice(0, last + 1), "", "</details>", ""];
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
    const line = (cells: readonly string[]) =>
        `| ${cells.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}
