import { startOfDifference } from "../markdown/text";
import type { PropertyChange } from "../model/report";
import { type Html, html } from "./html";
import { valueText } from "./values";

/** What changes, before and after. */
export function propertyList(properties: readonly PropertyChange[], noun = "Property"): Html | undefined {
    const row = (property: PropertyChange) => {
        const start = startOfDifference(property.old, property.new);
        return html`<tr>
            ${pathCell(property)}
            <td data-label="Before" class="${property.kind === "add" ? "" : "old"}">
                <div>${valueText(property.old, start)}</div>
            </td>
            <td data-label="After" class="${property.kind === "delete" ? "" : "new"}">
                <div>${valueText(property.new, start)}</div>
            </td>
        </tr>`;
    };
    return properties.length === 0 ? undefined : list([noun, "Before", "After"], properties.map(row));
}

/** What something new has. */
export function valueList(properties: readonly PropertyChange[]): Html | undefined {
    const row = (property: PropertyChange) =>
        html`<tr>
            ${pathCell(property)}
            <td data-label="Value"><div>${valueText(property.new)}</div></td>
        </tr>`;
    return properties.length === 0 ? undefined : list(["Property", "Value"], properties.map(row));
}

function list(columns: readonly string[], rows: readonly Html[]): Html {
    return html`<table class="properties">
        <thead>
            <tr>
                ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
        </thead>
        <tbody>
            ${rows}
        </tbody>
    </table>`;
}

function pathCell({ path, replaces, option }: PropertyChange): Html {
    return html`<th scope="row">
        <code>${breakable(path)}</code> ${option ? html`<span class="badge">option</span>` : ""}
        ${replaces ? html`<span class="badge replaced"><b aria-hidden="true">±</b> forces the replacement</span>` : ""}
    </th>`;
}

/** Where there is no room, a path is broken before its dots and brackets. */
function breakable(path: string): Html {
    return path.split(/(?=[.[])/).reduce((text, part) => html`${text}<wbr />${part}`, html``);
}
