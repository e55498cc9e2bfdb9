import type { IssueText } from "../github/issue";
import { plainText } from "../github/markdown";
import { type Findings, checks } from "./findings";

/** At most so many lines of so many characters are shown of a check: the issue must fit into what GitHub takes. */
const limit = 15;
const width = 200;

/** What the issue says; `undefined` if every check came to its end and found nothing. */
export function driftIssue(findings: readonly Findings[], runUrl: string | undefined): IssueText | undefined {
    const worth = findings.filter(({ found }) => found === undefined || found.length > 0);
    if (worth.length === 0) {
        return undefined;
    }
    const stacks = [...new Set(worth.map(({ stack }) => stack))];
    return {
        title: `Drift in ${stacks.join(", ")}`,
        text: [
            "What is there differs from what this repository says, or could not be looked at.",
            ...stacks.map((stack) => section(stack, worth)),
            "Have the stack deployed again, or take into the repository what was changed by hand. This issue is brought up to " +
                "date by each run, and closed once nothing differs.",
            ...(runUrl === undefined ? [] : [`[Last run](${runUrl})`]),
        ].join("\n\n"),
    };
}

function section(stack: string, findings: readonly Findings[]): string {
    const own = findings.filter((finding) => finding.stack === stack);
    return [`## ${stack}`, ...own.map((finding) => `### ${checks[finding.check]}\n\n${list(finding)}`)].join("\n\n");
}

function list({ found }: Findings): string {
    if (found === undefined) {
        return "Could not be looked at: its job tells why.";
    }
    const more = found.length - limit;
    return [
        ...found.slice(0, limit).map((line) => `- ${plainText(line.slice(0, width))}`),
        ...(more > 0 ? [`- and ${more} more, which the log of its job tells`] : []),
    ].join("\n");
}
