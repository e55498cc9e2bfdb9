import type { Report, Risk, StackReport } from "../model/report";
import { labelOf } from "../model/resource-names";
import { totalsText } from "./money";
import { code, count, place, plain, shorten, table, visible } from "./text";
import { riskWords } from "./words";

/** What stands above everything and is never left out. */
export function summary(report: Report): string[] {
    const { base, head, stacks, risks, costs, remarks } = report;
    const missing = stacks.some((stack) => stack.costs === undefined) ? ", without what could not be rehearsed" : "";
    const uncommitted = head.uncommitted ? ", with changes that are not committed" : "";
    return [
        `**${headline(risks)}**`,
        "",
        `From ${code(base.name)} (${base.commit.slice(0, 7)}) to ${code(head.name)} (${head.commit.slice(0, 7)}${uncommitted}). ` +
            "Rehearsed on simulated clouds: nothing was deployed.",
        "",
        ...table(
            ["Stack", "🔴 Replaced", "⛔ Deleted", "🟡 Updated", "🟢 Created", "Policies", "Cost a month"],
            stacks.map(stackRow),
        ),
        ...(stacks.length > 1 ? [`Together a month${missing}: ${totalsText(costs)}.`, ""] : []),
        ...remarks.map((remark) => `> ${plain(remark)}\n`),
    ];
}

function headline(risks: readonly Risk[]): string {
    const high = risks.filter(({ level }) => level === "high").length;
    const medium = risks.length - high;
    if (risks.length === 0) {
        return "🟢 No risk was found.";
    }
    const parts = [
        ...(high === 0 ? [] : [`${riskWords.high.sign} ${count(high, "high risk")}`]),
        ...(medium === 0 ? [] : [`${riskWords.medium.sign} ${count(medium, "medium risk")}`]),
    ];
    return `${parts.join(", ")}.`;
}

function stackRow({ stack, presence, counts, policies, costs, failures }: StackReport): string[] {
    const note = presence === "both" ? "" : ` (${presence})`;
    const failed = failures.some(({ side }) => side === "head") ? " ❌ failed" : "";
    // A failed rehearsal did not come to everything: what it found is the least that happens.
    const least = failed === "" ? "" : "≥ ";
    const numbers = (["replaced", "deleted", "updated", "created"] as const).map((kind) =>
        counts[kind] === 0 ? (failed === "" ? "0" : "?") : `**${least}${counts[kind]}**`,
    );
    return [
        `${code(stack)}${note}${failed}`,
        ...numbers,
        policiesCell(policies, failed !== ""),
        totalsText(costs?.totals),
    ];
}

function policiesCell({ applied, violations }: StackReport["policies"], failed: boolean): string {
    const mandatory = violations.filter(({ enforcement }) => enforcement !== "advisory").length;
    const advice = violations.length - mandatory;
    if (applied === 0) {
        return "not applied";
    }
    const found = mandatory === 0 ? (failed ? "not known" : "✅ none violated") : `❌ ${count(mandatory, "violation")}`;
    return advice === 0 ? found : `${found}, ${advice} advised`;
}

/** How many risks are listed; so many more than a person reads that the limit stands for the comment's size only. */
const mostRisks = 40;
const longestTitle = 200;
const longestDetail = 400;

/** The risks, grouped where one is the same in several stacks. */
export function riskLines(risks: readonly Risk[]): string[] {
    const groups = new Map<string, { readonly risk: Risk; readonly stacks: string[] }>();
    for (const risk of risks) {
        const key = JSON.stringify([risk.level, risk.kind, labelOf(risk.urn), risk.title, risk.detail]);
        const group = groups.get(key) ?? { risk, stacks: [] };
        group.stacks.push(risk.stack);
        groups.set(key, group);
    }
    const lines = [...groups.values()].slice(0, mostRisks).map(({ risk, stacks }) => {
        const { sign, word } = riskWords[risk.level];
        const named = stacks.filter((stack) => stack !== "").map(code);
        const where = named.length === 0 ? "every stack" : named.join(", ");
        return `- ${sign} **${word}, ${where}: ${plain(shorten(risk.title, longestTitle))}**${place(risk.source)}. ${plain(shorten(risk.detail, longestDetail))}`;
    });
    const more = groups.size - lines.length;
    return lines.length === 0
        ? []
        : ["## Risks first", "", ...lines, ...(more > 0 ? [`- and ${more} more, in the page`] : []), ""];
}

/** How many failures of a stack are told, and how many lines of each. */
const mostFailures = 10;
const mostLines = 30;

/** What failed, in its own words. */
export function failureLines({ stack, failures }: StackReport): string[] {
    const more = failures.length - mostFailures;
    const told = failures.slice(0, mostFailures).flatMap(({ side, urn, message }) => {
        const about = urn === "" ? "" : ` ${code(labelOf(urn))}`;
        const lines = message
            .split("\n")
            .slice(0, mostLines)
            .map((line) => `    ${visible(shorten(line, 300))}`);
        return [`❌ **The ${side} of ${code(stack)} can't be rehearsed:**${about}`, "", ...lines, ""];
    });
    return more > 0 ? [...told, `And ${more} more failures; the page has them all.`, ""] : told;
}
