import * as pulumi from "@pulumi/pulumi";
import { CustomResourcePatch } from "@pulumi/kubernetes/apiextensions/customResourcePatch";
import type { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import { metricsOfRelease, type MetricsEndpoint } from "../shared/metrics-endpoint";
import { rejectFaults } from "../shared/arguments";
import { wholeNumber } from "../shared/argument-rules";
import { kubernetesName } from "../shared/kubernetes-rules";
import { createNetworkPolicies } from "../shared/network-policies";
import { restrictedNamespace } from "../shared/restricted-namespace";
import { charts } from "../shared/versions";
import { argoCdNetworkPolicies } from "./argo-cd-network";
import { argoCdPodLabels, argoCdValues } from "./argo-cd-values";
import { GitOpsControllerKind, type GitOpsController } from "./gitops-controller";

export interface ArgoCdArgs {
    /**
     * Namespace of the controller, created here.
     * @default "argocd"
     */
    readonly namespace?: string;
    /**
     * Pods of the API server and of the repository server, each with a disruption budget if there are several.
     * @default 1
     */
    readonly replicas?: number;
    /**
     * Whether to install Argo CD's custom resource definitions. Only one instance in a cluster may do so.
     * @default true
     */
    readonly installCrds?: boolean;
    /**
     * Labels of the namespace.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * Argo CD by its Helm chart, on any cluster. It reads the whole cluster and writes nothing by itself: each application is
 * written with the rights of a service account in its own namespace. The project `default`, open to everything as
 * delivered, is emptied. Nobody can log in, and nothing is exposed: `argocd admin dashboard` shows it to whoever has the
 * rights in Kubernetes.
 */
export class ArgoCd extends pulumi.ComponentResource implements GitOpsController {
    /** Which controller this is. */
    readonly kind: GitOpsControllerKind;
    /** Namespace of the controller, in which Applications live. It is known once Argo CD runs. */
    readonly namespace: pulumi.Output<string>;
    /** The pods that give metrics of applications. */
    readonly metrics: pulumi.Output<MetricsEndpoint>;

    constructor(name: string, args: ArgoCdArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("ArgoCd", name, [
            // Helm takes at most 53 characters for a release, which gets the component's name.
            ...kubernetesName("name", name, 53),
            ...kubernetesName("namespace", args.namespace),
            ...wholeNumber("replicas", args.replicas, 1, 10, "pods"),
        ]);
        super("fairlead:index:ArgoCd", name, {}, opts);

        const home = restrictedNamespace(name, args.namespace ?? "argocd", args.labels, { parent: this });
        const policies = createNetworkPolicies(name, home.metadata.name, argoCdNetworkPolicies, this);
        const release = new Release(
            name,
            {
                name,
                namespace: home.metadata.name,
                ...charts.argoCd,
                timeout: 600,
                values: { ...argoCdValues(name, args.replicas ?? 1), crds: { install: args.installCrds ?? true } },
            },
            { parent: this, dependsOn: policies },
        );
        this.emptyDefaultProject(name, home, release);

        this.kind = GitOpsControllerKind.ArgoCd;
        this.namespace = release.status.namespace;
        this.metrics = metricsOfRelease(release, argoCdPodLabels(name), "metrics");
        this.registerOutputs({ kind: this.kind, namespace: this.namespace, metrics: this.metrics });
    }

    /** Argo CD creates the project open to everything whenever it is missing, so it is not deleted but closed. */
    private emptyDefaultProject(name: string, home: Namespace, release: Release): void {
        new CustomResourcePatch(
            `${name}-default-project`,
            {
                apiVersion: "argoproj.io/v1alpha1",
                kind: "AppProject",
                metadata: {
                    name: "default",
                    namespace: home.metadata.name,
                    annotations: { "pulumi.com/patchForce": "true" },
                },
                spec: {
                    sourceRepos: [],
                    destinations: [],
                    clusterResourceWhitelist: [],
                    namespaceResourceBlacklist: [{ group: "*", kind: "*" }],
                },
            },
            { parent: this, dependsOn: release },
        );
    }
}
