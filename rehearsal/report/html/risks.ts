import { groupBy } from "../../display/groups";
import type { Report, Risk } from "../model/report";
import { labelOf } from "../model/resource-names";
import { anchorOf, type Anchors, anchorsOf } from "./anchors";
import { type Html, html } from "./html";
import { levelBadge, placeText, proseText } from "./parts";

/** The risks, the worst first; one that is the same in several stacks is told once. */
export function risksPart({ risks, stacks }: Report): Html | undefined {
    if (risks.length === 0) {
        return undefined;
    }
    const anchors = new Map(stacks.map((stack) => [stack.stack, anchorsOf(stack)]));
    const same = groupBy(risks, ({ level, kind, urn, title, detail }) =>
        JSON.stringify([level, kind, labelOf(urn), title, detail]),
    );
    return html`<section aria-labelledby="report:risks" data-group>
        <h2 id="report:risks">Risks first</h2>
        <ul class="risks">
            ${[...same.values()].flatMap((group) => riskItem(group, anchors))}
        </ul>
    </section>`;
}

function riskItem(group: readonly Risk[], anchors: ReadonlyMap<string, Anchors>): Html[] {
    return group.slice(0, 1).map(
        ({ level, kind, title, detail, source }) =>
            html`<li class="risk ${level}" data-item>
                <h3>${levelBadge(level)} <span class="name">${title}</span></h3>
                <p>${proseText(detail)}</p>
                <p class="about">
                    <span class="badge">${kind}</span>
                    ${group.map(({ stack, urn }) => placeLink(stack, urn, anchors.get(stack)?.(urn)))}
                    ${placeText(source)}
                </p>
            </li>`,
    );
}

/** Where in the page it is told in full: at the resource, or where the stack begins. */
function placeLink(stack: string, urn: string, anchor: string | undefined): Html {
    return stack === ""
        ? html`<span>every stack</span>`
        : html`<a href="#${anchor ?? anchorOf(stack)}">${stack}<span class="unseen"> ${labelOf(urn)}</span></a>`;
}
