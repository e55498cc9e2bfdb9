import { secretMark, unknownMark } from "../../display/values";
import { fit } from "../../display/text";
import type { Json } from "../../state/json";
import { type Html, html } from "./html";

/** What is longer than this is folded, with a glimpse of it in view. */
const longest = 240;
const mostLines = 6;

/**
 * A property's value, whole: short ones in the line, long ones to be unfolded.
 *
 * @param start where a long one begins to be of interest
 */
export function valueText(value: Json | undefined, start = 0): Html {
    switch (value) {
        case undefined:
            return html`<span class="mark">–</span>`;
        case secretMark:
            return html`<span class="mark">secret</span>`;
        case unknownMark:
            return html`<span class="mark">known after the deployment</span>`;
        case "":
            return html`<span class="mark">empty text</span>`;
    }
    const text = typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
    const lines = text.split("\n").length;
    if (text.length <= longest && lines <= mostLines) {
        return html`<code dir="auto">${text}</code>`;
    }
    const glimpse = fit(text.slice(start, start + longest).replaceAll(/\s+/g, " "), 60);
    return html`<details class="long">
        <summary>
            <code dir="auto">${start > 0 ? "…" : ""}${glimpse}</code>
            <span class="mark">${lines > 1 ? `${lines} lines` : `${text.length} characters`}</span>
        </summary>
        <pre dir="auto">${text}</pre>
    </details>`;
}
