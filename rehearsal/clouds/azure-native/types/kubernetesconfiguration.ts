import type { TypeRules } from "../../simulation/package";
import { type ValueMap, textOf } from "../../simulation/values";
import { subscriptionScope } from "../arm";
import { failIf, part } from "../parts";

/**
 * Extensions of a cluster and what Flux reconciles in it.
 * Sources: azure-management-docs `articles/azure-arc/kubernetes/extensions.md`, `gitops-flux2-parameters.md`.
 */
export const kubernetesConfiguration: Readonly<Record<string, TypeRules>> = {
    "azure-native:kubernetesconfiguration:Extension": {
        id: ({ inputs }, { config }) => inCluster(inputs, "extensions", "extensionName", config),
        check: (inputs) => [
            ...failIf(
                inputs.autoUpgradeMinorVersion !== false && textOf(inputs, "version") !== undefined,
                "'version' may be given only where 'autoUpgradeMinorVersion' is false",
            ),
            ...failIf(
                inputs.autoUpgradeMinorVersion === false && textOf(inputs, "releaseTrain") !== undefined,
                "'releaseTrain' may be given only where 'autoUpgradeMinorVersion' is not false",
            ),
        ],
        outputs: ({ inputs }) => ({
            type: "Microsoft.KubernetesConfiguration/extensions",
            autoUpgradeMinorVersion: inputs.autoUpgradeMinorVersion ?? true,
            releaseTrain: inputs.releaseTrain ?? "Stable",
            currentVersion: textOf(inputs, "version") ?? "1.0.0",
            isSystemExtension: false,
            packageUri: "",
            customLocationSettings: {},
            errorInfo: {},
        }),
    },
    "azure-native:kubernetesconfiguration:FluxConfiguration": {
        id: ({ inputs }, { config }) => inCluster(inputs, "fluxConfigurations", "fluxConfigurationName", config),
        check: (inputs) => {
            const source = textOf(inputs, "sourceKind");
            const property = source === "AzureBlob" ? "azureBlob" : source === "Bucket" ? "bucket" : "gitRepository";
            const reference = Object.keys(part(part(inputs, "gitRepository"), "repositoryRef"));
            return [
                ...failIf(
                    source !== undefined && inputs[property] === undefined,
                    `'${property}' should be given where 'sourceKind' is '${source ?? ""}'`,
                ),
                ...failIf(
                    property === "gitRepository" && inputs.gitRepository !== undefined && reference.length === 0,
                    "'gitRepository.repositoryRef' should have one of 'branch', 'tag', 'semver' and 'commit'",
                ),
            ];
        },
        outputs: () => ({
            type: "Microsoft.KubernetesConfiguration/fluxConfigurations",
            complianceState: "Compliant",
            errorMessage: "",
            repositoryPublicKey: "",
            sourceSyncedCommitId: "",
            statuses: [],
        }),
    },
};

function inCluster(inputs: ValueMap, collection: string, nameProperty: string, config: ValueMap): string {
    const value = (name: string) => textOf(inputs, name) ?? "";
    const cluster = [value("clusterRp"), value("clusterResourceName"), value("clusterName")].join("/");
    return `${subscriptionScope(config)}/resourceGroups/${value("resourceGroupName")}/providers/${cluster}/providers/Microsoft.KubernetesConfiguration/${collection}/${value(nameProperty)}`;
}
