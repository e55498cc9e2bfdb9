import { parseArgs } from "node:util";
import { UsageError } from "../../cli/usage-error";

/** What `npm run report` was asked for. */
export interface ReportCommand {
    /** The Git revision to compare with. */
    readonly base: string;
    /** The stacks; `undefined` for all. */
    readonly stacks: readonly string[] | undefined;
    /** The directory of the project. */
    readonly cwd: string;
    /** Where the report is written to; `undefined` for `.rehearsal/report` of the project. */
    readonly out: string | undefined;
}

export const help = `Usage: npm run report -- --base REF [--stack all|STACK[,STACK]] [--out DIR] [--cwd DIR]

Rehearses what is checked out, changes that are not committed included, against a base, and writes what changes:
report.md for the comment of a pull request, report.html for the browser, report.json for programs.

  --base REF     The branch, tag or commit to compare with; where the branches parted counts. Required
  --stack LIST   The stacks, with commas between them (default: all)
  --out DIR      Where to write (default: .rehearsal/report)
  --cwd DIR      The project's directory (default: here)
  --help         Show this help

Exit code: 0 written and all is well; 1 written, but a rehearsal failed or a mandatory policy is violated;
2 the command can't be used as it is.`;

/**
 * @returns `undefined` where help is wanted
 * @throws UsageError
 */
export function parseReportCommand(args: readonly string[]): ReportCommand | undefined {
    const options = {
        base: { type: "string" },
        stack: { type: "string" },
        out: { type: "string" },
        cwd: { type: "string" },
        help: { type: "boolean" },
    } as const;
    let values;
    try {
        ({ values } = parseArgs({ args: [...args], options }));
    } catch (error) {
        throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    }
    if (values.help === true) {
        return undefined;
    }
    const { base, stack = "all", out, cwd = process.cwd() } = values;
    if (base === undefined || base === "") {
        throw new UsageError(`Expected --base REF, found none. For example: npm run report -- --base main\n\n${help}`);
    }
    const stacks = [...new Set(stack.split(",").map((name) => name.trim()))].filter((name) => name !== "");
    if (stacks.length === 0) {
        throw new UsageError(`Expected --stack with all or names of stacks, found "${stack}".`);
    }
    return { base, stacks: stacks.includes("all") ? undefined : stacks, cwd, out };
}
