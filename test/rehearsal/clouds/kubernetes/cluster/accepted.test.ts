import assert from "node:assert/strict";

import type { ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { Stack } from "../stack";
import { core, object } from "./objects";

describe("kubernetes: the cluster accepts", () => {
    const accepted: readonly (readonly [title: string, type: string, inputs: ValueMap])[] = [
        [
            "ports as numbers and as names",
            core("Service"),
            object("v1", "Service", {
                spec: {
                    ports: [
                        { name: "a", port: 80, targetPort: 8080 },
                        { name: "b", port: 81, targetPort: "http" },
                    ],
                },
            }),
        ],
        [
            "a role's name with colons",
            "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
            {
                apiVersion: "rbac.authorization.k8s.io/v1",
                kind: "ClusterRole",
                metadata: { name: "system:team:reader" },
                rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }],
            },
        ],
        ["a headless Service without ports", core("Service"), object("v1", "Service", { spec: { clusterIP: "None" } })],
        [
            "a role reference without its group, which the API fills in",
            "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
            object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", {
                roleRef: { kind: "ClusterRole", name: "view" },
                subjects: [{ kind: "Group", name: "team" }],
            }),
        ],
        [
            "mounts of a StatefulSet's claims",
            "kubernetes:apps/v1:StatefulSet",
            object("apps/v1", "StatefulSet", {
                spec: {
                    serviceName: "web",
                    selector: { matchLabels: { app: "web" } },
                    template: {
                        metadata: { labels: { app: "web" } },
                        spec: {
                            containers: [
                                { name: "web", image: "nginx", volumeMounts: [{ name: "data", mountPath: "/data" }] },
                            ],
                        },
                    },
                    volumeClaimTemplates: [
                        {
                            metadata: { name: "data" },
                            spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
                        },
                    ],
                },
            }),
        ],
        [
            "custom resources of any shape",
            "kubernetes:argoproj.io/v1alpha1:AppProject",
            object("argoproj.io/v1alpha1", "AppProject", { spec: { anything: [1, { a: null }] } }),
        ],
    ];
    for (const [title, type, inputs] of accepted) {
        it(title, async () => {
            assert.ok((await new Stack().create(type, "x", inputs)).id !== "");
        });
    }
});
