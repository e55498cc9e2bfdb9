import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../cli/usage-error";
import { ProjectError } from "../project";
import { help, parseReportCommand } from "./compare/arguments";
import { compare } from "./compare/compare";
import { renderHtml } from "./html";
import { renderMarkdown } from "./markdown/markdown";
import { makeReport } from "./model/make-report";
import type { Report } from "./model/report";

async function main(args: readonly string[]): Promise<number> {
    try {
        const command = parseReportCommand(args);
        if (command === undefined) {
            process.stdout.write(`${help}\n`);
            return 0;
        }
        const report = makeReport(await compare(command, (line) => process.stderr.write(`${line}\n`)));
        const out = resolve(command.cwd, command.out ?? join(".rehearsal", "report"));
        mkdirSync(out, { recursive: true });
        const files = {
            "report.md": renderMarkdown(report),
            "report.html": await renderHtml(report),
            "report.json": JSON.stringify(report, null, 2),
        };
        for (const [name, text] of Object.entries(files)) {
            writeFileSync(join(out, name), text);
            process.stdout.write(`${join(out, name)}\n`);
        }
        return isWell(report) ? 0 : 1;
    } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        return error instanceof UsageError || error instanceof ProjectError ? 2 : 1;
    }
}

/** Whether the head can be deployed: a base that can't be rehearsed may be what it mends. */
function isWell({ stacks }: Report): boolean {
    return stacks.every(
        ({ failures, policies }) =>
            failures.every(({ side }) => side === "base") &&
            policies.violations.every(({ enforcement }) => enforcement === "advisory"),
    );
}

// Ends by `process.exit`, so that what is temporary is removed.
for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => process.exit(1));
}

void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
});
