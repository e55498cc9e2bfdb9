import { count } from "../../display/text";
import { difference, isComparable, isSameCost, totalsText } from "../markdown/money";
import { changeKinds } from "../model/changes";
import type { ChangeKind, Report, Revision, Risk, StackReport } from "../model/report";
import { anchorOf } from "./anchors";
import { type Html, html } from "./html";
import { type Cell, changeWords, countBadges, table } from "./parts";

/** What a reviewer must know first: how risky it is, what it costs, what happens where. */
export function summaryPart(report: Report): Html {
    const { base, head, stacks, remarks } = report;
    return html`<section class="summary" aria-labelledby="report:summary">
        <h1 id="report:summary">What this change does to the stacks</h1>
        <p>
            ${revisionText(base)} compared with ${revisionText(head)}. Rehearsed on simulated clouds: nothing was
            deployed.
        </p>
        <ul class="cards">
            ${[riskCard(report.risks), costCard(report), changesCard(stacks), policyCard(stacks)]}
        </ul>
        ${remarks.map((remark) => html`<p class="remark">${remark}</p>`)}
        ${table(
            "Stacks",
            ["Stack", ...changeKinds.map((kind) => capital(changeWords[kind].word)), "Policies", "Cost a month"],
            stacks.map(stackRow),
            { searched: false },
        )}
    </section>`;
}

function revisionText({ name, commit, uncommitted }: Revision): Html {
    return html`<code>${name}</code>
        (<code>${commit.slice(0, 7)}</code>${uncommitted ? ", with changes that are not committed" : ""})`;
}

function card(level: string, title: string, value: string, detail: Html): Html {
    return html`<li class="card ${level}">
        <h2>${title}</h2>
        <p class="figure">${value}</p>
        <p>${detail}</p>
    </li>`;
}

function riskCard(risks: readonly Risk[]): Html {
    const high = risks.filter(({ level }) => level === "high").length;
    const medium = risks.length - high;
    if (risks.length === 0) {
        return card("fine", "Risk", "None found", html`No data, network, permission or rule is weakened.`);
    }
    const value = high > 0 ? `▲ ${high} high` : `△ ${medium} medium`;
    const rest = high > 0 && medium > 0 ? `and ${medium} medium. ` : "";
    return card(high > 0 ? "high" : "medium", "Risk", value, html`${rest}<a href="#report:risks">Read them first</a>`);
}

function costCard({ costs, stacks }: Report): Html {
    const missing = stacks.some((stack) => stack.costs === undefined) ? "; without what could not be rehearsed" : "";
    const { before, after } = costs;
    const known = isSameCost(costs) ? "no difference" : difference(before, after);
    return card(
        "",
        "Cost a month",
        isComparable(costs) ? known : "partly unknown",
        html`${totalsText(costs)}${missing}`,
    );
}

function changesCard(stacks: readonly StackReport[]): Html {
    const sum = (kind: ChangeKind) => stacks.reduce((total, { counts }) => total + counts[kind], 0);
    const counts = {
        replaced: sum("replaced"),
        deleted: sum("deleted"),
        updated: sum("updated"),
        created: sum("created"),
    };
    const all = changeKinds.reduce((total, kind) => total + counts[kind], 0);
    const touched = stacks.filter(({ changes }) => changes.length > 0).length;
    return card(
        "",
        "Changes",
        all === 0 ? "none" : String(all),
        all === 0
            ? html`in ${count(stacks.length, "stack")}`
            : html`in ${touched} of ${count(stacks.length, "stack")}: ${countBadges(counts)}`,
    );
}

function policyCard(stacks: readonly StackReport[]): Html {
    const found = stacks.flatMap(({ policies }) => policies.violations);
    const broken = found.filter(({ enforcement }) => enforcement !== "advisory").length;
    const detail = html`${found.length - broken} advised, in ${count(stacks.length, "stack")}`;
    if (broken > 0) {
        return card("high", "Policies", `✗ ${count(broken, "violation")}`, detail);
    }
    const judged = stacks.every(
        ({ presence, policies, failures }) =>
            presence === "removed" || (policies.applied > 0 && failures.every(({ side }) => side === "base")),
    );
    return judged
        ? card("fine", "Policies", "✓ none violated", detail)
        : card("medium", "Policies", "△ not applied everywhere", detail);
}

function stackRow({ stack, presence, counts, policies, costs, failures }: StackReport): Cell[] {
    const failed = failures.some(({ side }) => side === "head");
    return [
        {
            content: html`<a href="#${anchorOf(stack)}">${stack}</a>
                ${presence === "both" ? "" : html`<span class="badge">${presence}</span>`}
                ${failed ? html`<span class="badge high"><b aria-hidden="true">✗</b> failed</span>` : ""}`,
        },
        ...changeKinds.map((kind) => ({
            content:
                counts[kind] === 0
                    ? html`<span class="mark">${failed ? "?" : "0"}</span>`
                    : html`<b class="text-${kind}">${failed ? "≥ " : ""}${counts[kind]}</b>`,
            number: true,
        })),
        { content: policyText(policies, failed) },
        { content: totalsText(costs?.totals) },
    ];
}

function policyText({ applied, violations }: StackReport["policies"], failed: boolean): string {
    const broken = violations.filter(({ enforcement }) => enforcement !== "advisory").length;
    if (applied === 0) {
        return "not applied";
    }
    const found = broken === 0 ? (failed ? "not known" : "✓ none violated") : `✗ ${count(broken, "violation")}`;
    return `${found}, ${violations.length - broken} advised`;
}

function capital(word: string): string {
    return word.slice(0, 1).toUpperCase() + word.slice(1);
}
