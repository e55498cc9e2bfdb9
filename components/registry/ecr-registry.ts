import * as pulumi from "@pulumi/pulumi";
import { LifecyclePolicy } from "@pulumi/aws/ecr/lifecyclePolicy";
import { Repository } from "@pulumi/aws/ecr/repository";

import { rejectFaults, type Fault } from "../shared/arguments";
import { eachOnce, matches, wholeNumber } from "../shared/argument-rules";
import { namedTags } from "../shared/aws-tags";
import { lifecyclePolicy } from "./ecr-lifecycle";
import type { Registry } from "./registry";

export interface EcrRegistryArgs {
    /** The applications. Each has a repository for its image, and one for its Helm chart. */
    readonly applications: string[];
    /**
     * What the names of repositories begin with: parts of lower-case letters, digits, dots, hyphens and underscores,
     * with slashes between. A change replaces the repositories.
     * @default the component's name
     */
    readonly repositoryPrefix?: string;
    /**
     * Days after its push that what has no tag is deleted.
     * @default 14
     */
    readonly untaggedDays?: number;
    /**
     * How many tagged images, and how many charts, each repository keeps. Older ones are deleted, in use or not: keep
     * more than you would ever go back.
     * @default 200
     */
    readonly keepTagged?: number;
    /**
     * ARN of the KMS key that repositories are encrypted with. A change replaces the repositories.
     * @default the key that AWS manages for ECR
     */
    readonly kmsKeyArn?: pulumi.Input<string>;
    /**
     * Whether a deletion takes the images along. AWS refuses to delete a repository that is not empty otherwise.
     * @default false
     */
    readonly forceDelete?: boolean;
    /**
     * Tags of the repositories.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the repositories.
     * @default true
     */
    readonly protect?: boolean;
}

/** What other components need to know of repositories in ECR: `EcrRegistry` itself, or the facts of existing ones. */
export interface EcrReference {
    /** ARNs of the repositories: what rights are given on. */
    readonly ecrRepositoryArns: pulumi.Input<pulumi.Input<string>[]>;
    /** What image references begin with, the host name and the repositories' prefix. */
    readonly imagePrefix: pulumi.Input<string>;
}

/**
 * Repositories in Amazon ECR, two for each application: `<prefix>/<application>` for images, and
 * `<prefix>/charts/<application>` for Helm charts, where `helm push <chart> oci://<imagePrefix>/charts` puts them.
 *
 * Tags never move, and what is pushed is scanned. The nodes of an EksCluster may pull from every repository of their account,
 * workflows may push to those that `AwsGithubOidcAccess.registry` names.
 */
export class EcrRegistry extends pulumi.ComponentResource implements Registry, EcrReference {
    /** Host name to log in to. */
    readonly loginServer: pulumi.Output<string>;
    /** What image references begin with: the host name and the repositories' prefix. */
    readonly imagePrefix: pulumi.Output<string>;
    /** ARNs of the repositories, for images and for charts. */
    readonly ecrRepositoryArns: pulumi.Output<string[]>;

    constructor(name: string, args: EcrRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        const prefix = args.repositoryPrefix ?? name;
        rejectFaults("EcrRegistry", name, ecrRegistryFaults(prefix, args));
        super("fairlead:index:EcrRegistry", name, {}, opts);

        const repositories = args.applications.flatMap((application) => [
            this.createRepository(`${name}-${application}-images`, `${prefix}/${application}`, args),
            this.createRepository(`${name}-${application}-charts`, `${prefix}/charts/${application}`, args),
        ]);

        const urls = pulumi.all(repositories.map(({ repositoryUrl }) => repositoryUrl));
        // A repository's URL is the host name, a slash and the repository's name.
        this.loginServer = urls.apply(([url = ""]) => url.split("/")[0] ?? "");
        this.imagePrefix = pulumi.interpolate`${this.loginServer}/${prefix}`;
        this.ecrRepositoryArns = pulumi.all(repositories.map(({ arn }) => arn));
        this.registerOutputs({
            loginServer: this.loginServer,
            imagePrefix: this.imagePrefix,
            ecrRepositoryArns: this.ecrRepositoryArns,
        });
    }

    private createRepository(child: string, repositoryName: string, args: EcrRegistryArgs): Repository {
        const repository = new Repository(
            child,
            {
                name: repositoryName,
                imageTagMutability: "IMMUTABLE",
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.kmsKeyArn }],
                forceDelete: args.forceDelete ?? false,
                tags: namedTags(repositoryName, args.tags),
            },
            // There can not be two of a name, even for a moment.
            { parent: this, protect: args.protect ?? true, deleteBeforeReplace: true },
        );
        new LifecyclePolicy(
            child,
            {
                repository: repository.name,
                policy: lifecyclePolicy(args.untaggedDays ?? 14, args.keepTagged ?? 200),
            },
            { parent: this },
        );
        return repository;
    }
}

/** Source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const part = "[a-z0-9]+([._-][a-z0-9]+)*";
const mostCharacters = 256;

/** What is wrong with the arguments, before anything is created. */
export function ecrRegistryFaults(prefix: string, args: EcrRegistryArgs): Fault[] {
    const { applications, untaggedDays, keepTagged } = args;
    const faults = [
        ...matches(
            "repositoryPrefix",
            prefix,
            new RegExp(`^(?=.{1,200}$)${part}(/${part})*$`),
            "parts of lower-case letters and digits, with single dots, hyphens or underscores inside and slashes between",
            "give such a prefix",
        ),
        ...wholeNumber("untaggedDays", untaggedDays, 1, 3650, "days"),
        ...wholeNumber("keepTagged", keepTagged, 1, 100_000, "images"),
        ...applications.flatMap((got, index) => applicationFaults(`applications[${index}]`, prefix, got)),
        ...eachOnce("applications", applications, "application"),
    ];
    return applications.length > 0
        ? faults
        : [
              ...faults,
              { path: "applications", expected: "at least one application", got: applications, repair: "name one" },
          ];
}

function applicationFaults(path: string, prefix: string, application: string): Fault[] {
    const room = mostCharacters - `${prefix}/charts/`.length;
    return matches(
        path,
        application,
        new RegExp(`^(?=.{1,${room}}$)${part}$`),
        `at most ${room} lower-case letters and digits, with single dots, hyphens or underscores inside`,
        "name it as its chart is named",
    );
}
