import type { TypeRules } from "../../simulation/package";
import type { CheckFailure } from "../../simulation/provider";
import { type Value, type ValueMap, textOf } from "../../simulation/values";
import { failIf, part, parts } from "../parts";

/**
 * The logs that a cluster has.
 * Source: "Supported logs for Microsoft.ContainerService/managedClusters" (Microsoft Learn), aks-docs `monitor-aks.md`.
 */
const logsOfClusters =
    /^(kube-(apiserver|audit|audit-admin|controller-manager|scheduler)|cluster-autoscaler|cloud-controller-manager|guard|csi-(azuredisk|azurefile|snapshot)-controller|karpenter-events|fleet-[a-z-]+)$/;

/** Azure Monitor, and where it keeps logs. */
export const monitor: Readonly<Record<string, TypeRules>> = {
    "azure-native:monitor:DiagnosticSetting": {
        check: (inputs) => parts(inputs, "logs").flatMap((log) => checkLog(log, inputs.resourceUri)),
    },
    "azure-native:operationalinsights:Workspace": {
        // Source: azure-monitor-docs `articles/azure-monitor/logs/data-retention-configure.md`.
        check: ({ retentionInDays: days }) =>
            failIf(
                typeof days === "number" && days > 730,
                `'retentionInDays' should be at most 730 but got ${JSON.stringify(days)}`,
            ),
    },
};

/** Source: answers of Azure quoted in hashicorp/terraform-provider-azurerm #2985 and #23051. */
function checkLog(log: ValueMap, resource: Value | undefined): CheckFailure[] {
    const category = textOf(log, "category");
    const isOfCluster =
        typeof resource === "string" && /\/Microsoft\.ContainerService\/managedClusters\/[^/]+$/i.test(resource);
    return [
        ...failIf(
            isOfCluster && category !== undefined && !logsOfClusters.test(category),
            `Category '${category ?? ""}' is not supported.`,
        ),
        ...failIf(
            part(log, "retentionPolicy").enabled === true,
            "Diagnostic settings does not support retention for new diagnostic settings.",
        ),
    ];
}
