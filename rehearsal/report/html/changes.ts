import { groupBy } from "../../display/groups";
import { changeKinds } from "../model/changes";
import type { ChangeKind, ResourceChange, StackReport } from "../model/report";
import { labelOf } from "../model/resource-names";
import { anchorOf } from "./anchors";
import { type Html, html } from "./html";
import { changeBadge, countBadge, countBadges, nameText, placeText } from "./parts";
import { propertyList, valueList } from "./properties";

/** Up to so many changes of what is there already are unfolded from the start. */
const few = 20;

/** What happens to the resources of a stack, by component; the worst component and in it the worst change first. */
export function changesPart({ stack, presence, changes, counts }: StackReport): Html {
    const open = changes.filter(({ kind }) => kind !== "created").length <= few;
    return html`<h3>Changes</h3>
        <p>${countBadges(counts)} <span class="badge unchanged">${counts.unchanged} unchanged</span></p>
        ${presence === "removed" ? html`<p>Nothing deploys them any more. They stay until somebody destroys them.</p>` : ""}
        ${[...groupBy(changes, ({ component }) => component.urn).values()].map((group) =>
            componentPart(stack, group, open),
        )}`;
}

function componentPart(stack: string, changes: readonly ResourceChange[], open: boolean): Html {
    const kinds = changeKinds.filter((kind) => changes.some((change) => change.kind === kind));
    const amount = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
    const component = changes[0]?.component;
    const id = component === undefined || component.urn === "" ? "" : anchorOf(stack, component.urn);
    return html`<details class="part component" ${kinds[0] === "created" ? "" : html`open`} data-group>
        <summary ${id === "" ? "" : html`id="${id}"`}>
            ${nameText(component ?? { typeName: "Stack", name: stack })}
            ${kinds.map((kind) => countBadge(kind, amount(kind)))}
        </summary>
        <div class="body">${changes.map((change) => changePart(stack, change, open))}</div>
    </details>`;
}

function changePart(stack: string, change: ResourceChange, open: boolean): Html {
    const { urn, type, kind, properties, protect, source, consequence } = change;
    const anchor = anchorOf(stack, urn);
    return html`<details
        class="change ${kind}"
        ${open && kind !== "created" ? html`open` : ""}
        data-item
        data-kind="${kind}"
    >
        <summary id="${anchor}">
            ${changeBadge(kind)} ${nameText(change)} ${protect ? html`<span class="badge">protected</span>` : ""}
            ${placeText(source)}
        </summary>
        <div class="body">
            ${consequence === undefined ? "" : html`<p class="consequence"><b>What it means:</b> ${consequence}</p>`}
            ${reasonText(change)} ${kind === "created" ? valueList(properties) : propertyList(properties)}
            <p class="identity">
                <code>${type}</code> <a href="#${anchor}"><span class="unseen">Link to </span>${urn}</a>
            </p>
        </div>
    </details>`;
}

function reasonText({ kind, replaceReasons, replacedWith, perhaps }: ResourceChange): Html | undefined {
    if (kind !== "replaced") {
        return undefined;
    }
    if (replacedWith !== undefined) {
        return html`<p><b>Why:</b> its provider <bdi>${labelOf(replacedWith)}</bdi> is replaced, and all with it.</p>`;
    }
    const reasons = replaceReasons.map((reason) => html`<code>${reason}</code>`);
    const known = perhaps
        ? " What they will be is known only after the deployment: perhaps they stay as they are."
        : "";
    return reasons.length === 0 ? undefined : html`<p><b>Why:</b> ${reasons} can’t be changed in place.${known}</p>`;
}
