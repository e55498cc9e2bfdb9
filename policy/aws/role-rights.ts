import type { Unwrap } from "@pulumi/pulumi";
import type { PolicyState } from "@pulumi/aws/iam/policy";
import type { PolicyAttachmentState } from "@pulumi/aws/iam/policyAttachment";
import type { RoleState } from "@pulumi/aws/iam/role";
import type { RolePolicyState } from "@pulumi/aws/iam/rolePolicy";
import type { RolePolicyAttachmentState } from "@pulumi/aws/iam/rolePolicyAttachment";

import type { Stack, Subject } from "../rule";
import { policy, rightsOf, rolePolicy, type PlacedStatement, type RoleTrust } from "./iam-resources";
import { statementsOf } from "./policy-documents";

/** A role of the stack. */
export type Role = Pick<Unwrap<RoleState>, "inlinePolicies" | "managedPolicyArns" | "name"> & RoleTrust;

/** ARNs of the policies that are attached to a role. */
export function attachedPolicies({ properties }: Subject<Role>, stack: Stack): string[] {
    const single = stack
        .ofType<Unwrap<RolePolicyAttachmentState>>("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
        .filter((attachment) => attachment.properties.role === properties.name);
    const many = stack
        .ofType<Unwrap<PolicyAttachmentState>>("aws:iam/policyAttachment:PolicyAttachment")
        .filter((attachment) => attachment.properties.roles?.includes(properties.name ?? ""));
    return [
        ...(properties.managedPolicyArns ?? []),
        ...[...single, ...many].flatMap((attachment) => attachment.properties.policyArn ?? []),
    ];
}

/** What a role may do by policies of the stack: inline, separate, or attached. */
export function roleStatements(role: Subject<Role>, stack: Stack): PlacedStatement[] {
    const attached = attachedPolicies(role, stack);
    const inline = stack
        .ofType<Unwrap<RolePolicyState>>(rolePolicy)
        .filter(({ properties }) => properties.role === role.properties.name);
    const own = stack
        .ofType<Unwrap<PolicyState>>(policy)
        .filter(({ properties }) => attached.includes(properties.arn ?? ""));
    return [
        ...rightsOf(role),
        ...[...inline, ...own].flatMap(({ name, properties }) =>
            statementsOf(properties.policy).map((statement) => ({
                property: `policy ${name}, ${statement.path}`,
                statement,
            })),
        ),
    ];
}
