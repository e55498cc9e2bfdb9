import { compare, valid } from "semver";

/** The tag of a version of an application, for example `service-v1.2.3`. */
export function releaseTag(app: string, version: string): string {
    return `${app}-v${version}`;
}

/** The versions that tags name, the newest first. Tags of anything else don't count. */
export function releasedVersions(app: string, tags: readonly string[]): readonly string[] {
    const prefix = releaseTag(app, "");
    return tags
        .filter((tag) => tag.startsWith(prefix))
        .flatMap((tag) => {
            const version = tag.slice(prefix.length);
            return valid(version) === version ? [version] : [];
        })
        .sort((one, other) => compare(other, one));
}
