import type * as pulumi from "@pulumi/pulumi";

/**
 * Keys by which Pulumi encrypts the secrets in stacks' settings and states, in any cloud. Each stack has a key of its own, so
 * that who may read the secrets of one may not read those of another.
 */
export interface SecretsKeys {
    /** What `pulumi stack init --secrets-provider` takes for each stack, by its name. */
    readonly secretsProviders: pulumi.Output<Record<string, string>>;
}
