import { lstatSync, readFileSync } from "node:fs";

import { type Command, valueOf } from "../command";
import { repositoryOf } from "../github/client";
import { upsertComment } from "../github/comment";
import { pullRequestOf, reportSource } from "../github/report-source";
import { reportText } from "../github/report-text";
import { UsageError } from "../usage-error";

/** No report is larger, in bytes. */
const largest = 1_000_000;

/** Writes the report of another workflow's run under its pull request. Nothing of that run is executed here. */
export const postReportCommand: Command = {
    summary: "Writes a report under the pull request that it is about",
    flags: { report: { value: "FILE", summary: "the report in Markdown; need not be there" } },
    run: async (run) => {
        const source = reportSource(readEvent(run.environment.GITHUB_EVENT_PATH));
        const repository = repositoryOf(run.environment);
        const pullRequest = await pullRequestOf(repository, source, "main");
        if (pullRequest === undefined) {
            return { message: `No open pull request has ${source.commit} as its newest commit: nothing to tell` };
        }
        const text = reportText(readReport(valueOf(run, "report")), source);
        const done = await upsertComment(repository, pullRequest, "report", text);
        return { message: `The comment under pull request ${pullRequest} was ${done}` };
    },
};

/** No link is followed: the file was unpacked from an archive that strangers made. */
function readReport(file: string): string | undefined {
    const found = lstatSync(file, { throwIfNoEntry: false });
    return found?.isFile() === true && found.size <= largest ? readFileSync(file, "utf8") : undefined;
}

function readEvent(file: string | undefined): unknown {
    if (file === undefined) {
        throw new UsageError("Expected the variable GITHUB_EVENT_PATH, found none. GitHub sets it in workflows.");
    }
    return JSON.parse(readFileSync(file, "utf8"));
}
