import type { Comparison } from "./accepted";
import type { Finding, Verdict } from "./findings";

/** What is said in the end, and whether all is well. */
export function reportLines(
    { checks, judged, unjudged }: Verdict,
    { accepted, unexplained, unneeded }: Comparison,
    blind: readonly string[],
): { readonly lines: readonly string[]; readonly passed: boolean } {
    const lines = [
        "",
        `checkov held ${checks} checks against ${judged} things; of what it found, ${accepted.length} are accepted with a reason.`,
        ...(unjudged.length === 0 ? [] : [`It has no check for ${unjudged.join(", ")}.`]),
    ];
    const fault = (title: string, details: readonly string[]) => {
        if (details.length > 0) {
            lines.push("", title, ...details.map((detail) => `  ${detail}`));
        }
    };
    fault("The oracle is blind: it was to find, and did not find", blind);
    fault("New: mend it, or accept it with a reason in policy/oracle/accepted.yaml", byCheck(unexplained));
    fault("Accepted, and found no more: remove it from policy/oracle/accepted.yaml", unneeded);
    return { lines, passed: [blind, unexplained, unneeded].every((faults) => faults.length === 0) };
}

function byCheck(findings: readonly Finding[]): string[] {
    const checks = [...new Set(findings.map(({ check }) => check))].sort();
    return checks.flatMap((check) => {
        const own = findings.filter((finding) => finding.check === check);
        return [`${check}: ${own[0]?.title ?? ""}`, ...own.map((finding) => `  ${whereOf(finding)}`).sort()];
    });
}

function whereOf({ stack, subject: { type, name, place } }: Finding): string {
    return `${stack}: ${type} ${name}${place === "" ? "" : ` (${place})`}`;
}
