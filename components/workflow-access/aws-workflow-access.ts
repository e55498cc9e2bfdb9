import * as pulumi from "@pulumi/pulumi";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import type { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment";

import { createGithubRole } from "../github-oidc-access/aws-github-role";
import { createGithubEnvironments } from "../github-oidc-access/github-environments";
import type { GithubEnvironment, GithubRepository, GithubReviewers } from "../github-oidc-access/github-oidc-access";
import { rejectFaults, type Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import { readStateStatements, writeStateStatements, type AwsStateReference } from "../state-backend/aws-state-rights";
import { policyDocument, type AwsPolicyStatement } from "../workload-identity/aws-policies";
import { deployStatements, lookPolicy, readSecretsStatement, type AwsTarget } from "./aws-rights";
import { gateFaults, gatesOf, subjectsFor, type WorkflowAccess, type WorkflowGates } from "./workflow-access";

export interface AwsWorkflowAccessArgs {
    /** The repository whose workflows get access. */
    readonly repository: GithubRepository;
    /** The project of the stack. Names and tags of what the stack makes begin with it. */
    readonly project: string;
    /** The stack. It is part of the names of the GitHub environments: `deploy-STACK`, `preview-STACK`, `drift-STACK`. */
    readonly stack: string;
    /** ARN of the account's provider for GitHub's tokens. */
    readonly oidcProviderArn: pulumi.Input<string>;
    /** Where the state is: an `AwsStateBackend`, or the ARNs of another. */
    readonly state: AwsStateReference;
    /** What `pulumi login` takes. */
    readonly backendUrl: pulumi.Input<string>;
    /** ARN of the key that encrypts the stack's secrets. */
    readonly keyArn: pulumi.Input<string>;
    /**
     * Patterns of the branches that are deployed, and compared with what runs.
     * @default ["main"]
     */
    readonly branches?: string[];
    /**
     * Who must agree before the stack is deployed.
     * @default nobody
     */
    readonly reviewers?: GithubReviewers;
    /**
     * Who must agree before a pull request is previewed: its code sees the stack's state, with the secrets in it.
     * @default nobody
     */
    readonly previewReviewers?: GithubReviewers;
    /**
     * Tags of the roles.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the roles.
     * @default true
     */
    readonly protect?: boolean;
}

/**
 * Lets workflows of one GitHub repository deploy one stack on AWS, and others preview it, without any stored credential, in the
 * account and region of the provider.
 *
 * The variables of each GitHub environment are `AWS_ROLE_ARN`, `AWS_REGION` and `PULUMI_BACKEND_URL`. The GitHub provider's
 * owner must be the repository's.
 */
export class AwsWorkflowAccess extends pulumi.ComponentResource implements WorkflowAccess {
    /** The OIDC subjects that may deploy the stack. */
    readonly deploySubjects: pulumi.Output<string[]>;
    /** The OIDC subjects that may look at the stack, and change nothing. */
    readonly lookSubjects: pulumi.Output<string[]>;
    /** ARNs of the roles, `deploy` and `look`: to be let into the cluster. */
    readonly roleArns: pulumi.Output<Record<string, string>>;

    constructor(name: string, args: AwsWorkflowAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsWorkflowAccess", name, awsWorkflowAccessFaults(args));
        super("fairlead:index:AwsWorkflowAccess", name, {}, opts);

        const { stack, project, state, keyArn } = args;
        const gates = gatesOf(args);
        const invoke = { parent: this };
        const target = pulumi
            .all([
                getPartitionOutput({}, invoke).partition,
                getRegionOutput({}, invoke).region,
                getCallerIdentityOutput({}, invoke).accountId,
            ])
            .apply(([partition, region, accountId]): AwsTarget => ({ partition, region, accountId, project, stack }));
        const decrypt: AwsPolicyStatement = { actions: ["kms:Decrypt"], resources: [keyArn] };
        const encrypt: AwsPolicyStatement = { actions: ["kms:Encrypt"], resources: [keyArn] };
        const readState = [...readStateStatements(state, stack), decrypt];

        const deployer = this.createRole(name, "deploy", [gates.deploy], args, {
            state: policyDocument([...readState, ...writeStateStatements(state, stack), encrypt]),
            stack: target.apply((known) => policyDocument(deployStatements(known))),
        });
        const looker = this.createRole(name, "look", gates.look, args, {
            state: policyDocument(readState),
            secrets: target.apply((known) => policyDocument([readSecretsStatement(known)])),
        });

        this.deploySubjects = pulumi.output(subjectsFor(args.repository, [gates.deploy]));
        this.lookSubjects = pulumi.output(subjectsFor(args.repository, gates.look));
        this.roleArns = pulumi.all({ deploy: deployer.arn, look: looker.arn });
        this.registerOutputs({
            deploySubjects: this.deploySubjects,
            lookSubjects: this.lookSubjects,
            roleArns: this.roleArns,
        });
    }

    private createRole(
        name: string,
        what: string,
        gates: readonly GithubEnvironment[],
        args: AwsWorkflowAccessArgs,
        policies: Readonly<Record<string, pulumi.Output<string>>>,
    ): Role {
        const { repository, oidcProviderArn, tags } = args;
        const child = `${name}-${what}`;
        const role = createGithubRole(
            child,
            { repository, oidcProviderArn, subjects: subjectsFor(repository, gates), tags },
            { parent: this, protect: args.protect ?? true },
        );
        new RolePolicyAttachment(child, { role: role.name, policyArn: lookPolicy }, { parent: this });
        for (const [rights, policy] of Object.entries(policies)) {
            new RolePolicy(`${child}-${rights}`, { role: role.name, policy }, { parent: this });
        }
        const variables = {
            AWS_ROLE_ARN: role.arn,
            AWS_REGION: getRegionOutput({}, { parent: this }).region,
            PULUMI_BACKEND_URL: args.backendUrl,
        };
        createGithubEnvironments(name, repository.name, gates, variables, this);
        return role;
    }
}

/** What is wrong with the arguments, before anything is created. */
export function awsWorkflowAccessFaults(args: WorkflowGates & Pick<AwsWorkflowAccessArgs, "project">): Fault[] {
    return [
        ...gateFaults(args),
        ...matches(
            "project",
            args.project,
            /^[A-Za-z0-9_.-]{1,100}$/,
            "the name of a Pulumi project",
            "give the name in its Pulumi.yaml",
        ),
    ];
}
