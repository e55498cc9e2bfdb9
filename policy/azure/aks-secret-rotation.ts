import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { addOnOf } from "./aks-addons";
import { managedCluster, type Cluster } from "./aks-resources";

export const aksSecretRotation: ResourceRule<Cluster> = {
    name: "aks-secret-rotation",
    title: "Secrets that AKS mounts from key vaults are renewed",
    why: "Pods otherwise keep a secret that was changed because somebody else had it.",
    mend: 'Set config.enableSecretRotation of the add-on azureKeyvaultSecretsProvider to "true", or use ExternalSecrets instead.',
    severity: "medium",
    references: [{ id: "CKV_AZURE_172" }],
    types: [managedCluster],
    guards: [
        {
            type: managedCluster,
            property: "addonProfiles.azureKeyvaultSecretsProvider.config.enableSecretRotation",
            where: { "addonProfiles.azureKeyvaultSecretsProvider.enabled": true },
        },
    ],
    scope: "resource",
    *check({ properties }) {
        const [path, addOn] = addOnOf(properties, "azureKeyvaultSecretsProvider");
        if (addOn?.enabled === true) {
            yield* expectOneOf(`${path}.config.enableSecretRotation`, addOn.config?.enableSecretRotation, "true");
        }
    },
};
