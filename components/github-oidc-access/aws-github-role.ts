import * as pulumi from "@pulumi/pulumi";
import { OpenIdConnectProvider } from "@pulumi/aws/iam/openIdConnectProvider";
import { Role } from "@pulumi/aws/iam/role";

import { namedTags } from "../shared/aws-tags";
import { shorten } from "../shared/names";
import { awsAudience, trustPolicy } from "./aws-trust";
import type { GithubRepository } from "./github-oidc-access";
import { githubIssuer } from "./subjects";

type Tags = pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;

/** By which AWS knows GitHub's tokens. An account has at most one. */
export function createGithubProvider(
    name: string,
    tags: Tags,
    opts: pulumi.CustomResourceOptions,
): OpenIdConnectProvider {
    return new OpenIdConnectProvider(
        name,
        { url: githubIssuer, clientIdLists: [awsAudience], tags: namedTags(name, tags) },
        opts,
    );
}

/** Who may assume a role, and for how long. */
export interface GithubRoleArgs {
    readonly repository: GithubRepository;
    readonly oidcProviderArn: pulumi.Input<string>;
    readonly subjects: readonly string[];
    /** @default 3600 */
    readonly sessionSeconds?: number;
    readonly tags: Tags;
}

/** A role that workflows with these subjects may assume, and nobody else. */
export function createGithubRole(name: string, args: GithubRoleArgs, opts: pulumi.CustomResourceOptions): Role {
    // GitHub takes any character in the name of an environment, IAM does not.
    const plain = name.replace(/[^A-Za-z0-9-]/g, "-");
    return new Role(
        name,
        {
            namePrefix: `${shorten(plain, 37)}-`,
            description: `For workflows of ${args.repository.owner}/${args.repository.name} on GitHub`,
            assumeRolePolicy: trustPolicy(args.oidcProviderArn, args.subjects),
            maxSessionDuration: args.sessionSeconds ?? 3600,
            tags: namedTags(plain, args.tags),
        },
        opts,
    );
}
