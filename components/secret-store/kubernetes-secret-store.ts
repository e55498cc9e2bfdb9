import * as pulumi from "@pulumi/pulumi";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { Role } from "@pulumi/kubernetes/rbac/v1/role";
import { RoleBinding } from "@pulumi/kubernetes/rbac/v1/roleBinding";

import { rejectFaults } from "../shared/arguments";
import { kubernetesName } from "../shared/kubernetes-rules";
import { createNetworkPolicies, denyAll } from "../shared/network-policies";
import { restrictedNamespace } from "../shared/restricted-namespace";
import { putKubernetesSecret, type KubernetesSecretStoreReference } from "./kubernetes-stored-secret";
import type { SecretStore } from "./secret-store";

export interface KubernetesSecretStoreArgs {
    /**
     * Namespace that holds the secrets and nothing else. A change replaces it with all secrets.
     * @default "secret-store"
     */
    readonly namespace?: string;
    /**
     * Whether Pulumi refuses to delete the namespace with its secrets.
     * @default true
     */
    readonly protect?: boolean;
}

/** The names of stores. No property of the component, since that would be one of its outputs. */
const names = new WeakMap<KubernetesSecretStore, string>();

/**
 * A namespace of the cluster itself as the place where secrets live: for clusters without a cloud. Who may read Secrets
 * there may read all. External Secrets reads them as a service account that may do nothing else.
 */
export class KubernetesSecretStore
    extends pulumi.ComponentResource
    implements SecretStore, KubernetesSecretStoreReference
{
    /** Namespace that holds the secrets. */
    readonly secretNamespace: pulumi.Output<string>;
    /** The `spec.provider` of a store of the External Secrets Operator. It is known once the secrets may be read. */
    readonly provider: pulumi.Output<pulumi.Inputs>;

    constructor(name: string, args: KubernetesSecretStoreArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("KubernetesSecretStore", name, kubernetesName("namespace", args.namespace));
        super("fairlead:index:KubernetesSecretStore", name, {}, opts);

        const guarded = { parent: this, protect: args.protect ?? true };
        const namespace = restrictedNamespace(name, args.namespace ?? "secret-store", {}, guarded).metadata.name;
        // There are secrets in it, and no pods.
        createNetworkPolicies(name, namespace, { "default-deny": denyAll }, this);
        const reader = "external-secrets-reader";
        const metadata = { name: reader, namespace };
        const account = new ServiceAccount(
            `${name}-reader`,
            { metadata, automountServiceAccountToken: false },
            { parent: this },
        );
        const role = new Role(
            `${name}-reader`,
            { metadata, rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get"] }] },
            { parent: this },
        );
        const binding = new RoleBinding(
            `${name}-reader`,
            {
                metadata,
                roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
                subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace }],
            },
            { parent: this },
        );

        names.set(this, name);
        this.secretNamespace = namespace;
        this.provider = pulumi.all([namespace, binding.id]).apply(([where]) => kubernetesProvider(where, reader));
        this.registerOutputs({ secretNamespace: this.secretNamespace, provider: this.provider });
    }

    put(
        name: string,
        entries: Record<string, pulumi.Input<string>>,
        opts?: pulumi.ComponentResourceOptions,
    ): pulumi.Output<string> {
        return putKubernetesSecret(
            `${names.get(this) ?? ""}-${name}`,
            { secretNamespace: this.secretNamespace, secretName: name, entries },
            pulumi.mergeOptions(opts, { parent: this }),
        );
    }
}

/**
 * Source: external-secrets/external-secrets, `apis/externalsecrets/v1/secretstore_kubernetes_types.go`, 2026-08-08. It
 * reads keys of a Secret as other stores' parts of a JSON text.
 */
function kubernetesProvider(namespace: string, serviceAccount: string): pulumi.Inputs {
    return {
        kubernetes: {
            remoteNamespace: namespace,
            server: { caProvider: { type: "ConfigMap", name: "kube-root-ca.crt", key: "ca.crt", namespace } },
            auth: { serviceAccount: { name: serviceAccount, namespace } },
        },
    };
}
