import { fit, widthOf } from "../../display/text";
import { changeKinds } from "../model/changes";
import type { DiagramNode } from "../model/report";
import { changeWords } from "./parts";

/** How many characters of a type, which is bold, and of a name fit into a line. */
const columns = { type: 18, name: 21 };

/** A line in a node. */
export interface NodeLine {
    readonly text: string;
    readonly style: "type" | "name" | "what";
}

/** What a node says: type and name, in two lines each where one is too short, and what happens. */
export function nodeLines(node: DiagramNode): NodeLine[] {
    const { typeName, name } = node;
    return [
        ...wrapped(typeName, columns.type).map((text): NodeLine => ({ text, style: "type" })),
        ...wrapped(name, columns.name).map((text): NodeLine => ({ text, style: "name" })),
        { text: fit(signsOf(node), columns.name), style: "what" },
    ];
}

/** At most two lines: broken after a hyphen, or before a capital. What is longer still is cut. */
function wrapped(text: string, width: number): string[] {
    if (widthOf(text) <= width) {
        return [text];
    }
    let first = "";
    for (const part of text.split(/(?<=[-_.\s])|(?=\p{Lu}\p{Ll})/u)) {
        if (widthOf(first + part) > width) {
            break;
        }
        first += part;
    }
    return first === "" ? [fit(text, width)] : [first, fit(text.slice(first.length), width)];
}

/** `± 2   ~ 1`, or in words where there is room: `± 2 replaced` */
function signsOf({ counts }: DiagramNode): string {
    const kinds = changeKinds.filter((kind) => counts[kind] > 0);
    const parts = kinds.map((kind) => {
        const { sign, word } = changeWords[kind];
        return kinds.length > 1 ? `${sign} ${counts[kind]}` : `${sign} ${counts[kind]} ${word}`;
    });
    return parts.length === 0 ? "unchanged" : parts.join("   ");
}
