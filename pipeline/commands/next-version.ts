import { type Command, valueOf } from "../command";
import { expectWholeHistory, git } from "../git";
import { nextVersion } from "../version/next-version";
import { releaseTag, releasedVersions } from "../version/release-tag";

/** The version of a commit is decided by history alone, so a second run of a workflow finds the same. */
export const nextVersionCommand: Command = {
    summary: "Tells the next semantic version of an application, from its tags and from trailers of commits since",
    flags: { app: { value: "APP", summary: "the application, whose tags are APP-v1.2.3" } },
    run: async (run) => {
        const { directory } = run;
        const app = valueOf(run, "app");
        await expectWholeHistory(directory);
        const here = releasedVersions(app, await tags(directory, "--points-at", "HEAD"))[0];
        if (here !== undefined) {
            return { message: `This commit is ${app} ${here} already`, outputs: { version: here } };
        }
        const last = releasedVersions(app, await tags(directory, "--merged", "HEAD"))[0];
        const version = nextVersion(last, await commits(directory, last && releaseTag(app, last)));
        return { message: `After ${last ?? "no release"} comes ${version}`, outputs: { version } };
    },
};

async function tags(directory: string, ...which: readonly string[]): Promise<readonly string[]> {
    return (await git(directory, "tag", ...which)).split("\n");
}

async function commits(directory: string, since: string | undefined) {
    const format = "--format=%H %(trailers:key=Release,valueonly,separator=%x2C)";
    const log = await git(directory, "log", format, since === undefined ? "HEAD" : `${since}..HEAD`, "--");
    return log.split("\n").flatMap((line) => {
        const [, id, trailers = ""] = /^(\w+)(?: (.*))?$/.exec(line) ?? [];
        return id === undefined ? [] : [{ id, trailers: trailers.split(",").filter((text) => text !== "") }];
    });
}
