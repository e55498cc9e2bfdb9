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

/** All about one stack. What one of which no resource changes is made of is folded away. */
export function stackPart(report: StackReport): Html {
    const { stack, presence, failures, changes, counts } = report;
    const anchors = anchorsOf(report);
    const id = anchorOf(stack);
    const diagram = diagramPart(report, anchors);
    const [policies, costs, remarks] = [policiesPart(report, anchors), costsPart(report, anchors), remarksPart(report)];
    const changing = html`${settingsPart(report)} ${releaseValues(report)}`;
    const isCalm = changes.length + failures.length === 0;
    return html`<section class="stack" aria-labelledby="${id}" data-group>
        <h2 id="${id}">${stack} ${presence === "both" ? "" : html`<span class="badge">${presence}</span>`}</h2>
        ${failures.map(failurePart)}
        ${
            isCalm
                ? html`${changing}
                  ${folded(
                      html`<span class="calm">No resource changes: ${counts.unchanged} stay as they are.</span>`,
                      html`${diagram} ${policies} ${costs} ${remarks}`,
                      isViolated(report),
                  )}`
                : html`${diagram} ${changesPart(report)} ${changing} ${policies} ${costs} ${remarks}`
        }
    </section>`;
}

function isViolated({ policies }: StackReport): boolean {
    return policies.violations.some(({ enforcement }) => enforcement !== "advisory");
}

function settingsPart({ settings }: StackReport): Html | undefined {
    return settings.length === 0
        ? undefined
        : folded(
              html`<h3>Settings</h3>
                  <span>${count(settings.length, "change")}</span>`,
              propertyList(settings, "Setting"),
              true,
          );
}

function remarksPart({ remarks }: StackReport): Html | undefined {
    return remarks.length === 0
        ? undefined
        : folded(
              html`<h3>Remarks</h3>
                  <span>${remarks.length} of the program and the engine</span>`,
              html`<ul>
                  ${remarks.map((remark) => html`<li class="lines">${remark}</li>`)}
              </ul>`,
              false,
          );
}

function failurePart({ side, urn, message }: Failure): Html {
    return html`<div class="failure" data-item>
        <p><b>✗ The ${side} can’t be rehearsed.</b> <bdi>${labelOf(urn)}</bdi></p>
        <pre dir="auto">${message}</pre>
    </div>`;
}
