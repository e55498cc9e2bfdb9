import { count } from "../../display/text";
import { difference, money, totalsText } from "../markdown/money";
import type { CostItem, CostLine, StackReport } from "../model/report";
import { labelOf } from "../model/resource-names";
import type { Anchors } from "./anchors";
import { type Html, html } from "./html";
import { type Cell, folded, link, table } from "./parts";

/** What the stack costs in a month: what changes in full, then what stays, and what is assumed. */
export function costsPart({ costs }: StackReport, anchors: Anchors): Html | undefined {
    if (costs === undefined || costs.lines.length === 0) {
        return undefined;
    }
    const { totals, lines, assumptions } = costs;
    const isSame = ({ before, after }: CostLine) => JSON.stringify(before) === JSON.stringify(after);
    const changed = lines.filter((line) => !isSame(line));
    const same = lines.filter(isSame);
    return folded(
        html`<h3>Cost a month</h3>
            <span>${totalsText(totals)}</span>`,
        html`${changed.length === 0 ? "" : costTable("What changes", changed, anchors)}
            ${same.length === 0 ? "" : folded(`${count(same.length, "line")} that ${same.length === 1 ? "stays" : "stay"} as before`, costTable("What stays", same, anchors), false)}
            <ul class="notes">
                ${assumptions.map((assumption) => html`<li>${assumption}</li>`)}
            </ul>`,
        changed.length > 0,
    );
}

function costTable(caption: string, lines: readonly CostLine[], anchors: Anchors): Html {
    const row = ({ urn, what, before, after }: CostLine): Cell[] => [
        { content: html`${what} <span class="mark">${link(anchors(urn), html`<bdi>${labelOf(urn)}</bdi>`)}</span>` },
        { content: itemText(before) },
        { content: itemText(after) },
        { content: differenceText(before, after), number: true },
    ];
    return table(caption, ["What", "Before", "After", "Difference"], lines.map(row));
}

function itemText(item: CostItem | undefined): Html {
    if (item === undefined) {
        return html`<span class="mark">–</span>`;
    }
    if (item.kind === "unknown") {
        return html`<b>unknown</b> <span class="mark">${item.reason}</span>`;
    }
    const { monthly, quantity, unit, unitPrice, source, assumptions } = item;
    const amount =
        quantity.most > quantity.base ? `${number(quantity.base)} to ${number(quantity.most)}` : number(quantity.base);
    return html`<b>${money(monthly)}</b>
        <span class="mark">
            ${amount} × $${number(unitPrice)} per ${unit}; ${sourceText(source)},
            ${source.date}${assumptions.map((text) => html`; ${text}`)}
        </span>`;
}

function sourceText({ title, url }: Extract<CostItem, { kind: "priced" }>["source"]): Html {
    return url?.startsWith("https://") === true ? html`<a href="${url}" rel="noreferrer">${title}</a>` : html`${title}`;
}

function differenceText(before: CostItem | undefined, after: CostItem | undefined): string {
    return before?.kind === "unknown" || after?.kind === "unknown"
        ? "unknown"
        : difference(before?.monthly, after?.monthly);
}

/** Prices of a unit are small, and quantities may have a fraction. */
function number(value: number): string {
    return value.toLocaleString("en-US", { maximumSignificantDigits: 6 });
}
