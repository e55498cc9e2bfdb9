import type * as pulumi from "@pulumi/pulumi";
import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import { Workspace } from "@pulumi/azure-native/operationalinsights";

import { shorten } from "../shared/names";
import type { AksClusterArgs } from "./aks-cluster-args";

/**
 * What is kept: who changed what, who logged in, and what the control plane did about it. `kube-audit` has each reading
 * besides, which is most of what happens, and is billed.
 * Source: azure-aks-docs `articles/aks/monitor-aks.md`
 */
const categories = [
    "kube-audit-admin",
    "guard",
    "kube-apiserver",
    "kube-controller-manager",
    "kube-scheduler",
    "cluster-autoscaler",
];

/** Keeps the logs of a cluster's control plane in a workspace of their own. */
export function keepControlPlaneLogs(
    name: string,
    { resourceGroupName, location, tags, protect = true }: AksClusterArgs,
    retentionInDays: number,
    cluster: ManagedCluster,
    parent: pulumi.Resource,
): void {
    const child = `${name}-logs`;
    const workspace = new Workspace(
        child,
        {
            // Names have at most 63 letters, digits and hyphens.
            workspaceName: shorten(child.replaceAll("_", "-"), 63),
            resourceGroupName,
            location,
            tags,
            sku: { name: "PerGB2018" },
            retentionInDays,
            // Without keys, by which anybody who has one could write what never happened.
            features: { disableLocalAuth: true },
        },
        { parent, protect },
    );
    new DiagnosticSetting(
        child,
        {
            name: child,
            resourceUri: cluster.id,
            workspaceId: workspace.id,
            // Tables of AKS, instead of one that all services write to.
            logAnalyticsDestinationType: "Dedicated",
            logs: categories.map((category) => ({ category, enabled: true })),
        },
        { parent },
    );
}
