import type { ResourceRule } from "../rule";
import { placed, role, type RoleTrust } from "./iam-resources";
import type { Statement } from "./policy-documents";
import { isNarrowed, namesAnyone } from "./principals";

/** Who may become the role. */
export const iamTrustedPrincipals: ResourceRule<RoleTrust> = {
    name: "iam-trusted-principals",
    title: "Roles name who may assume them",
    why: "Whoever may assume a role has all its rights: everybody, a whole account, or everybody with a login somewhere.",
    mend: "Name a service or a role as Principal; for an account or an identity provider, say by a Condition who of it.",
    severity: "critical",
    references: [{ id: "CKV_AWS_60" }, { id: "CKV_AWS_61" }],
    types: [role],
    guards: [{ type: role, property: "assumeRolePolicy", absent: "refused" }],
    scope: "resource",
    *check({ properties: { assumeRolePolicy } }) {
        for (const { property, statement } of placed("assumeRolePolicy", assumeRolePolicy)) {
            if (!statement.allows) {
                continue;
            }
            if (namesAnyone(statement) && !isNarrowed(statement)) {
                yield { property: `${property}.Principal`, expected, found: "everybody" };
            }
            for (const found of unconditional(statement)) {
                yield { property: `${property}.Principal`, expected, found };
            }
        }
    },
};

const expected = "a service, or roles by name, or a Condition that says who";

/** Crowds that a statement lets in as a whole: accounts, and identity providers. */
function unconditional({ conditions, principals }: Statement): string[] {
    return conditions.length > 0
        ? []
        : principals
              .filter(({ kind, value }) => kind === "Federated" || (kind === "AWS" && isAccount(value)))
              .map(({ value }) => value);
}

function isAccount(principal: string): boolean {
    return /^(\d{12}|arn:[\w-]+:iam::\d{12}:root)$/.test(principal);
}
