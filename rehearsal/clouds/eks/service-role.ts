import { createHash } from "node:crypto";

import { type Input, type Output, all, interpolate } from "@pulumi/pulumi/output";
import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi/resource";

import { Child } from "./packages";
import { Role } from "./resources";

/** One of AWS's own policies; its ARN in the default partition names the attachment. */
interface ManagedPolicy {
    readonly id: string;
    readonly arn: Output<string>;
}

export function managedPolicies(partition: Output<string>, ...names: readonly string[]): ManagedPolicy[] {
    return names.map((policy) => ({
        id: `arn:aws:iam::aws:policy/${policy}`,
        arn: interpolate`arn:${partition}:iam::aws:policy/${policy}`,
    }));
}

export interface ServiceRoleArgs {
    /** The service that may assume the role. */
    readonly service: string;
    readonly description?: string;
    readonly managedPolicyArns: readonly ManagedPolicy[];
    readonly tags?: Input<Record<string, Input<string>>>;
    readonly assumeRoleActions?: readonly string[];
}

/** A role for a service of AWS, with AWS's policies. Source: servicerole.ts of pulumi-eks. */
export class ServiceRole extends ComponentResource {
    readonly role: Role;
    /** The role once its policies are attached. */
    readonly attached: Output<Role>;

    constructor(name: string, args: ServiceRoleArgs, opts: ComponentResourceOptions) {
        super("eks:index:ServiceRole", name, args, opts);
        const role = new Role(
            `${name}-role`,
            {
                description: args.description,
                assumeRolePolicy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Action: args.assumeRoleActions ?? ["sts:AssumeRole"],
                            Effect: "Allow",
                            Principal: { Service: [args.service] },
                        },
                    ],
                }),
                tags: args.tags,
            },
            { parent: this },
        );
        const attachments = args.managedPolicyArns.map(
            ({ id, arn }) =>
                new Child(
                    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    `${name}-${shortHash(id)}`,
                    { policyArn: arn, role },
                    { parent: this },
                ),
        );
        this.role = role;
        this.attached = all([role.arn, ...attachments.map(({ id }) => id)]).apply(() => role);
        this.registerOutputs({ resolvedRole: this.attached, directRole: role });
    }
}

function shortHash(text: string): string {
    return createHash("sha1").update(text).digest("hex").slice(0, 8);
}
