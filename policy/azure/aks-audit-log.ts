import type { Unwrap } from "@pulumi/pulumi";
import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import type { DiagnosticSetting } from "@pulumi/azure-native/monitor";

import type { StackRule } from "../rule";
import { managedCluster } from "./aks-resources";

const diagnosticSetting = "azure-native:monitor:DiagnosticSetting";

type Setting = Unwrap<Pick<DiagnosticSetting, "logs">>;

export const aksAuditLog: StackRule<Unwrap<Pick<ManagedCluster, "name">>> = {
    name: "aks-audit-log",
    title: "Azure keeps the audit log of AKS",
    why: "Nobody can tell afterwards who read which secret, or how an attacker came in.",
    mend: "Add a monitor.DiagnosticSetting of the cluster with the category kube-audit-admin or kube-audit, and a workspace or storage account.",
    severity: "medium",
    references: [{ id: "CKV_AZURE_4" }],
    development: "costs money",
    types: [managedCluster],
    guards: [],
    scope: "stack",
    *check(_subject, stack) {
        const clusters = stack.ofType(managedCluster);
        // Settings do not tell which cluster they belong to, but only clusters have these categories.
        const kept = stack
            .ofType<Setting>(diagnosticSetting)
            .filter(({ properties: { logs = [] } }) =>
                logs.some(({ category, enabled }) => enabled && /^kube-audit(-admin)?$/.test(category ?? "")),
            );
        if (kept.length < clusters.length) {
            yield {
                property: "",
                expected: "a diagnostic setting with the category kube-audit-admin",
                found: undefined,
            };
        }
    },
};
