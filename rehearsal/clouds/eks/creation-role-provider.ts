import { type Input, type Inputs, interpolate, jsonStringify } from "@pulumi/pulumi/output";
import type { ComponentResourceOptions } from "@pulumi/pulumi/resource";

import { Component } from "./component";
import { Child, ChildProvider, ask } from "./packages";
import { Role } from "./resources";

export interface CreationRoleArgs {
    readonly region?: Input<string>;
    readonly profile?: Input<string>;
}

/** A role that makes clusters, and a provider that takes it. Source: `getRoleProvider` in cluster/cluster.ts of pulumi-eks. */
export class ClusterCreationRoleProvider extends Component {
    readonly role: Role;
    readonly provider: ChildProvider;

    constructor(name: string, args: CreationRoleArgs, opts: ComponentResourceOptions) {
        super("eks:index:ClusterCreationRoleProvider", name, args, opts);
        const ofThis = { parent: this };
        const partition = ask<{ partition: string }>("aws:index/getPartition:getPartition", {}, ofThis);
        const caller = ask<{ accountId: string }>("aws:index/getCallerIdentity:getCallerIdentity", {}, ofThis);
        this.role = new Role(
            `${name}-eksClusterCreatorRole`,
            {
                assumeRolePolicy: interpolate`{
            "Version": "2012-10-17",
            "Statement": [
                {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:${partition.apply((found) => found.partition)}:iam::${caller.apply((found) => found.accountId)}:root"
                },
                "Action": "sts:AssumeRole"
                }
            ]
        }`,
                description: `Admin access to eks-${name}`,
            },
            ofThis,
        );
        const ofRole = { parent: this.role };
        const allow = (Action: string) => ({ Effect: "Allow", Action, Resource: "*" });
        new Child(
            "aws:iam/rolePolicy:RolePolicy",
            `${name}-eksClusterCreatorPolicy`,
            {
                role: this.role,
                policy: { Version: "2012-10-17", Statement: [allow("eks:*"), allow("iam:PassRole")] },
            },
            ofRole,
        );
        this.provider = new ChildProvider(
            "aws",
            `${name}-eksClusterCreatorEntity`,
            { ...args, assumeRoles: jsonStringify([{ roleArn: this.role.arn }]) },
            ofRole,
        );
        this.registerOutputs();
    }

    get outputs(): Inputs {
        return { role: this.role, provider: this.provider };
    }
}
