import { git } from "../git";
import { plainText } from "../github/markdown";
import { releaseTag, releasedVersions } from "../version/release-tag";

/** A change that a release brings. */
export interface Change {
    readonly id: string;
    readonly subject: string;
}

/** At most so many are listed. */
const limit = 100;

/**
 * The commits of an application's folder between two of its versions, the newest first. Before the first version all count;
 * from a newer to an older one there are none.
 */
export async function changesBetween(
    directory: string,
    app: string,
    from: string | undefined,
    to: string,
): Promise<readonly Change[]> {
    const tags = (await git(directory, "tag")).split("\n");
    const known = releasedVersions(app, tags);
    const unknown = [from ?? to, to].filter((version) => !known.includes(version));
    if (unknown.length > 0) {
        const missing = [...new Set(unknown)].map((version) => releaseTag(app, version)).join(", ");
        throw new Error(`Expected the tags of both versions, found none of the name ${missing}`);
    }
    const range = from === undefined ? releaseTag(app, to) : `${releaseTag(app, from)}..${releaseTag(app, to)}`;
    const log = await git(directory, "log", "--no-merges", "--format=%H %s", range, "--", app);
    return log.split("\n").flatMap((line) => {
        const [, id, subject = ""] = /^(\w+) (.*)$/.exec(line) ?? [];
        return id === undefined ? [] : [{ id, subject }];
    });
}

/** The changes as a list in Markdown. */
export function changeList(changes: readonly Change[]): string {
    const lines = changes.slice(0, limit).map(({ id, subject }) => `- ${plainText(subject)} (${id.slice(0, 12)})`);
    const more = changes.length - lines.length;
    return [
        ...(lines.length === 0 ? ["No commit of the application's folder is between the two."] : lines),
        ...(more > 0 ? [`- and ${more} more`] : []),
    ].join("\n");
}
