import type { SourcePlace } from "../../model/source-place";
import { changeKinds } from "../model/changes";
import type { ChangeCounts, ChangeKind, ResourceName, RiskLevel } from "../model/report";
import { type Html, type Part, html } from "./html";

/** What happens, by a sign and a word beside the colour; the signs are those of Pulumi's previews. */
export const changeWords: Readonly<Record<ChangeKind | "unchanged", { readonly sign: string; readonly word: string }>> =
    {
        replaced: { sign: "±", word: "replaced" },
        deleted: { sign: "−", word: "deleted" },
        updated: { sign: "~", word: "updated" },
        created: { sign: "+", word: "created" },
        unchanged: { sign: "=", word: "unchanged" },
    };

/** `± 2 replaced` */
export function countBadge(kind: ChangeKind, amount: number): Html {
    const { sign, word } = changeWords[kind];
    return html`<span class="badge ${kind}"><b aria-hidden="true">${sign}</b> ${amount} ${word}</span>`;
}

export function countBadges(counts: Pick<ChangeCounts, ChangeKind>): Html[] {
    return changeKinds.filter((kind) => counts[kind] > 0).map((kind) => countBadge(kind, counts[kind]));
}

export function changeBadge(kind: ChangeKind): Html {
    const { sign, word } = changeWords[kind];
    return html`<span class="badge ${kind}"><b aria-hidden="true">${sign}</b> ${word}</span>`;
}

const levelSigns: Readonly<Record<RiskLevel, string>> = { high: "▲", medium: "△" };

export function levelBadge(level: RiskLevel): Html {
    return html`<span class="badge ${level}"><b aria-hidden="true">${levelSigns[level]}</b> ${level} risk</span>`;
}

/** `ManagedCluster fairlead-dev`; a name may be written from right to left, and must not turn its neighbours. */
export function nameText({ typeName, name }: Pick<ResourceName, "typeName" | "name">): Html {
    return html`<span class="name"><bdi>${typeName}</bdi> <bdi class="own">${name}</bdi></span>`;
}

export function placeText(source: SourcePlace | undefined): Html | undefined {
    return source === undefined ? undefined : html`<code class="place">${source.file}:${source.line}</code>`;
}

/** A sentence in which code stands between backticks. */
export function proseText(text: string): Html {
    return text
        .split(/`([^`]+)`/)
        .reduce((before, part, index) => html`${before}${index % 2 === 1 ? html`<code>${part}</code>` : part}`, html``);
}

/** A link if there is where to go, else the text alone. */
export function link(anchor: string | undefined, text: Part): Html {
    return anchor === undefined ? html`${text}` : html`<a href="#${anchor}">${text}</a>`;
}

export interface Cell {
    readonly content: Part;
    /** Shown to the right, with digits below each other. */
    readonly number?: boolean;
}

/** A table that becomes a list of cards where there is no room; each cell says its column then. */
export function table(
    caption: string,
    columns: readonly string[],
    rows: readonly (readonly Cell[])[],
    { searched = true }: { readonly searched?: boolean } = {},
): Html {
    const row = (cells: readonly Cell[]) =>
        html`<tr ${searched ? html`data-item` : ""}>
            ${cells.map(({ content, number = false }, index) =>
                index === 0
                    ? html`<th scope="row">${content}</th>`
                    : html`<td data-label="${columns[index] ?? ""}" class="${number ? "number" : ""}">
                          <div>${content}</div>
                      </td>`,
            )}
        </tr>`;
    return html`<table>
        <caption>
            ${caption}
        </caption>
        <thead>
            <tr>
                ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
        </thead>
        <tbody>
            ${rows.map(row)}
        </tbody>
    </table>`;
}

/** A part with a heading, which a reader can fold. */
export function folded(summary: Part, content: Part, open: boolean): Html {
    return html`<details class="part" ${open ? html`open` : ""} data-group>
        <summary>${summary}</summary>
        <div class="body">${content}</div>
    </details>`;
}
