import type { StepMetadata } from "../model/events";
import { type ShownDifference, differencesOf } from "./property-diff";
import type { Styles } from "./styles";
import { valueLines } from "./values";

const signs = { add: "+", delete: "-", update: "~" } as const;

/** The properties that a step changes, as indented lines: `~ size: 1 => 2`. */
export function diffLines(step: StepMetadata, indent: string, styles: Styles): string[] {
    return differencesOf(step).flatMap((difference) => differenceLines(difference, indent, styles));
}

export function differenceLines(difference: ShownDifference, indent: string, styles: Styles): string[] {
    const { kind, path, replaces } = difference;
    const style = { add: styles.good, delete: styles.bad, update: styles.warning }[kind];
    const sides = [difference.old, difference.new].filter((side) => side !== undefined);
    const [first = [], second] = sides.map((side) => valueLines(side, `${indent}  `));
    const lines = second === undefined ? first : join(first, second);
    const [head = "", ...rest] = lines;
    const forced = replaces ? styles.replaced(" (forces replacement)") : "";
    return [`${indent}${style(`${signs[kind]} ${path}: ${head}`)}${forced}`, ...rest.map(style)];
}

/** `old => new`, where both may have several lines. */
function join(old: readonly string[], next: readonly string[]): string[] {
    const [first = "", ...rest] = next;
    return [...old.slice(0, -1), `${old.at(-1) ?? ""} => ${first}`, ...rest];
}
