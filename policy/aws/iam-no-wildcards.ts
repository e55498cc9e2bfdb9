import type { ResourceRule } from "../rule";
import { identityPolicies, rightsOf, rolePolicy, type IdentityPolicyProperties } from "./iam-resources";

/** `*` gives what AWS invents tomorrow as well. */
export const iamNoWildcards: ResourceRule<IdentityPolicyProperties> = {
    name: "iam-no-wildcards",
    title: "IAM policies name the actions that they allow",
    why: "Whoever gets hold of such an identity can do everything in the account, or everything with one service.",
    mend: "Name the actions, and the ARNs that they may be done to; all actions of a service only on named resources.",
    severity: "critical",
    references: [{ id: "CKV_AWS_62" }, { id: "CKV_AWS_63" }],
    types: identityPolicies,
    guards: [{ type: rolePolicy, property: "policy", absent: "refused" }],
    scope: "resource",
    *check(subject) {
        for (const { property, statement } of rightsOf(subject)) {
            if (!statement.allows) {
                continue;
            }
            if (statement.inverted !== undefined) {
                const expected = "what is allowed, not what is not";
                yield { property: `${property}.${statement.inverted}`, expected, found: statement.inverted };
            }
            for (const found of statement.actions) {
                if (/^[*?]/.test(found) || (isWholeService(found) && statement.resources.some(isEverything))) {
                    yield { property: `${property}.Action`, expected: "actions by their names", found };
                }
            }
        }
    },
};

function isWholeService(action: string): boolean {
    return /:[*?]+$/.test(action);
}

/** `*`, or an ARN of nothing but wildcards. */
function isEverything(resource: string): boolean {
    return /^(\*|arn:[^:]+(:\*)+)$/.test(resource);
}
