import type * as pulumi from "@pulumi/pulumi";

import type { Fault } from "./arguments";
import { matches } from "./argument-rules";

/** A name Kubernetes takes for namespaces and most objects, at most 63 characters (RFC 1123). */
export function kubernetesName(path: string, value: pulumi.Input<string> | undefined, most = 63): Fault[] {
    return matches(
        path,
        value,
        new RegExp(`^(?=.{1,${most}}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$`),
        `1 to ${most} lower-case letters, digits and hyphens, a letter or digit at both ends`,
        "choose such a name",
    );
}

/** Pod Security's strictest level: what breaks it is refused, warned of and recorded. */
export function restrictedPodSecurity(): Record<string, string> {
    return Object.fromEntries(
        ["enforce", "warn", "audit"].map((mode) => [`pod-security.kubernetes.io/${mode}`, "restricted"]),
    );
}

/**
 * Annotations of a custom resource that is ready when it says so: Pulumi then waits for that.
 * Source: https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/metadata/overrides.go
 */
export const awaited = { "pulumi.com/waitFor": "condition=Ready" };
