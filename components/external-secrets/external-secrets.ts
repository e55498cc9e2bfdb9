import * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import { metricsOfRelease, type MetricsEndpoint } from "../shared/metrics-endpoint";
import { rejectFaults, type Fault } from "../shared/arguments";
import { wholeNumber } from "../shared/argument-rules";
import { awaited, kubernetesName } from "../shared/kubernetes-rules";
import { createNetworkPolicies, denyAll } from "../shared/network-policies";
import { restrictedNamespace } from "../shared/restricted-namespace";
import { charts } from "../shared/versions";
import type { WorkloadIdentity } from "../workload-identity/workload-identity";
import { externalSecretsPodLabels, externalSecretsValues } from "./external-secrets-values";

export interface ExternalSecretsArgs {
    /**
     * The `spec.provider` of the store: the output `provider` of a `SecretStore`.
     * Source: https://external-secrets.io/latest/provider/aws-secrets-manager/ and its neighbours
     */
    readonly provider: pulumi.Input<pulumi.Inputs>;
    /** The namespaces that may have secrets from the store. At least one. */
    readonly namespaces: string[];
    /**
     * The service account that may read the store. The operator runs in its namespace, by its name.
     * @default none: `provider` names credentials of its own
     */
    readonly identity?: WorkloadIdentity;
    /**
     * Namespace of the operator, created here. Leave it out if `identity` says it.
     * @default the namespace of the identity; without one, the component's name
     */
    readonly namespace?: string;
    /**
     * Pods of the controller and of the webhook, with a disruption budget if there are several.
     * @default 1
     */
    readonly replicas?: number;
    /**
     * Labels of the namespace.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * The External Secrets Operator by its Helm chart, and one store for named namespaces. It brings entries of the secret
 * store to pods as Secrets of Kubernetes, and renews them.
 *
 * Whoever may create an ExternalSecret in one of the namespaces can read the whole store. So Pulumi makes these objects,
 * by `AppRelease`, `DatabaseLogin` and `Monitoring`, and applications may not. A cluster takes one operator.
 */
export class ExternalSecrets extends pulumi.ComponentResource {
    /** Name of the ClusterSecretStore. It is known once the store can be read. */
    readonly storeName: pulumi.Output<string>;
    /** The pods that give metrics. */
    readonly metrics: pulumi.Output<MetricsEndpoint>;

    constructor(name: string, args: ExternalSecretsArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("ExternalSecrets", name, externalSecretsFaults(name, args));
        super("fairlead:index:ExternalSecrets", name, {}, opts);

        const { identity, namespaces } = args;
        const home = restrictedNamespace(name, args.namespace ?? identity?.namespace ?? name, args.labels, {
            parent: this,
        });
        // The chart allows its own pods what they need.
        const policies = createNetworkPolicies(name, home.metadata.name, { "default-deny": denyAll }, this);
        const release = new Release(
            name,
            {
                name,
                namespace: home.metadata.name,
                ...charts.externalSecrets,
                timeout: 600,
                values: externalSecretsValues({
                    release: name,
                    replicas: args.replicas ?? 1,
                    serviceAccountName: identity?.serviceAccountName ?? name,
                    serviceAccountAnnotations: identity?.serviceAccountAnnotations ?? {},
                    podLabels: identity?.podLabels ?? {},
                }),
            },
            { parent: this, dependsOn: policies },
        );
        const store = new CustomResource(
            `${name}-store`,
            {
                apiVersion: "external-secrets.io/v1",
                kind: "ClusterSecretStore",
                metadata: { name, annotations: awaited },
                spec: { provider: args.provider, conditions: [{ namespaces }] },
            },
            { parent: this, dependsOn: release },
        );

        this.storeName = store.metadata.name;
        this.metrics = metricsOfRelease(release, externalSecretsPodLabels(name), "metrics");
        this.registerOutputs({ storeName: this.storeName, metrics: this.metrics });
    }
}

/** What is wrong with the arguments, before anything is created. */
export function externalSecretsFaults(name: string, args: ExternalSecretsArgs): Fault[] {
    const { namespaces, namespace, identity, replicas } = args;
    const twice = namespace !== undefined && identity !== undefined;
    return [
        // Helm takes at most 53 characters for a release, which gets the component's name.
        ...kubernetesName("name", name, 53),
        ...namespaces.flatMap((one, index) => kubernetesName(`namespaces[${index}]`, one)),
        ...(namespaces.length === 0
            ? [
                  {
                      path: "namespaces",
                      expected: "at least one namespace",
                      got: namespaces,
                      repair: "name those with pods",
                  },
              ]
            : []),
        ...kubernetesName("namespace", namespace),
        ...(twice ? [{ path: "namespace", expected: "that of identity", got: namespace, repair: "leave it out" }] : []),
        ...wholeNumber("replicas", replicas, 1, 10, "pods"),
    ];
}
