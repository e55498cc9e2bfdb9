/** Marks text with a meaning. */
export type Style = (text: string) => string;

/** The meanings; without colours the text stays as it is. */
export interface Styles {
    readonly bold: Style;
    readonly faint: Style;
    readonly good: Style;
    readonly warning: Style;
    readonly bad: Style;
    readonly replaced: Style;
}

export const plainStyles: Styles = {
    bold: (text) => text,
    faint: (text) => text,
    good: (text) => text,
    warning: (text) => text,
    bad: (text) => text,
    replaced: (text) => text,
};

/** ANSI colours (ECMA-48, SGR). */
export const colourStyles: Styles = {
    bold: sgr(1, 22),
    faint: sgr(2, 22),
    good: sgr(32, 39),
    warning: sgr(33, 39),
    bad: sgr(31, 39),
    replaced: sgr(35, 39),
};

function sgr(on: number, off: number): Style {
    return (text) => (text === "" ? "" : `\u001B[${on}m${text}\u001B[${off}m`);
}

/** How much a terminal can take. */
export type Look = "live" | "lines";

/**
 * Whether the output may be redrawn in place and coloured: on a terminal that is not `dumb` and not a CI job's.
 * `NO_COLOR` (https://no-color.org) takes the colours only.
 */
export function lookOf(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): { look: Look; styles: Styles } {
    const live = stream.isTTY && environment.TERM !== "dumb" && (environment.CI ?? "") === "";
    const coloured = live && (environment.NO_COLOR ?? "") === "";
    return { look: live ? "live" : "lines", styles: coloured ? colourStyles : plainStyles };
}
