import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { faultsError, type Fault } from "../shared/arguments";
import type { Cluster } from "./cluster";
import { readKubeconfig, type KubeconfigContext } from "./kubeconfig";

export interface ExistingClusterArgs {
    /**
     * The kubeconfig itself, in YAML or JSON, instead of a file.
     * @default what `kubeconfigPath` holds
     */
    readonly kubeconfig?: string;
    /**
     * Path of the kubeconfig.
     * @default the first file that the environment variable `KUBECONFIG` names, otherwise `~/.kube/config`
     */
    readonly kubeconfigPath?: string;
    /**
     * The context to use, for example `kind-fairlead`.
     * @default the kubeconfig's current context
     */
    readonly context?: string;
    /**
     * URL of the issuer of service account tokens, which a kubeconfig does not tell.
     * @default "https://kubernetes.default.svc.cluster.local", as kind, minikube and Docker Desktop have it
     */
    readonly oidcIssuerUrl?: string;
}

/**
 * A cluster that somebody else made, such as kind, minikube or Docker Desktop, by a context of a kubeconfig. Nothing is created:
 * its rights are those of the context, whose credentials may stand in the state, as a secret.
 */
export class ExistingCluster extends pulumi.ComponentResource implements Cluster {
    /** The cluster's name in the kubeconfig. */
    readonly clusterName: pulumi.Output<string>;
    /** URL of the Kubernetes API. */
    readonly endpoint: pulumi.Output<string>;
    /** The certificate authority that signed the API's certificate: PEM in base64. No secret. */
    readonly certificateAuthority: pulumi.Output<string>;
    /** The context as a kubeconfig in JSON. A secret. */
    readonly kubeconfig: pulumi.Output<string>;
    /** URL of the issuer of service account tokens. */
    readonly oidcIssuerUrl: pulumi.Output<string>;

    constructor(name: string, args: ExistingClusterArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        const context = findContext(args);
        if ("expected" in context) {
            throw faultsError("ExistingCluster", name, [context]);
        }
        super("fairlead:index:ExistingCluster", name, {}, opts);

        this.clusterName = pulumi.output(context.clusterName);
        this.endpoint = pulumi.output(context.server);
        this.certificateAuthority = pulumi.output(context.certificateAuthority);
        this.kubeconfig = pulumi.secret(context.kubeconfig);
        this.oidcIssuerUrl = pulumi.output(args.oidcIssuerUrl ?? "https://kubernetes.default.svc.cluster.local");
        this.registerOutputs({
            clusterName: this.clusterName,
            endpoint: this.endpoint,
            certificateAuthority: this.certificateAuthority,
            kubeconfig: this.kubeconfig,
            oidcIssuerUrl: this.oidcIssuerUrl,
        });
    }
}

function findContext(args: ExistingClusterArgs): KubeconfigContext | Fault {
    const { kubeconfig, kubeconfigPath, context } = args;
    if (kubeconfig !== undefined && kubeconfigPath !== undefined) {
        return {
            path: "kubeconfigPath",
            expected: "nothing beside kubeconfig",
            got: kubeconfigPath,
            repair: "give one of the two",
        };
    }
    if (kubeconfig !== undefined) {
        return readKubeconfig(kubeconfig, "kubeconfig", undefined, context);
    }
    const path = resolve(kubeconfigPath ?? defaultPath());
    try {
        return readKubeconfig(readFileSync(path, "utf8"), "kubeconfigPath", dirname(path), context);
    } catch {
        return {
            path: "kubeconfigPath",
            expected: "a file that can be read",
            got: path,
            repair: "start a cluster, for example with kind create cluster, or name another file",
        };
    }
}

/** Where kubectl looks: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/ */
function defaultPath(): string {
    const [first = ""] = (process.env.KUBECONFIG ?? "").split(delimiter);
    return first === "" ? join(homedir(), ".kube", "config") : first;
}
