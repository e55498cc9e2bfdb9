import { createHash } from "node:crypto";
import { changeKinds } from "../model/changes";
import type { Report, StackReport } from "../model/report";
import { anchorOf } from "./anchors";
import type { Assets } from "./assets";
import { Html, html } from "./html";
import { changeWords } from "./parts";
import { releasesPart } from "./releases";
import { risksPart } from "./risks";
import { stackPart } from "./stack";
import { summaryPart } from "./summary";
import { helpDialog, toolbar } from "./toolbar";

/** The whole page: nothing in it comes from elsewhere, and nothing but its own style and script may work in it. */
export function page(report: Report, { style, script }: Assets): Html {
    const policy = [
        "default-src 'none'",
        `style-src ${hashOf(style)}`,
        `script-src ${hashOf(script)}`,
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ].join("; ");
    return html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content="${policy}" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="referrer" content="no-referrer" />
                <title>What this change does to the stacks: ${report.base.name} and ${report.head.name}</title>
                <link rel="icon" href="data:," />
                ${Html.element("style", style)} ${Html.element("script", script)}
            </head>
            <body>
                <a class="skip" href="#report:main">Skip to the report</a>
                ${toolbar()}
                <div class="frame">
                    ${contents(report)}
                    <main id="report:main" tabindex="-1">
                        ${summaryPart(report)} ${risksPart(report)} ${releasesPart(report)}
                        ${report.stacks.map(stackPart)}
                    </main>
                </div>
                ${helpDialog()}
            </body>
        </html> `;
}

function contents({ risks, stacks }: Report): Html {
    return html`<nav aria-label="Contents">
        <ul>
            <li><a href="#report:summary">Summary</a></li>
            ${risks.length === 0 ? "" : html`<li><a href="#report:risks">Risks</a> <span class="signs">${risks.length}</span></li>`}
            ${stacks.every(({ releases }) => releases.length === 0) ? "" : html`<li><a href="#report:releases">Releases</a></li>`}
            ${stacks.map(stackLink)}
        </ul>
    </nav>`;
}

function stackLink({ stack, counts, failures }: StackReport): Html {
    const failed = failures.some(({ side }) => side === "head");
    const signs = changeKinds
        .filter((kind) => counts[kind] > 0)
        .map(
            (kind) =>
                html`<span class="text-${kind}"
                    >${changeWords[kind].sign}${counts[kind]}<span class="unseen">
                        ${changeWords[kind].word}</span
                    ></span
                >`,
        );
    return html`<li>
        <a href="#${anchorOf(stack)}">${stack}</a>
        <span class="signs">${failed ? html`<b class="text-replaced">✗ failed</b>` : ""} ${signs}</span>
    </li>`;
}

function hashOf(text: string): string {
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
