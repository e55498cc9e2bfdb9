import type { Report, StackReport } from "../model/report";
import { type Detail, changeLines, settingsLines } from "./changes";
import { costLines } from "./costs";
import { mermaidLines } from "./mermaid";
import { policyLines } from "./policies";
import { releaseLines, releaseValueLines } from "./releases";
import { failureLines, riskLines, summary } from "./summary";
import { code, folded } from "./text";

/** A comment on GitHub has 65,536 characters at most; a few are left for whoever posts it. */
const most = 60_000;

interface Fullness extends Detail {
    readonly diagram: boolean;
    /** How many policies and lines of costs are listed. */
    readonly lines: number;
}

/** From everything to nothing but the summary, which is never left out. */
const levels: readonly Fullness[] = [
    { properties: 30, resources: 100, lines: 30, diagram: true },
    { properties: 12, resources: 40, lines: 15, diagram: true },
    { properties: 6, resources: 20, lines: 8, diagram: true },
    { properties: 3, resources: 10, lines: 5, diagram: false },
    { properties: 0, resources: 5, lines: 2, diagram: false },
];

/** The report as a comment of a pull request. */
export function renderMarkdown(report: Report): string {
    const head = [
        "# What this change does to the stacks",
        "",
        ...summary(report),
        ...riskLines(report.risks),
        ...releaseLines(report),
    ];
    const calm = report.stacks.filter(isCalm);
    const rest = report.stacks.filter((stack) => !calm.includes(stack));
    for (const level of levels) {
        const lines = [...head, ...rest.flatMap((stack) => stackLines(stack, level)), ...calmLines(calm)];
        if (lengthOf(lines) <= most) {
            return textOf(lines);
        }
    }
    return textOf([...head, "The details are longer than a comment may be; the page has them."]);
}

function textOf(lines: readonly string[]): string {
    return `${lines.join("\n").trimEnd()}\n`;
}

function lengthOf(lines: readonly string[]): number {
    return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

/** Whether there is nothing to say of a stack beyond its line in the summary. */
function isCalm({ failures, changes, settings, releases, policies }: StackReport): boolean {
    const violated = policies.violations.some(({ enforcement }) => enforcement !== "advisory");
    return !violated && [failures, changes, settings, releases].every(({ length }) => length === 0);
}

function calmLines(stacks: readonly StackReport[]): string[] {
    return stacks.length === 0 ? [] : [`Nothing changes in ${stacks.map(({ stack }) => code(stack)).join(", ")}.`, ""];
}

function stackLines(stack: StackReport, level: Fullness): string[] {
    const failures = failureLines(stack);
    const changes = changeLines(stack, level);
    const still = changes.length + failures.length === 0;
    return [
        `## ${code(stack.stack)}`,
        "",
        ...failures,
        ...(still ? ["No resource changes.", ""] : changes),
        ...releaseValueLines(stack, level),
        ...settingsLines(stack, level),
        ...policyLines(stack, level.lines),
        ...costLines(stack, level.lines),
        ...(level.diagram ? folded("🗺️ Architecture, with the change", mermaidLines(stack)) : []),
    ];
}
