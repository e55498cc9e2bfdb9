import { type Output, output } from "@pulumi/pulumi/output";
import type { ComponentResource } from "@pulumi/pulumi/resource";

import type { ClusterArgs } from "./cluster-args";
import { Child } from "./packages";
import type { Role } from "./resources";
import { ServiceRole, managedPolicies } from "./service-role";

/** The roles that nodes may have, and the one of them that was made or given by itself. */
export function instanceRolesOf(name: string, args: ClusterArgs, partition: Output<string>, parent: ComponentResource) {
    if (args.instanceRoles !== undefined) {
        return { instanceRoles: output(args.instanceRoles) as Output<Role[]>, defaultRole: undefined };
    }
    if (args.instanceRole !== undefined) {
        const role: Output<Role> = output(args.instanceRole).apply((found) => found);
        return { instanceRoles: role.apply((found) => [found]), defaultRole: role };
    }
    if (args.createInstanceRole !== true && (args.skipDefaultNodeGroup === true || args.createInstanceRole === false)) {
        return { instanceRoles: output<Role[]>([]), defaultRole: undefined };
    }
    const role = new ServiceRole(
        `${name}-instanceRole`,
        {
            service: "ec2.amazonaws.com",
            managedPolicyArns: managedPolicies(
                partition,
                "AmazonEKSWorkerNodePolicy",
                "AmazonEKS_CNI_Policy",
                "AmazonEC2ContainerRegistryReadOnly",
            ),
            tags: args.tags,
        },
        { parent },
    ).attached;
    const profile = args.instanceProfileName;
    new Child(
        "aws:iam/instanceProfile:InstanceProfile",
        `${name}-instanceProfile`,
        profile === undefined ? { role } : {},
        profile === undefined ? { parent } : { parent, id: profile },
    );
    return { instanceRoles: role.apply((found) => [found]), defaultRole: role };
}
