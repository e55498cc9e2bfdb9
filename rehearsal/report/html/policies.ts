import { groupBy } from "../../display/groups";
import { count } from "../../display/text";
import type { PolicyViolation, StackReport } from "../model/report";
import type { Anchors } from "./anchors";
import { type Html, html } from "./html";
import { folded, link, placeText, proseText } from "./parts";

/** What policies say: violations in full; advice by policy, first about what the change touches. */
export function policiesPart({ policies: { applied, violations }, failures }: StackReport, anchors: Anchors): Html {
    const failed = failures.some(({ side }) => side === "head");
    const broken = violations.filter(({ enforcement }) => enforcement !== "advisory");
    const advice = violations.filter(({ enforcement }) => enforcement === "advisory");
    const said = advice.length === 0 ? "" : `, ${advice.length} advised`;
    const title =
        broken.length === 0 ? (failed ? "not known" : "✓ none violated") : `✗ ${count(broken.length, "violation")}`;
    const rest = [true, false].flatMap((touched) => {
        const some = advice.filter((violation) => violation.touched === touched);
        const heading = touched ? "Advice about what this change touches" : "Advice about what it does not touch";
        return some.length === 0 ? [] : [adviceList(heading, some, anchors)];
    });
    return folded(
        html`<h3>Policies</h3>
            <span>${applied === 0 ? "none could be applied" : `${title}${said}, of ${applied}`}</span>`,
        html`${broken.map((violation) => violationPart(violation, anchors))} ${rest}`,
        broken.length > 0,
    );
}

function violationPart(
    { policy, subject, severity, enforcement, title, detail, source, urn }: PolicyViolation,
    anchors: Anchors,
): Html {
    return html`<article class="violation" data-item>
        <p>
            <span class="badge high"><b aria-hidden="true">✗</b> ${enforcement}, ${severity}</span>
            <code>${policy}</code>
            <b>${title}</b>
        </p>
        <p class="about">
            ${subject === "" ? "The stack" : link(anchors(urn), html`<bdi>${subject}</bdi>`)} ${placeText(source)}
        </p>
        <ul>
            ${detail.map((line) => html`<li>${proseText(line)}</li>`)}
        </ul>
    </article>`;
}

function adviceList(heading: string, advice: readonly PolicyViolation[], anchors: Anchors): Html {
    const subjectItem = ({ urn, subject, source, detail }: PolicyViolation) =>
        html`<li data-item>
            ${link(anchors(urn), html`<bdi>${subject === "" ? "The stack" : subject}</bdi>`)} ${placeText(source)}
            ${detail.slice(0, 1).map((line) => html`<span class="mark">${line}</span>`)}
        </li>`;
    const groups = [...groupBy(advice, ({ policy }) => policy)].map(
        ([policy, group]) =>
            html`<div data-group>
                <p><code>${policy}</code> ${group[0]?.title}</p>
                <ul>
                    ${group.map(subjectItem)}
                </ul>
            </div>`,
    );
    return html`<div data-group>
        <h4>${heading}</h4>
        ${groups}
    </div>`;
}
