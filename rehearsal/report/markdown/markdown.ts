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
    const texts = levels.map((level) => [...head, ...report.stacks.flatMap((stack) => stackLines(stack, level))]);
    const short = [...head, "The details are longer than a comment may be; the page has them.", ""];
    const fitting = texts.find((lines) => lengthOf(lines) <= most) ?? short;
    return `${fitting.join("\n").trimEnd()}\n`;
}

function lengthOf(lines: readonly string[]): number {
    return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function stackLines(stack: StackReport, level: Fullness): string[] {
    const failures = failureLines(stack);
    const changes = changeLines(stack, level);
    const body = [
        ...failures,
        ...changes,
        ...releaseValueLines(stack),
        ...settingsLines(stack, level),
        ...policyLines(stack, level.lines),
        ...costLines(stack, level.lines),
        ...(level.diagram ? folded("🗺️ Architecture, with the change", mermaidLines(stack)) : []),
    ];
    const still = changes.length + failures.length === 0;
    const unchanged = still ? [stack.releases.length === 0 ? "Nothing changes." : "No resource changes.", ""] : [];
    return [`## ${code(stack.stack)}`, "", ...unchanged, ...body];
}
