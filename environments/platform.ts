import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/kubernetes/provider";
import { AppRelease } from "@fairlead/components/app-release/app-release";
import type { AppReleaseArgs } from "@fairlead/components/app-release/app-release-args";
import { appReleaseFaults } from "@fairlead/components/app-release/app-release-faults";
import { ArgoCd } from "@fairlead/components/gitops-controller/argo-cd";
import { GitOpsControllerKind, type GitOpsController } from "@fairlead/components/gitops-controller/gitops-controller";
import { IngressNginx, ingressNginxFaults } from "@fairlead/components/ingress-nginx/ingress-nginx";
import type { Fault } from "@fairlead/components/shared/arguments";

import type { Foundation, StackName } from "./foundation";
import type { AppSettings } from "./platform-settings";
import type { Settings } from "./settings";

/** What `pulumi stack output` shows of an environment. */
export interface EnvironmentOutputs {
    /** URL of the Kubernetes API. */
    readonly apiEndpoint: pulumi.Output<string>;
    /** Kubeconfig for people and tools. A secret: `pulumi stack output kubeconfig --show-secrets`. */
    readonly kubeconfig: pulumi.Output<string>;
    /** Issuer of service account tokens. */
    readonly oidcIssuer: pulumi.Output<string>;
    /** Host name of the registry. */
    readonly registry: pulumi.Output<string>;
    /** The servers that the domain must be delegated to. */
    readonly nameServers: pulumi.Output<string[]>;
    /** The address that applications' host names lead to. */
    readonly ingressAddress: pulumi.Output<string>;
    /** The class that Ingress objects ask for. */
    readonly ingressClass: pulumi.Output<string>;
    /** URL of each application, by its name. */
    readonly urls: Record<string, string>;
    /** The OIDC subjects of GitHub that may push to the registry. */
    readonly githubSubjects: pulumi.Output<string[]>;
    /** What is left to do by hand. */
    readonly nextSteps: pulumi.Output<string[]>;
}

/** What runs in the cluster, whatever cloud the cluster is in. */
export function createPlatform(settings: Settings, foundation: Foundation, name: StackName): EnvironmentOutputs {
    const { cluster, registry, dnsZone, access } = foundation;
    // After the whole cluster with its pools, and on destroy before any of it.
    const provider = new Provider("cluster", { kubeconfig: cluster.kubeconfig }, { dependsOn: cluster });
    const controller =
        settings.gitops.controller === GitOpsControllerKind.Flux
            ? foundation.installFlux("flux", {})
            : new ArgoCd("argo-cd", {}, { provider });
    const ingress = new IngressNginx(
        "ingress-nginx",
        { ...settings.ingress, serviceAnnotations: foundation.ingressAnnotations },
        { provider },
    );
    for (const app of settings.apps) {
        new AppRelease(
            app.name,
            {
                ...releaseArgs(settings, app, name.stack, controller),
                facts: {
                    "image.repository": pulumi.interpolate`${registry.imagePrefix}/${app.name}`,
                    "ingress.className": ingress.className,
                    "ingress.host": hostOf(settings, app),
                },
            },
            // On destroy the application goes while both can still clear up after it.
            { provider, dependsOn: [controller, ingress] },
        );
    }

    return {
        apiEndpoint: cluster.endpoint,
        kubeconfig: cluster.kubeconfig,
        oidcIssuer: cluster.oidcIssuerUrl,
        registry: registry.loginServer,
        nameServers: dnsZone.nameServers,
        ingressAddress: foundation.publicAddress,
        ingressClass: ingress.className,
        urls: Object.fromEntries(settings.apps.map((app) => [app.name, `https://${hostOf(settings, app)}`])),
        githubSubjects: access.subjects,
        nextSteps: nextSteps(settings, dnsZone.nameServers),
    };
}

/** What the cloud-blind components would refuse, said of the settings it comes from. */
export function platformFaults(settings: Settings, { stack }: StackName): Fault[] {
    const { apps, ingress, gitops } = settings;
    const controller: GitOpsController = { kind: gitops.controller, namespace: "controller" };
    const ingressFaults = ingressNginxFaults("ingress-nginx", ingress);
    const appFaults = apps.flatMap((app, index) => {
        const faults = appReleaseFaults(app.name, releaseArgs(settings, app, stack, controller));
        const repeated = apps.findIndex(({ name }) => name === app.name) < index;
        return [
            ...faults
                .filter(({ path }) => path === "name" || path === "chartPath")
                .map((fault) => ({ ...fault, path: `fairlead:apps[${index}].${fault.path}` })),
            ...faults
                .filter(({ path }) => path.startsWith("repository.") && path !== "repository.url" && index === 0)
                .map((fault) => ({ ...fault, path: fault.path.replace("repository.", "fairlead:gitops.") })),
            ...(repeated
                ? [
                      {
                          path: `fairlead:apps[${index}].name`,
                          expected: "every name once",
                          got: app.name,
                          repair: "rename the application",
                      },
                  ]
                : []),
        ];
    });
    return [...ingressFaults.map((fault) => ({ ...fault, path: `fairlead:ingress.${fault.path}` })), ...appFaults];
}

function releaseArgs(
    { github, gitops }: Settings,
    app: AppSettings,
    stack: string,
    controller: GitOpsController,
): Omit<AppReleaseArgs, "facts"> {
    return {
        controller,
        repository: {
            url: `https://github.com/${github.owner}/${github.name}.git`,
            branch: gitops.branch,
            credentialsSecret: gitops.credentialsSecret,
        },
        chartPath: app.chartPath,
        valuesFile: `releases/${stack}/${app.name}.yaml`,
    };
}

function hostOf({ dns }: Settings, { host }: AppSettings): string {
    return `${host}.${dns.zoneName}`;
}

function nextSteps({ dns, github }: Settings, nameServers: pulumi.Output<string[]>): pulumi.Output<string[]> {
    return nameServers.apply((servers) => [
        `Delegate ${dns.zoneName} at its parent to ${servers.join(", ")}`,
        "Look into the cluster: pulumi stack output kubeconfig --show-secrets > kubeconfig.json && KUBECONFIG=kubeconfig.json kubectl get pods --all-namespaces",
        `Release: merge a change of the service in github.com/${github.owner}/${github.name}; its workflow proposes the new digest in releases/`,
    ]);
}
