import { lt } from "semver";

import { type Command, type CommandResult, valueOf } from "../command";
import { expectWholeHistory } from "../git";
import { repositoryOf } from "../github/client";
import { mergeByItself, runChecks } from "../github/merging";
import { fileAt, propose } from "../github/proposal";
import { changeList, changesBetween } from "../release/change-log";
import { type Release, readRelease, releaseFile, setRelease } from "../release/release-file";

const base = "main";

/** Proposes that a stack runs a version: the one way by which releases/ changes. */
export const proposeReleaseCommand: Command = {
    summary: "Opens or renews the pull request that has a stack run a version of an application",
    flags: {
        stack: { value: "STACK", summary: "the stack, whose file is releases/STACK/APP.yaml" },
        app: { value: "APP", summary: "the application" },
        version: { value: "VERSION", summary: "its version, which has a tag" },
        digest: { value: "DIGEST", summary: "the digest of its image" },
        "merge-by-itself": { summary: "has GitHub merge it once its checks pass" },
    },
    run: async (run) => {
        const [stack, app] = [valueOf(run, "stack"), valueOf(run, "app")];
        const release = { version: valueOf(run, "version"), digest: valueOf(run, "digest") };
        const path = releaseFile(stack, app);
        await expectWholeHistory(run.directory);
        const repository = repositoryOf(run.environment);
        const text = await fileAt(repository, path, base);
        const before = readRelease(text);
        const content = setRelease(text, release);
        if (content === text) {
            return { message: `${path} says ${release.version} already` };
        }
        refuseOlder(path, before, release);
        const changes = await changesBetween(run.directory, app, before?.version, release.version);
        const branch = `release/${stack}/${app}`;
        const pullRequest = await propose(repository, {
            base,
            branch,
            path,
            content,
            title: `Release ${app} ${release.version} to ${stack}`,
            body: [
                `${stack} runs ${before === undefined ? "no release" : `${app} ${before.version}`}.`,
                `With this, it runs ${app} ${release.version}, image \`${release.digest}\`.`,
                `\n## What changes\n\n${changeList(changes)}`,
                "\nMerging it is the release: the GitOps controller takes it from there. Going back is a revert.",
            ].join("\n"),
        });
        await runChecks(repository, branch);
        const refusal = run.flags.has("merge-by-itself") ? await mergeByItself(repository, pullRequest) : undefined;
        return proposed(pullRequest.url, refusal);
    },
};

function refuseOlder(path: string, before: Release | undefined, { version }: Release): void {
    if (before !== undefined && lt(version, before.version)) {
        throw new Error(
            `Expected a version from ${before.version} on, which ${path} has, found ${version}. To go back, revert the commit.`,
        );
    }
}

function proposed(url: string, refusal: string | undefined): CommandResult {
    const outputs = { "pull-request": url };
    return refusal === undefined
        ? { message: `Proposed: ${url}`, outputs }
        : { message: `Proposed: ${url}\nA person must merge it, since GitHub says: ${refusal}`, outputs };
}
