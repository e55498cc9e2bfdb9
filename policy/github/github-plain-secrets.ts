import { secretIn } from "../plain-secrets";
import type { ResourceRule } from "../rule";

interface Variable {
    readonly variableName?: string;
    readonly value?: string;
}

export const githubPlainSecrets: ResourceRule<Variable> = {
    name: "github-plain-secrets",
    title: "Variables of GitHub hold no secrets",
    why: "Variables are shown to everybody who may read the repository, and are not masked in logs.",
    mend: "Let the job fetch it from the secret store by its OIDC login, or make it a secret.",
    severity: "critical",
    references: [],
    types: ["Actions", "ActionsEnvironment", "ActionsOrganization"].map(
        (place) => `github:index/${place.charAt(0).toLowerCase()}${place.slice(1)}Variable:${place}Variable`,
    ),
    guards: [],
    scope: "resource",
    *check({ properties: { variableName, value } }) {
        const found = secretIn(value, variableName);
        if (found !== undefined) {
            yield { property: "value", expected: "no secret", found };
        }
    },
};
