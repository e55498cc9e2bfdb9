import { visible } from "../model/visible";

const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

/** A piece of HTML. Only `html` makes it, so whatever else is put into a page is text, and is escaped. */
export class Html {
    private constructor(readonly text: string) {}

    /** HTML from a template of ours; what is interpolated is escaped, in elements and in quoted attributes. */
    static readonly of = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
        new Html(strings.reduce((text, string, index) => text + textOf(parts[index - 1] ?? "") + string));

    /** A style or a script: what closes its element early is refused, since nothing in it can be escaped. */
    static element(name: "style" | "script", content: string): Html {
        if (/<(\/|!--)/.test(content)) {
            throw new Error(`A ${name} of the page has "</" or "<!--" in it; write it otherwise.`);
        }
        return new Html(`<${name}>${content}</${name}>`);
    }
}

/** What a template takes: text to be escaped, HTML, or nothing. */
export type Part = string | number | Html | readonly Html[] | undefined;

export const html = Html.of;

function textOf(part: Part): string {
    if (part instanceof Html) {
        return part.text;
    }
    if (typeof part === "object") {
        return part.map(({ text }) => text).join("\n");
    }
    return visible(String(part ?? "")).replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
