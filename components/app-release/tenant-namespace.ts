import type * as pulumi from "@pulumi/pulumi";
import { LimitRange } from "@pulumi/kubernetes/core/v1/limitRange";
import type { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { ResourceQuota } from "@pulumi/kubernetes/core/v1/resourceQuota";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { Role } from "@pulumi/kubernetes/rbac/v1/role";
import { RoleBinding } from "@pulumi/kubernetes/rbac/v1/roleBinding";

import { secretFromStore } from "../external-secrets/external-secret";
import { allowDns, createNetworkPolicies, denyAll, egressTo } from "../shared/network-policies";
import { restrictedNamespace } from "../shared/restricted-namespace";
import type { RoleRule } from "./app-kinds";
import type { AppEgress, AppSecret } from "./app-release-args";

/** The service account with whose rights a GitOps controller writes into the namespace. */
export const deployer = "deployer";

export interface TenantSettings {
    readonly namespace: string;
    readonly labels: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /** Hard limits of everything in the namespace, as a ResourceQuota names them. */
    readonly quota: Record<string, string>;
    readonly rules: RoleRule[];
    readonly egress: readonly AppEgress[];
    readonly secrets: readonly AppSecret[];
}

/** A namespace that is ready for an application: nothing may be released to it before all of these exist. */
export interface Tenant {
    readonly namespace: Namespace;
    readonly guards: pulumi.Resource[];
}

/**
 * A namespace with Pod Security `restricted`, no traffic but to the cluster's DNS and where the platform allows it, a quota,
 * defaults for containers that name no resources, the application's Secrets, and an account that may write nothing but the
 * application's kinds.
 */
export function createTenant(name: string, settings: TenantSettings, parent: pulumi.Resource): Tenant {
    const opts = { parent };
    const namespace = restrictedNamespace(name, settings.namespace, settings.labels, opts);
    const inside = (objectName: string) => ({ name: objectName, namespace: namespace.metadata.name });
    const account = new ServiceAccount(
        `${name}-${deployer}`,
        { metadata: inside(deployer), automountServiceAccountToken: false },
        opts,
    );
    const role = new Role(`${name}-${deployer}`, { metadata: inside(deployer), rules: settings.rules }, opts);
    const policies = {
        "default-deny": denyAll,
        dns: allowDns,
        ...Object.fromEntries(settings.egress.map((to) => [`to-${to.name}`, egressTo(to.cidrs, to.port)])),
    };
    const guards = [
        new RoleBinding(
            `${name}-${deployer}`,
            {
                metadata: inside(deployer),
                roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
                subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace: namespace.metadata.name }],
            },
            opts,
        ),
        ...createNetworkPolicies(name, namespace.metadata.name, policies, parent),
        ...settings.secrets.map(({ name: secretName, storeName, entry, keys, version }) =>
            secretFromStore(
                `${name}-${secretName}`,
                {
                    secretName,
                    namespace: namespace.metadata.name,
                    storeName,
                    entry,
                    keys: Object.fromEntries(keys.map((key) => [key, key])),
                    version,
                },
                opts,
            ),
        ),
        new ResourceQuota(`${name}-quota`, { metadata: inside("quota"), spec: { hard: settings.quota } }, opts),
        new LimitRange(
            `${name}-defaults`,
            {
                metadata: inside("defaults"),
                spec: {
                    limits: [
                        {
                            type: "Container",
                            defaultRequest: { cpu: "50m", memory: "64Mi" },
                            default: { cpu: "500m", memory: "256Mi" },
                        },
                    ],
                },
            },
            opts,
        ),
    ];
    return { namespace, guards };
}
