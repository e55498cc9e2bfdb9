import * as pulumi from "@pulumi/pulumi";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Alias } from "@pulumi/aws/kms/alias";
import { Key } from "@pulumi/aws/kms/key";

import { rejectFaults, type Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import { namedTags } from "../shared/aws-tags";
import { stackFaults } from "../state-backend/state-backend";
import type { SecretsKeys } from "./secrets-keys";

export interface AwsSecretsKeysArgs {
    /** The stacks, each of which gets a key. */
    readonly stacks: string[];
    /**
     * Tags of the keys.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the keys. AWS keeps a deleted one for 30 days.
     * @default true
     */
    readonly protect?: boolean;
}

/** A KMS key for each stack, with an alias, which rotates by itself. Who may `kms:Decrypt` with a key reads the stack's secrets. */
export class AwsSecretsKeys extends pulumi.ComponentResource implements SecretsKeys {
    /** What `pulumi stack init --secrets-provider` takes for each stack, by its name. */
    readonly secretsProviders: pulumi.Output<Record<string, string>>;
    /** ARNs of the keys, by stack. */
    readonly keyArns: pulumi.Output<Record<string, string>>;

    constructor(name: string, args: AwsSecretsKeysArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsSecretsKeys", name, awsSecretsKeysFaults(name, args));
        super("fairlead:index:AwsSecretsKeys", name, {}, opts);

        const { region } = getRegionOutput({}, { parent: this });
        const keys = args.stacks.map((stack) => {
            const child = `${name}-${stack}`;
            const key = new Key(
                child,
                {
                    description: `Encrypts the secrets of Pulumi's stack ${stack}`,
                    enableKeyRotation: true,
                    tags: namedTags(child, args.tags),
                },
                { parent: this, protect: args.protect ?? true },
            );
            const alias = new Alias(child, { name: `alias/${child}`, targetKeyId: key.keyId }, { parent: this });
            return { stack, key, provider: pulumi.interpolate`awskms://${alias.name}?region=${region}` };
        });

        this.secretsProviders = pulumi.all(Object.fromEntries(keys.map(({ stack, provider }) => [stack, provider])));
        this.keyArns = pulumi.all(Object.fromEntries(keys.map(({ stack, key }) => [stack, key.arn])));
        this.registerOutputs({ secretsProviders: this.secretsProviders, keyArns: this.keyArns });
    }
}

/** What is wrong with the arguments, before anything is created. */
export function awsSecretsKeysFaults(name: string, { stacks }: Pick<AwsSecretsKeysArgs, "stacks">): Fault[] {
    return [
        ...stackFaults(stacks),
        ...matches(
            "name",
            name,
            /^(?!aws\/)[A-Za-z0-9_-]{1,150}$/,
            "at most 150 letters, digits, hyphens and underscores, which the aliases begin with",
            "choose such a name",
        ),
    ];
}
