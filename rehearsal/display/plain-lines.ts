import { nameOf, typeOf } from "../model/urn";
import type { EngineEvent, StepMetadata } from "../model/events";
import { diffLines } from "./diff-lines";
import { wordsFor } from "./operations";
import type { Row } from "./progress";
import type { Styles } from "./styles";
import { duration } from "./text";

export interface PlainLook {
    readonly preview: boolean;
    /** Whether the properties that change are shown too. */
    readonly diff: boolean;
    readonly styles: Styles;
}

/**
 * The lines that tell of an event, for logs: one when a step ends, or in previews when it is planned; none for what stays
 * as it is.
 *
 * @param row of the event's resource
 */
export function plainLines(event: EngineEvent, row: Row | undefined, look: PlainLook): string[] {
    switch (event.kind) {
        case "resource-pre":
            return look.preview ? stepLines(event.step, wordsFor(event.step.op).plan, look) : [];
        case "resource-outputs": {
            const ended = look.preview ? "" : `${wordsFor(event.step.op).done}${took(row)}`;
            return ended === "" ? [] : stepLines(event.step, ended, look);
        }
        case "resource-failed":
            return [look.styles.bad(lineFor(event.step, "failed"))];
        default:
            return [];
    }
}

function stepLines(step: StepMetadata, what: string, { diff, styles }: PlainLook): string[] {
    if (step.internal || step.op === "same" || step.op === "refresh") {
        return [];
    }
    const differences = diff && step.logical ? diffLines(step, "      ", styles) : [];
    return [styles[wordsFor(step.op).style](lineFor(step, what)), ...differences];
}

function lineFor({ op, urn }: StepMetadata, what: string): string {
    return ` ${wordsFor(op).sign} ${typeOf(urn)} ${nameOf(urn)} ${what}`;
}

function took(row: Row | undefined): string {
    return row === undefined ? "" : ` (${duration((row.ended - row.started) / 1000)})`;
}
