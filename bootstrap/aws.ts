import * as pulumi from "@pulumi/pulumi";
import { createGithubProvider } from "@fairlead/components/github-oidc-access/aws-github-role";
import { githubProvider } from "@fairlead/components/github-oidc-access/github-provider";
import { AwsSecretsKeys, awsSecretsKeysFaults } from "@fairlead/components/secrets-keys/aws-secrets-keys";
import type { Fault } from "@fairlead/components/shared/arguments";
import { environmentTags } from "@fairlead/components/shared/tags";
import { AwsStateBackend, awsStateBackendFaults } from "@fairlead/components/state-backend/aws-state-backend";
import { AwsWorkflowAccess, awsWorkflowAccessFaults } from "@fairlead/components/workflow-access/aws-workflow-access";
import { anyText, type SettingsGroup } from "@fairlead/environments/settings-group";

import type { StackName } from "@fairlead/environments/prepare-program";
import { moveOwnState, ofStack, type BootstrapOutputs, type PrepareCloud } from "./cloud";
import { accessFaults, nameOf, placeFaults, placesOf, readStack, type Settings, type StackSettings } from "./settings";

/** The settings of a bootstrap on AWS: the group `fairlead-bootstrap:aws`. */
interface AwsSettings {
    /**
     * The project of the stacks, which names of theirs begin with.
     * @default "fairlead"
     */
    readonly project: string;
    /**
     * ARN of the account's provider for GitHub's tokens, where it has one already.
     * @default one is made
     */
    readonly oidcProviderArn: string | undefined;
    readonly stacks: StackSettings[];
}

/** State, keys and access on AWS, in the region of the stack's `aws:region`. */
export const prepareAws: PrepareCloud = (group, settings, name) => {
    const aws = readAwsSettings(group);
    const places = { stacks: placesOf(aws.stacks) };
    return {
        faults: [
            ...placeFaults("aws", awsStateBackendFaults(nameOf(name), places)),
            ...placeFaults("aws", awsSecretsKeysFaults(nameOf(name), places)),
            ...prefixFaults(aws, name),
            ...aws.stacks.flatMap((stack, index) =>
                accessFaults("aws", index, awsWorkflowAccessFaults(accessOf(settings, aws, stack))),
            ),
        ],
        build: () => build(settings, aws, name),
    };
};

function readAwsSettings(group: SettingsGroup): AwsSettings {
    return {
        project: group.optional("project", (key) => group.text(key, anyText("the name of a project"))) ?? "fairlead",
        oidcProviderArn: group.optional("oidcProviderArn", (key) =>
            group.text(key, {
                expected: "the ARN of an OIDC provider",
                pattern: /^arn:[^:]+:iam::\d{12}:oidc-provider\/.+$/,
                mend: "take what aws iam list-open-id-connect-providers prints",
            }),
        ),
        stacks: group.groups("stacks", readStack),
    };
}

/** Rights on AWS are given by the beginnings of names, so none may be the beginning of another, or of the bootstrap's own. */
function prefixFaults({ project, stacks }: AwsSettings, name: StackName): Fault[] {
    const others = [...stacks.map((stack) => `${project}-${stack.name}`), `${nameOf(name)}-*`];
    return stacks.flatMap(({ name: got }, index) => {
        const longer = others.find((other) => other.startsWith(`${project}-${got}-`));
        return longer === undefined
            ? []
            : [
                  {
                      path: `fairlead-bootstrap:aws.stacks[${index}].name`,
                      expected: `a name that is not the beginning of ${longer}, whose roles the stack could change`,
                      got,
                      repair: "rename one of them",
                  },
              ];
    });
}

function accessOf({ github }: Settings, { project }: AwsSettings, { name, ...stack }: StackSettings) {
    return { repository: github, project, stack: name, ...stack };
}

function build(settings: Settings, aws: AwsSettings, stackName: StackName): BootstrapOutputs {
    const name = nameOf(stackName);
    const { protect } = settings;
    const tags = environmentTags(stackName.project, stackName.stack, settings.tags);
    const common = { stacks: placesOf(aws.stacks), tags, protect };

    const state = new AwsStateBackend(name, common);
    const keys = new AwsSecretsKeys(name, common);
    const oidcProviderArn = pulumi.output(aws.oidcProviderArn ?? createGithubProvider(name, tags, { protect }).arn);
    const providers = [githubProvider(name, settings.github.owner)];
    const accesses = aws.stacks.map((stack): [string, AwsWorkflowAccess] => [
        stack.name,
        new AwsWorkflowAccess(
            `${name}-${stack.name}`,
            {
                ...accessOf(settings, aws, stack),
                oidcProviderArn,
                state,
                backendUrl: ofStack(state.backendUrls, stack),
                keyArn: ofStack(keys.keyArns, stack),
                tags,
                protect,
            },
            { providers },
        ),
    ]);

    return {
        backendUrls: state.backendUrls,
        secretsProviders: keys.secretsProviders,
        principals: pulumi.all(Object.fromEntries(accesses.map(([stack, { roleArns }]) => [stack, roleArns]))),
        nextSteps: oidcProviderArn.apply((arn) => [
            moveOwnState,
            `Set fairlead:aws.access.oidcProviderArn of the stacks to ${arn}`,
            "Name the principals deploy in fairlead:aws.cluster.adminPrincipalArns of the stacks",
        ]),
    };
}
