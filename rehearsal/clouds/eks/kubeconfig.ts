import { type Input, type Output, all, output } from "@pulumi/pulumi/output";

import type { ControlPlane } from "./resources";

/** As whom `aws eks get-token` asks for a token. */
export interface CredentialOptions {
    readonly roleArn?: Input<string>;
    readonly profileName?: Input<string>;
}

/** A kubeconfig that gets its tokens from the AWS CLI. Source: `generateKubeconfig` in cluster/cluster.ts of pulumi-eks. */
export function kubeconfigOf(
    cluster: ControlPlane,
    options: Input<CredentialOptions | undefined>,
    includeProfile: boolean,
): Output<object> {
    const credentials = output(options);
    return all([
        cluster.name,
        cluster.endpoint,
        cluster.certificateAuthority,
        credentials.apply((given) => given?.roleArn),
        credentials.apply((given) => given?.profileName),
        cluster.arn.apply(regionOf),
    ]).apply(([name, server, authority, roleArn, profileName, region]) => ({
        apiVersion: "v1",
        clusters: [{ cluster: { server, "certificate-authority-data": authority.data }, name: "kubernetes" }],
        contexts: [{ context: { cluster: "kubernetes", user: "aws" }, name: "aws" }],
        "current-context": "aws",
        kind: "Config",
        users: [
            {
                name: "aws",
                user: {
                    exec: {
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "aws",
                        args: [
                            ...["--region", region, "eks", "get-token", "--cluster-name", name, "--output", "json"],
                            ...(given(roleArn) ? ["--role", roleArn] : []),
                            ...(includeProfile && given(profileName) ? ["--profile", profileName] : []),
                        ],
                        env: [
                            {
                                name: "KUBERNETES_EXEC_INFO",
                                value: `{"apiVersion": "client.authentication.k8s.io/v1beta1"}`,
                            },
                        ],
                    },
                },
            },
        ],
    }));
}

function given(text: string | undefined): text is string {
    return text !== undefined && text !== "";
}

function regionOf(arn: string): string {
    const [prefix, , , region] = arn.split(":");
    if (prefix !== "arn" || region === undefined) {
        throw new Error(`Invalid ARN: '${arn}'`);
    }
    return region;
}
