import * as pulumi from "@pulumi/pulumi";
import type { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";
import { ActionsVariable } from "@pulumi/github/actionsVariable";

import { rejectFaults, type Fault } from "../shared/arguments";
import { wholeNumber } from "../shared/argument-rules";
import { managedPolicyArn, regionOf } from "../shared/aws-arns";
import type { EcrReference } from "../registry/ecr-registry";
import { createGithubProvider, createGithubRole } from "./aws-github-role";
import { pushPolicy } from "./aws-trust";
import { createGithubEnvironments } from "./github-environments";
import type { GithubEnvironment, GithubOidcAccess, GithubRepository } from "./github-oidc-access";
import { contextFaults, repositoryFaults } from "./repository-faults";
import { pullRequestSubjects, subjectsOf } from "./subjects";

export interface AwsGithubOidcAccessArgs {
    /** The repository whose workflows get access. */
    readonly repository: GithubRepository;
    /**
     * The GitHub environments whose jobs get access, each by a role of its own. Each is created, and gets the variables
     * that its jobs need.
     */
    readonly environments: GithubEnvironment[];
    /** The repositories that workflows push to: an `EcrRegistry`, or the facts of others. */
    readonly registry: EcrReference;
    /**
     * Whether workflows of pull requests may read how the account is configured, but not what is stored in it, so that
     * they can preview. Every pull request from a branch of the repository can: GitHub gives forks no token.
     * @default false
     */
    readonly previews?: boolean;
    /**
     * ARN of the account's provider for GitHub's tokens. An account has at most one: give this to every component but the
     * first, and where the account has one already.
     * @default a provider is created
     */
    readonly oidcProviderArn?: pulumi.Input<string>;
    /**
     * Seconds that a login is good for, 3600 to 43200.
     * @default 3600
     */
    readonly sessionSeconds?: number;
    /**
     * Tags of the roles and the provider.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the roles and the provider, which other components may use, too.
     * @default true
     */
    readonly protect?: boolean;
}

/**
 * Lets workflows of one GitHub repository push to the repositories of one registry, without any stored credential. They
 * get no right on a cluster: the GitOps controller pulls what they publish.
 *
 * The variables of each GitHub environment are `AWS_ROLE_ARN`, `AWS_REGION` and `REGISTRY`, which is what image references
 * begin with. For previews, the GitHub repository gets the variable `AWS_PREVIEW_ROLE_ARN`. The GitHub provider's owner
 * must be the repository's.
 */
export class AwsGithubOidcAccess extends pulumi.ComponentResource implements GithubOidcAccess {
    /** ARN of the provider for GitHub's tokens, for other components of the account. */
    readonly oidcProviderArn: pulumi.Output<string>;
    /** ARNs of the roles, by GitHub environment. */
    readonly roleArns: pulumi.Output<Record<string, string>>;
    /** The OIDC subjects that may push. */
    readonly subjects: pulumi.Output<string[]>;
    /** The OIDC subjects that may preview. */
    readonly previewSubjects: pulumi.Output<string[]>;
    /** The variables of the first GitHub environment; those of the others differ in `AWS_ROLE_ARN`, see `roleArns`. */
    readonly variables: pulumi.Output<Record<string, string>>;

    constructor(name: string, args: AwsGithubOidcAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsGithubOidcAccess", name, awsGithubOidcAccessFaults(args));
        super("fairlead:index:AwsGithubOidcAccess", name, {}, opts);

        const { repository, registry } = args;
        const protect = args.protect ?? true;
        this.oidcProviderArn = pulumi.output(
            args.oidcProviderArn ?? createGithubProvider(name, args.tags, { parent: this, protect }).arn,
        );
        const region = pulumi.output(registry.ecrRepositoryArns).apply(([arn = ""]) => regionOf(arn));
        const accesses = args.environments.map((environment) => {
            const subjects = subjectsOf(repository, [environment.name], []).map(({ subject }) => subject);
            const role = this.createRole(`${name}-${environment.name}`, subjects, args);
            new RolePolicy(
                `${name}-${environment.name}`,
                { role: role.name, policy: pushPolicy(registry.ecrRepositoryArns) },
                { parent: this },
            );
            const variables: Record<string, pulumi.Input<string>> = {
                AWS_ROLE_ARN: role.arn,
                AWS_REGION: region,
                REGISTRY: registry.imagePrefix,
            };
            createGithubEnvironments(name, repository.name, [environment], variables, this);
            return { environment: environment.name, subjects, role, variables };
        });
        const previewSubjects = args.previews === true ? pullRequestSubjects(repository) : [];
        if (previewSubjects.length > 0) {
            this.createPreviewRole(name, previewSubjects, args);
        }

        this.roleArns = pulumi.all(
            Object.fromEntries(accesses.map(({ environment, role }) => [environment, role.arn])),
        );
        this.subjects = pulumi.output(accesses.flatMap(({ subjects }) => subjects));
        this.previewSubjects = pulumi.output(previewSubjects);
        this.variables = pulumi.output(accesses[0]?.variables ?? {});
        this.registerOutputs({
            oidcProviderArn: this.oidcProviderArn,
            roleArns: this.roleArns,
            subjects: this.subjects,
            previewSubjects: this.previewSubjects,
            variables: this.variables,
        });
    }

    private createRole(child: string, subjects: readonly string[], args: AwsGithubOidcAccessArgs): Role {
        const { repository, sessionSeconds, tags, protect } = args;
        return createGithubRole(
            child,
            { repository, oidcProviderArn: this.oidcProviderArn, subjects, sessionSeconds, tags },
            { parent: this, protect: protect ?? true },
        );
    }

    private createPreviewRole(name: string, subjects: readonly string[], args: AwsGithubOidcAccessArgs): void {
        const child = `${name}-pull-requests`;
        const role = this.createRole(child, subjects, args);
        // Reads configuration, but neither objects nor secrets nor images, unlike ReadOnlyAccess.
        new RolePolicyAttachment(
            child,
            { role: role.name, policyArn: managedPolicyArn("SecurityAudit") },
            { parent: this },
        );
        new ActionsVariable(
            child,
            { repository: args.repository.name, variableName: "AWS_PREVIEW_ROLE_ARN", value: role.arn },
            { parent: this },
        );
    }
}

/** What is wrong with the arguments, before anything is created. */
export function awsGithubOidcAccessFaults(
    args: Pick<AwsGithubOidcAccessArgs, "repository" | "environments" | "sessionSeconds">,
): Fault[] {
    return [
        ...repositoryFaults("repository", args.repository),
        // Each environment has a role, so no role trusts too many.
        ...contextFaults(args.environments, [], args.environments.length, Infinity),
        ...wholeNumber("sessionSeconds", args.sessionSeconds, 3600, 43_200, "seconds"),
    ];
}
