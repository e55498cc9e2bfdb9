import { type Command, valueOf } from "../command";
import { driftIssue } from "../drift/drift-issue";
import { readFindings } from "../drift/findings";
import { repositoryOf } from "../github/client";
import { keepIssue } from "../github/issue";

/** One issue for all stacks: it is opened, brought up to date and closed here. */
export const reportDriftCommand: Command = {
    summary: "Keeps the one issue that tells what differs from this repository",
    flags: {
        stacks: { value: "STACK[,STACK]", summary: "all stacks that were looked at" },
        findings: { value: "DIR", summary: "where findings are kept" },
    },
    run: async (run) => {
        const repository = repositoryOf(run.environment);
        const findings = readFindings(valueOf(run, "findings"), valueOf(run, "stacks").split(","));
        const issue = driftIssue(findings, repository.runUrl);
        const done = await keepIssue(repository, "drift", issue);
        return { message: `${issue?.title ?? "No drift"}. Issue: ${done}` };
    },
};
