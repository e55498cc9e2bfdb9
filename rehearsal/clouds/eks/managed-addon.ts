import { type Input, jsonStringify } from "@pulumi/pulumi/output";
import type { ComponentResource } from "@pulumi/pulumi/resource";

import type { ClusterArgs } from "./cluster-args";
import { Child, ask } from "./packages";
import type { ControlPlane } from "./resources";

/** An add-on that comes with a cluster. Source: `createCore` in cluster/cluster.ts of pulumi-eks. */
export function managedAddon(
    name: string,
    addonName: "kube-proxy" | "coredns",
    options: ClusterArgs["kubeProxyAddonOptions"],
    { tags }: ClusterArgs,
    cluster: ControlPlane,
    parent: ComponentResource,
): void {
    new Child(
        "aws:eks/addon:Addon",
        `${name}-${addonName}`,
        {
            clusterName: cluster.name,
            addonName,
            preserve: true,
            tags,
            resolveConflictsOnCreate: options?.resolveConflictsOnCreate ?? "OVERWRITE",
            resolveConflictsOnUpdate: options?.resolveConflictsOnUpdate ?? "OVERWRITE",
            addonVersion: options?.version ?? latestVersion(addonName, cluster.version, parent),
            configurationValues:
                options?.configurationValues === undefined
                    ? undefined
                    : jsonStringify(options.configurationValues, sortedKeys),
        },
        { parent },
    );
}

/** The newest version of an add-on for a version of Kubernetes. */
export function latestVersion(addonName: string, kubernetesVersion: Input<string>, parent: ComponentResource) {
    return ask<{ readonly version: string }>(
        "aws:eks/getAddonVersion:getAddonVersion",
        { addonName, kubernetesVersion, mostRecent: true },
        { parent },
    ).apply(({ version }) => version);
}

/** A replacer for JSON whose keys are in order, so that configurations compare. Source: addons/addon.ts of pulumi-eks. */
export function sortedKeys(_: string, value: unknown): unknown {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
        : value;
}
