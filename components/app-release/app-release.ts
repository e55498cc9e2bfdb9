import * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";

import { GitOpsControllerKind } from "../gitops-controller/gitops-controller";
import { rejectFaults } from "../shared/arguments";
import { defaultAppKinds, deployerRules } from "./app-kinds";
import type { AppReleaseArgs } from "./app-release-args";
import { appReleaseFaults } from "./app-release-faults";
import { argoCdRelease } from "./argo-cd-release";
import { factsToValues } from "./facts";
import { fluxRelease } from "./flux-release";
import type { Manifest, ReleaseForm } from "./release-source";
import { createTenant, deployer } from "./tenant-namespace";

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
                egress: args.egress ?? [],
                secrets: args.secrets ?? [],
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
