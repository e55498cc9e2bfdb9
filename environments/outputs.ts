import * as pulumi from "@pulumi/pulumi";

import { hostOf } from "./applications";
import type { Foundation } from "./foundation";
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
    /** Host name of the database server, inside the network. */
    readonly database: pulumi.Output<string>;
    /** The servers that the domain must be delegated to; none where there is no zone. */
    readonly nameServers: pulumi.Output<string[]>;
    /** The addresses, or the host name, that applications' host names lead to. */
    readonly ingressAddresses: pulumi.Output<string[]>;
    /** The class that Ingress objects ask for. */
    readonly ingressClass: pulumi.Output<string>;
    /** The storage class of files that several pods share. */
    readonly fileStorageClass: pulumi.Output<string>;
    /** URL of each application, by its name. */
    readonly urls: Record<string, string>;
    /** The OIDC subjects of GitHub that may push to the registry. */
    readonly githubSubjects: pulumi.Output<string[]>;
    /** What is left to do by hand. */
    readonly nextSteps: pulumi.Output<string[]>;
}

export function outputsOf(
    settings: Settings,
    foundation: Foundation,
    ingressClass: pulumi.Output<string>,
): EnvironmentOutputs {
    const { cluster, registry, access } = foundation;
    return {
        apiEndpoint: cluster.endpoint,
        kubeconfig: cluster.kubeconfig,
        oidcIssuer: cluster.oidcIssuerUrl,
        registry: registry.loginServer,
        database: foundation.database.host,
        nameServers: foundation.nameServers,
        ingressAddresses: foundation.ingress.addresses,
        ingressClass,
        fileStorageClass: foundation.fileStorage.storageClassName,
        urls: Object.fromEntries(settings.apps.map((app) => [app.name, `https://${hostOf(settings, app)}`])),
        githubSubjects: access?.subjects ?? pulumi.output([]),
        nextSteps: foundation.nextSteps.apply((steps) => [...steps, ...nextSteps(settings)]),
    };
}

function nextSteps({ github }: Settings): string[] {
    return [
        "Look into the cluster: pulumi stack output kubeconfig --show-secrets > kubeconfig.json && KUBECONFIG=kubeconfig.json kubectl get pods --all-namespaces",
        `Release: merge a change of the service in github.com/${github.owner}/${github.name}; its workflow proposes the new digest in releases/`,
    ];
}
