import type { Report, ReleasedImage, StackReport } from "../model/report";
import { anchorOf } from "./anchors";
import { type Html, html } from "./html";
import { table } from "./parts";
import { propertyList } from "./properties";

/** What is released where. */
export function releasesPart({ stacks }: Report): Html | undefined {
    const rows = stacks.flatMap(({ stack, releases }) =>
        releases.map(({ application, kind, before, after, values }) => [
            { content: html`<bdi>${application}</bdi> in <a href="#${anchorOf(stack)}">${stack}</a>` },
            { content: imageText(before) },
            { content: kind === "removed" ? "removed" : imageText(after) },
            { content: values.length === 0 ? "–" : String(values.length), number: true },
        ]),
    );
    return rows.length === 0
        ? undefined
        : html`<section aria-labelledby="report:releases" data-group>
              <h2 id="report:releases">Releases</h2>
              ${table("Images that the controllers will run", ["Application", "Before", "After", "Other values"], rows)}
          </section>`;
}

/** The other values of a stack's releases that change. */
export function releaseValues({ releases }: StackReport): Html[] {
    return releases
        .filter(({ values }) => values.length > 0)
        .map(
            ({ file, values }) =>
                html`<h3>Release <code>${file}</code></h3>
                    ${propertyList(values, "Value")}`,
        );
}

function imageText(image: ReleasedImage | undefined): Html {
    return image === undefined
        ? html`<span class="mark">–</span>`
        : html`<b>${image.version}</b> <code class="digest">${image.digest}</code>`;
}
