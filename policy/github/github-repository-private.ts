import type { ResourceRule } from "../rule";
import { repository, type Repository } from "./repositories";

export const githubRepositoryPrivate: ResourceRule<Repository> = {
    name: "github-repository-private",
    title: "Repositories are private unless somebody decided otherwise",
    why: "The provider's default is public: the world reads the code, its history, and who works on it.",
    mend: "Set `visibility: private` or `internal`; open source gets an exception with its reason.",
    severity: "high",
    references: [{ id: "CKV_GIT_1" }],
    types: [repository],
    guards: [],
    scope: "resource",
    *check({ properties: { visibility, private: isPrivate } }) {
        if (
            visibility !== "private" &&
            visibility !== "internal" &&
            !(visibility === undefined && isPrivate === true)
        ) {
            yield { property: "visibility", expected: "private or internal", found: visibility };
        }
    },
};
