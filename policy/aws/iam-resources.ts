import type { Unwrap } from "@pulumi/pulumi";
import type { RoleArgs } from "@pulumi/aws/iam/role";

import type { Subject } from "../rule";
import { statementsOf, type Statement } from "./policy-documents";

export const role = "aws:iam/role:Role";
export const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
export const policy = "aws:iam/policy:Policy";

/** Resources that say what somebody may do. */
export const identityPolicies = [
    role,
    rolePolicy,
    policy,
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
];

/** Where each of them says it. */
export interface IdentityPolicyProperties {
    readonly policy?: unknown;
    readonly inlinePolicy?: unknown;
    readonly inlinePolicies?: Unwrap<RoleArgs>["inlinePolicies"];
}

/** Who may become a role. */
export interface RoleTrust {
    readonly assumeRolePolicy?: unknown;
}

/** A statement, and where the resource has it. */
export interface PlacedStatement {
    readonly property: string;
    readonly statement: Statement;
}

/** What an identity may do by what one resource says. */
export function* rightsOf({ type, properties }: Subject<IdentityPolicyProperties>): Generator<PlacedStatement> {
    if (type === role) {
        for (const [index, { policy = '{"Statement":[]}' }] of (properties.inlinePolicies ?? []).entries()) {
            yield* placed(`inlinePolicies[${index}].policy`, policy);
        }
    } else if (properties.inlinePolicy !== undefined) {
        yield* placed("inlinePolicy", properties.inlinePolicy);
    } else {
        yield* placed("policy", properties.policy);
    }
}

/** The statements of a document in a property. */
export function* placed(property: string, document: unknown): Generator<PlacedStatement> {
    for (const statement of statementsOf(document)) {
        yield { property: `${property}.${statement.path}`, statement };
    }
}
