import { type Input, type Output, all, output } from "@pulumi/pulumi/output";
import type { CustomResourceOptions } from "@pulumi/pulumi/resource";
import { stringify } from "yaml";

import { Child } from "./packages";
import type { ControlPlane, Role } from "./resources";

/** Who may use a cluster. Source: cluster/authenticationMode.ts of pulumi-eks. */

export const API = "API";

export function supportsConfigMap(mode: string | undefined): boolean {
    return mode === undefined || mode === "CONFIG_MAP" || mode === "API_AND_CONFIG_MAP";
}

export function supportsAccessEntries(mode: string | undefined): boolean {
    return mode === API || mode === "API_AND_CONFIG_MAP";
}

/** An identity of AWS in the ConfigMap `aws-auth`. */
export interface Mapping {
    readonly roleArn?: string;
    readonly userArn?: string;
    readonly username: string;
    readonly groups: readonly string[];
}

interface AccessPolicy {
    readonly accessScope: unknown;
    readonly policyArn: Input<string>;
}

export interface AccessEntry {
    readonly principalArn: Input<string>;
    readonly type?: Input<string>;
    readonly kubernetesGroups?: Input<Input<string>[]>;
    readonly username?: Input<string>;
    readonly tags?: unknown;
    readonly accessPolicies?: Readonly<Record<string, Input<AccessPolicy>>>;
}

export type AccessEntries = Readonly<Record<string, AccessEntry>>;

/** The data of `aws-auth`: nodes by their roles, and whom the program maps. */
export function awsAuthData(
    instanceRoles: Output<Role[]>,
    roleMappings: Input<Mapping[]> | undefined,
    userMappings: Input<Mapping[]> | undefined,
): Record<string, Output<string>> {
    const nodes = instanceRoles.apply((roles) =>
        all(roles.map(({ arn }) => arn)).apply((arns) =>
            arns.map((roleArn) => ({
                roleArn,
                username: "system:node:{{EC2PrivateDNSName}}",
                groups: ["system:bootstrappers", "system:nodes"],
            })),
        ),
    );
    const mapRoles = all([output(roleMappings), nodes]).apply(([mapped, ofNodes]) =>
        stringify(
            [...(mapped ?? []), ...ofNodes].map(({ roleArn, username, groups }) => ({
                rolearn: roleArn,
                username,
                groups,
            })),
            { lineWidth: 0 },
        ),
    );
    if (userMappings === undefined) {
        return { mapRoles };
    }
    const mapUsers = output(userMappings).apply((mapped) =>
        stringify(
            mapped.map(({ userArn, username, groups }) => ({ userarn: userArn, username, groups })),
            { lineWidth: 0 },
        ),
    );
    return { mapRoles, mapUsers };
}

/** Access entries and the policies that are associated with them. */
export function accessEntries(
    componentName: string,
    cluster: ControlPlane,
    entries: AccessEntries,
    opts: CustomResourceOptions,
): Child[] {
    return Object.entries(entries).map(([key, entry]) => {
        const { principalArn, type, kubernetesGroups, username, tags } = entry;
        const name = `${componentName}-${key}`;
        const clusterName = cluster.name;
        const made = new Child(
            "aws:eks/accessEntry:AccessEntry",
            name,
            { clusterName, principalArn, type, kubernetesGroups, tags, userName: username },
            opts,
        );
        for (const [policy, association] of Object.entries(entry.accessPolicies ?? {})) {
            const given = output(association);
            new Child(
                "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
                `${name}-${policy}`,
                {
                    accessScope: given.apply(({ accessScope }) => accessScope),
                    clusterName,
                    policyArn: given.apply(({ policyArn }) => policyArn),
                    principalArn,
                },
                { ...opts, parent: made, dependsOn: [made] },
            );
        }
        return made;
    });
}
