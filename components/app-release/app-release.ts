import * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";

import { GitOpsControllerKind, type GitOpsController } from "../gitops-controller/gitops-controller";
import { rejectFaults } from "../shared/arguments";
import { defaultAppKinds, deployerRules, type AppKind } from "./app-kinds";
import { appReleaseFaults } from "./app-release-faults";
import { argoCdRelease } from "./argo-cd-release";
import { factsToValues } from "./facts";
import { fluxRelease } from "./flux-release";
import type { Manifest, ReleaseForm } from "./release-source";
import { createTenant, deployer } from "./tenant-namespace";

/** The most that an application may take. */
export interface AppQuota {
    /**
     * CPUs that its pods may request together, as Kubernetes writes them.
     * @default "2"
     */
    readonly cpu?: string;
    /**
     * Memory that its pods may request, and that they may use, together.
     * @default "4Gi"
     */
    readonly memory?: string;
    /**
     * Pods.
     * @default 20
     */
    readonly pods?: number;
}

/** A repository with a chart and with the desired state of a stack. */
export interface AppRepository {
    /** URL, as the controller clones it: `https://…`, or `ssh://git@…` for one with a deploy key. */
    readonly url: string;
    /**
     * The branch to follow.
     * @default "main"
     */
    readonly branch?: string;
    /**
     * Secret in the application's namespace with the credentials of a private repository, for Flux. Argo CD finds
     * credentials by the URL, among the repository Secrets of its own namespace.
     * @default none: the repository is public, or Argo CD knows it
     */
    readonly credentialsSecret?: string;
}

export interface AppReleaseArgs {
    /** The controller to release to: a component such as `ArgoCd` or `AksFlux`, or what describes one. */
    readonly controller: GitOpsController;
    /** Where the chart and the values are. */
    readonly repository: AppRepository;
    /** Folder of the Helm chart in the repository, for example `service/chart`. */
    readonly chartPath: string;
    /** File with the chart's values for this stack in the repository, for example `releases/dev/service.yaml`. */
    readonly valuesFile: string;
    /**
     * Facts of the infrastructure that the chart needs, by the path of a value, for example `ingress.host`. They win
     * over the file. Never a secret: everyone who may read the application's objects sees them. Name the Secret.
     * @default {}
     */
    readonly facts?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Namespace of the application, created here.
     * @default the component's name
     */
    readonly namespace?: string;
    /**
     * Kinds of objects that the chart may consist of.
     * @default what a stateless service needs: see `defaultAppKinds`
     */
    readonly kinds?: AppKind[];
    /**
     * The most that the application may take.
     * @default 2 CPUs, 4 GiB and 20 pods
     */
    readonly quota?: AppQuota;
    /**
     * Earlier releases that the controller remembers.
     * @default 5
     */
    readonly historyLimit?: number;
    /**
     * Labels of the namespace.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * An application that a GitOps controller keeps as a branch of a repository says: it syncs by itself, prunes what is gone
 * from the branch and sets back what others change. It stays within its own namespace and its own kinds.
 */
export class AppRelease extends pulumi.ComponentResource {
    /** Namespace of the application. */
    readonly namespace: pulumi.Output<string>;

    constructor(name: string, args: AppReleaseArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AppRelease", name, appReleaseFaults(name, args));
        super("fairlead:index:AppRelease", name, {}, opts);

        const form = forms[args.controller.kind];
        const kinds = args.kinds ?? [...defaultAppKinds];
        const { cpu = "2", memory = "4Gi", pods = 20 } = args.quota ?? {};
        const tenant = createTenant(
            name,
            {
                namespace: args.namespace ?? name,
                labels: args.labels ?? {},
                quota: {
                    "requests.cpu": cpu,
                    "requests.memory": memory,
                    "limits.memory": memory,
                    pods: String(pods),
                },
                rules: deployerRules(kinds, form.rules),
            },
            this,
        );
        const manifests = form.manifests(
            {
                name,
                namespace: tenant.namespace.metadata.name,
                deployer,
                kinds,
                repositoryUrl: args.repository.url,
                branch: args.repository.branch ?? "main",
                credentialsSecret: args.repository.credentialsSecret,
                chartPath: args.chartPath,
                valuesFile: args.valuesFile,
                values: pulumi.output(args.facts ?? {}).apply(factsToValues),
                historyLimit: args.historyLimit ?? 5,
            },
            args.controller.namespace,
        );
        this.createManifests(name, manifests, tenant.guards);

        this.namespace = tenant.namespace.metadata.name;
        this.registerOutputs({ namespace: this.namespace });
    }

    /** Each after the one before, so that on deletion the application goes first, while its rights still exist. */
    private createManifests(name: string, manifests: readonly Manifest[], guards: readonly pulumi.Resource[]): void {
        const earlier = [...guards];
        for (const { apiVersion, kind, name: objectName, namespace, finalizers, spec } of manifests) {
            earlier.push(
                new CustomResource(
                    `${name}-${kind.toLowerCase()}`,
                    { apiVersion, kind, metadata: { name: objectName, namespace, finalizers }, spec },
                    { parent: this, dependsOn: [...earlier] },
                ),
            );
        }
    }
}

const forms: Readonly<Record<GitOpsControllerKind, ReleaseForm>> = {
    [GitOpsControllerKind.ArgoCd]: argoCdRelease,
    [GitOpsControllerKind.Flux]: fluxRelease,
};
