import { hexOf, numberOf } from "../simulation/names";
import { type ValueMap, textOf } from "../simulation/values";

/** The owner whose repositories the provider manages: `github:owner`, else `GITHUB_OWNER`, as the provider reads it. */
export function ownerOf(config: ValueMap): string {
    return textOf(config, "owner") ?? process.env.GITHUB_OWNER ?? "simulated-owner";
}

/** The number that GitHub knows an account (user or organization) by. It never changes. */
export function accountId(login: string): number {
    return numberOf(`github:account:${login.toLowerCase()}`);
}

/** The number that GitHub knows a repository by. */
export function repositoryId(owner: string, name: string): number {
    return numberOf(`github:repository:${owner}/${name}`.toLowerCase());
}

/** What GitHub tells of a repository by its owner and name. Source: "Get a repository" of GitHub's REST API. */
export function repositoryOutputs(owner: string, name: string): ValueMap {
    const page = `https://github.com/${owner}/${name}`;
    return {
        fullName: `${owner}/${name}`,
        htmlUrl: page,
        httpCloneUrl: `${page}.git`,
        gitCloneUrl: `git://github.com/${owner}/${name}.git`,
        sshCloneUrl: `git@github.com:${owner}/${name}.git`,
        svnUrl: page,
        nodeId: `R_kgDO${hexOf(`${owner}/${name}`.toLowerCase(), 12)}`,
        repoId: repositoryId(owner, name),
        defaultBranch: "main",
        primaryLanguage: "",
    };
}
