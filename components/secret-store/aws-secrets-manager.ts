import * as pulumi from "@pulumi/pulumi";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Secret } from "@pulumi/aws/secretsmanager/secret";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion";

import { rejectFaults, type Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import { namedTags } from "../shared/aws-tags";
import { checkSecretName, entriesAsJson } from "./secret-entries";
import type { SecretStore } from "./secret-store";

export interface AwsSecretsManagerArgs {
    /**
     * What the names of all secrets begin with, without a slash at the end. A change replaces every secret.
     * @default the component's name
     */
    readonly prefix?: string;
    /**
     * ARN of the KMS key that encrypts the secrets.
     * @default AWS' own key of the account
     */
    readonly kmsKeyArn?: pulumi.Input<string>;
    /**
     * Days that a deleted secret can be had back: 7 to 30, or 0 for none.
     * @default 30
     */
    readonly recoveryWindowDays?: number;
    /**
     * Tags of every secret.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete or replace a secret.
     * @default true
     */
    readonly protect?: boolean;
}

/** What secrets are made with. No property of the component, since that would be one of its outputs. */
const given = new WeakMap<AwsSecretsManager, AwsSecretsManagerArgs & { readonly name: string }>();

/**
 * Secrets of AWS Secrets Manager whose names begin alike, in the provider's region. External Secrets reads them by the
 * Pod Identity of its own pods, which needs `secretReaderStatements` on `secretArns`.
 */
export class AwsSecretsManager extends pulumi.ComponentResource implements SecretStore {
    /** The ARNs of all secrets of this store, as a pattern for policies. */
    readonly secretArns: pulumi.Output<string>;
    /** The `spec.provider` of a store of the External Secrets Operator. */
    readonly provider: pulumi.Output<pulumi.Inputs>;

    constructor(name: string, args: AwsSecretsManagerArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsSecretsManager", name, awsSecretsManagerFaults(args));
        super("fairlead:index:AwsSecretsManager", name, {}, opts);

        const prefix = args.prefix ?? name;
        const invoke = { parent: this };
        const { region } = getRegionOutput({}, invoke);
        const { partition } = getPartitionOutput({}, invoke);
        const { accountId } = getCallerIdentityOutput({}, invoke);

        given.set(this, { ...args, name });
        this.secretArns = pulumi.interpolate`arn:${partition}:secretsmanager:${region}:${accountId}:secret:${prefix}/*`;
        this.provider = region.apply((known): pulumi.Inputs => ({
            aws: { service: "SecretsManager", region: known },
        }));
        this.registerOutputs({ secretArns: this.secretArns, provider: this.provider });
    }

    put(
        name: string,
        entries: Record<string, pulumi.Input<string>>,
        opts?: pulumi.ComponentResourceOptions,
    ): pulumi.Output<string> {
        checkSecretName(name);
        const {
            name: store = "",
            prefix = store,
            kmsKeyArn,
            recoveryWindowDays,
            tags,
            protect,
        } = given.get(this) ?? {};
        const child = `${store}-${name}`;
        const options = pulumi.mergeOptions(opts, { parent: this, protect: protect ?? true });
        const secret = new Secret(
            child,
            {
                // A suffix of the provider's, since AWS blocks the name of a deleted secret for the days of recovery.
                namePrefix: `${prefix}/${name}-`,
                kmsKeyId: kmsKeyArn,
                recoveryWindowInDays: recoveryWindowDays ?? 30,
                tags: namedTags(child, tags),
            },
            options,
        );
        const version = new SecretVersion(
            child,
            { secretId: secret.id, secretString: entriesAsJson(entries) },
            { ...options, protect: false },
        );
        return pulumi.all([secret.name, version.id]).apply(([key]) => key);
    }
}

/** What is wrong with the arguments, before anything is created. */
export function awsSecretsManagerFaults({ prefix, recoveryWindowDays: days }: AwsSecretsManagerArgs): Fault[] {
    const right = days === undefined || days === 0 || (Number.isInteger(days) && days >= 7 && days <= 30);
    return [
        ...matches(
            "prefix",
            prefix,
            /^[A-Za-z0-9_.@=+-]+(\/[A-Za-z0-9_.@=+-]+)*$/,
            "letters, digits and _.@=+-, in parts that slashes keep apart",
            "choose such a prefix",
        ),
        ...(right
            ? []
            : [
                  {
                      path: "recoveryWindowDays",
                      expected: "0, or a whole number from 7 to 30 (days)",
                      got: days,
                      repair: "give such a number",
                  },
              ]),
    ];
}
