import { count } from "../../display/text";
import type { Failure, StackReport } from "../model/report";
import { labelOf } from "../model/resource-names";
import { anchorOf, anchorsOf } from "./anchors";
import { changesPart } from "./changes";
import { costsPart } from "./costs";
import { diagramPart } from "./diagram";
import { type Html, html } from "./html";
import { folded } from "./parts";
import { policiesPart } from "./policies";
import { propertyList } from "./properties";
import { releaseValues } from "./releases";

/** All about one stack. */
export function stackPart(report: StackReport): Html {
    const { stack, presence, failures, settings, remarks } = report;
    const anchors = anchorsOf(report);
    const id = anchorOf(stack);
    return html`<section class="stack" aria-labelledby="${id}" data-group>
        <h2 id="${id}">${stack} ${presence === "both" ? "" : html`<span class="badge">${presence}</span>`}</h2>
        ${failures.map(failurePart)} ${diagramPart(report, anchors)} ${changesPart(report)}
        ${
            settings.length === 0
                ? ""
                : folded(
                      html`<h3>Settings</h3>
                          <span>${count(settings.length, "change")}</span>`,
                      propertyList(settings, "Setting"),
                      true,
                  )
        }
        ${releaseValues(report)} ${policiesPart(report, anchors)} ${costsPart(report, anchors)}
        ${
            remarks.length === 0
                ? ""
                : folded(
                      html`<h3>Remarks</h3>
                          <span>${remarks.length} of the program and the engine</span>`,
                      html`<ul>
                          ${remarks.map((remark) => html`<li class="lines">${remark}</li>`)}
                      </ul>`,
                      false,
                  )
        }
    </section>`;
}

function failurePart({ side, urn, message }: Failure): Html {
    return html`<div class="failure" data-item>
        <p><b>✗ The ${side} can’t be rehearsed.</b> <bdi>${labelOf(urn)}</bdi></p>
        <pre dir="auto">${message}</pre>
    </div>`;
}
