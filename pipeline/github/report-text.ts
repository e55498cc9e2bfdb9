import { textLimit, withoutMentions } from "./markdown";
import type { ReportSource } from "./report-source";

/** What is added here fits into so many characters. */
const reserve = 1_000;

/**
 * What a comment says of a run: its report, which is the work of the pull request's own code and treated as a text of
 * strangers, or that there is none. Never a part of a report, which might hide what matters.
 */
export function reportText(report: string | undefined, source: ReportSource): string {
    const { commit, runUrl, succeeded } = source;
    const text = withoutMentions(report ?? "");
    if (text.trim() === "") {
        return `No report was made for ${commit}. [The run](${runUrl}) tells why.`;
    }
    if (text.length > textLimit - reserve) {
        return `The report for ${commit} is too long for a comment. It is among the artifacts of [the run](${runUrl}).`;
    }
    return [
        text.trimEnd(),
        "",
        `<sub>Made for ${commit} by the code of the pull request, in [this run](${runUrl})` +
            `${succeeded ? "" : ", which failed"}; its artifact \`report\` has the page with all details.</sub>`,
    ].join("\n");
}
