import type { ResourceRule } from "../rule";

const template =
    "github:index/actionsRepositoryOidcSubjectClaimCustomizationTemplate:ActionsRepositoryOidcSubjectClaimCustomizationTemplate";
const ofOrganization =
    "github:index/actionsOrganizationOidcSubjectClaimCustomizationTemplate:ActionsOrganizationOidcSubjectClaimCustomizationTemplate";

interface Template {
    readonly useDefault?: boolean;
    readonly includeClaimKeys?: readonly string[];
}

/** Source: https://docs.github.com/actions/reference/openid-connect-reference, "Customizing the subject claims" */
export const githubOidcClaims: ResourceRule<Template> = {
    name: "github-oidc-claims",
    title: "Subjects of OIDC tokens tell the repository and the environment",
    why: "A cloud compares the subject: what is not in it, it can not ask for, and then jobs of other repositories or branches are let in, too.",
    mend: "Set `useDefault: true`, or `includeClaimKeys` with repo and context among them.",
    severity: "high",
    references: [],
    types: [template, ofOrganization],
    guards: [],
    scope: "resource",
    *check({ properties: { useDefault, includeClaimKeys: found = [] } }) {
        if (useDefault === true) {
            return;
        }
        const asked = [
            ["repo", ["repo", "repository", "repository_id"]],
            ["context", ["context", "environment"]],
        ] as const;
        for (const [key, ways] of asked) {
            if (!ways.some((way) => found.includes(way))) {
                yield { property: "includeClaimKeys", expected: `${key} among them`, found };
            }
        }
    },
};
