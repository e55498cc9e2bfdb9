import { nameOf, typeOf } from "../model/urn";

/** Escape sequences, and control characters other than line breaks and tabs. */
const control = /\u001B\[[0-?]*[ -/]*[@-~]|\u001B\][^\u0007]*\u0007|[\u0000-\u0008\u000B-\u001F\u007F]/g;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;
const combining = /\p{Mark}/u;

/** Text from elsewhere, without anything that could move the cursor or change colours. */
export function sanitize(text: string): string {
    return text.replaceAll("\r\n", "\n").replaceAll(control, "");
}

/** How many columns a text takes on a terminal. */
export function widthOf(text: string): number {
    let width = 0;
    for (const character of text) {
        width += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
    }
    return width;
}

/** The text, cut with an ellipsis if it takes more columns than there are. */
export function fit(text: string, columns: number): string {
    if (widthOf(text) <= columns) {
        return text;
    }
    let kept = "";
    let width = 1;
    for (const character of text) {
        width += widthOf(character);
        if (width > columns) {
            break;
        }
        kept += character;
    }
    return columns > 0 ? `${kept}…` : "";
}

/** The text with spaces up to a number of columns. */
export function pad(text: string, columns: number): string {
    return text + " ".repeat(Math.max(0, columns - widthOf(text)));
}

/** `0.4s`, `12s`, `3m 20s` */
export function duration(seconds: number): string {
    if (seconds < 60) {
        return seconds < 10 ? `${seconds.toFixed(1)}s` : `${Math.round(seconds)}s`;
    }
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)}m ${whole % 60}s`;
}

/** What a line says of whom it is about. */
export function resourceText(urn: string): string {
    return urn === "" ? "the stack" : `${typeOf(urn)} (${nameOf(urn)})`;
}

/** `1 resource`, `2 resources` */
export function count(amount: number, noun: string): string {
    return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
