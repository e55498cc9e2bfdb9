import assert from "node:assert/strict";

import { mapAt, mapsAt, valueAt } from "../../../../../rehearsal/clouds/kubernetes/objects/paths";
import type { Value, ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { Stack } from "../stack";

const template: ValueMap = {
    metadata: { labels: { app: "web" } },
    spec: {
        serviceAccountName: "web",
        initContainers: [{ name: "init", image: "busybox:1.37" }],
        containers: [
            {
                name: "web",
                image: "registry.example:5000/web",
                env: [{ name: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }],
                ports: [{ containerPort: 80 }],
                readinessProbe: { httpGet: { port: 80 } },
                volumeMounts: [{ name: "settings", mountPath: "/etc/web" }],
            },
        ],
        volumes: [
            { name: "settings", configMap: { name: "settings" } },
            { name: "token", projected: { sources: [{ serviceAccountToken: { path: "token" } }] } },
        ],
    },
};

const selector = { matchLabels: { app: "web" } };
const job = { template: { ...template, spec: { ...mapAt(template, "spec"), restartPolicy: "Never" } } };
const rules = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };

/** What a cluster makes of the shortest inputs: the value at each path of the live object. */
const cases: readonly (readonly [
    apiVersion: string,
    kind: string,
    fields: ValueMap,
    Readonly<Record<string, Value>>,
])[] = [
    [
        "apps/v1",
        "StatefulSet",
        { spec: { serviceName: "web", selector, template, volumeClaimTemplates: [{ metadata: { name: "data" } }] } },
        {
            "spec.updateStrategy": { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
            "spec.podManagementPolicy": "OrderedReady",
            "spec.template.spec.serviceAccount": "web",
            "spec.template.spec.terminationGracePeriodSeconds": 30,
            "status.currentReplicas": 1,
        },
    ],
    [
        "apps/v1",
        "DaemonSet",
        { spec: { selector, template } },
        { "spec.updateStrategy.rollingUpdate": { maxSurge: 0, maxUnavailable: 1 }, "status.numberReady": 1 },
    ],
    [
        "batch/v1",
        "Job",
        { spec: { ...job } },
        { "spec.backoffLimit": 6, "spec.completions": 1, "spec.suspend": false, "status.succeeded": 1 },
    ],
    [
        "batch/v1",
        "CronJob",
        { spec: { schedule: "@daily", jobTemplate: { spec: { ...job } } } },
        {
            "spec.concurrencyPolicy": "Allow",
            "spec.successfulJobsHistoryLimit": 3,
            "spec.jobTemplate.spec.template.spec.dnsPolicy": "ClusterFirst",
        },
    ],
    [
        "v1",
        "Pod",
        { spec: { containers: [{ name: "a", image: "b:1", resources: { limits: { cpu: "1" } } }] } },
        { "spec.enableServiceLinks": true, "spec.serviceAccountName": "default", "status.phase": "Running" },
    ],
    [
        "v1",
        "Namespace",
        {},
        {
            "metadata.labels": { "kubernetes.io/metadata.name": "x" },
            "spec.finalizers": ["kubernetes"],
            "status.phase": "Active",
        },
    ],
    [
        "v1",
        "Service",
        { spec: { type: "NodePort", ports: [{ port: 80 }], sessionAffinity: "ClientIP" } },
        {
            "spec.externalTrafficPolicy": "Cluster",
            "spec.ipFamilies": ["IPv4"],
            "spec.sessionAffinityConfig.clientIP.timeoutSeconds": 10800,
            "status.loadBalancer": {},
        },
    ],
    [
        "v1",
        "PersistentVolumeClaim",
        { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } },
        { "spec.volumeMode": "Filesystem", "status.phase": "Bound", "status.capacity": { storage: "1Gi" } },
    ],
    [
        "networking.k8s.io/v1",
        "NetworkPolicy",
        { spec: { podSelector: {}, egress: [{ ports: [{ port: 53 }] }] } },
        { "spec.policyTypes": ["Ingress", "Egress"], "spec.egress": [{ ports: [{ port: 53, protocol: "TCP" }] }] },
    ],
    [
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        { spec: { maxReplicas: 3, scaleTargetRef: { kind: "Deployment", name: "web" } } },
        { "spec.minReplicas": 1, "status.desiredReplicas": 1 },
    ],
    [
        "storage.k8s.io/v1",
        "StorageClass",
        { provisioner: "disk.csi.azure.com" },
        { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" },
    ],
    [
        "admissionregistration.k8s.io/v1",
        "MutatingWebhookConfiguration",
        {
            webhooks: [
                {
                    name: "pods.example.com",
                    admissionReviewVersions: ["v1"],
                    clientConfig: { service: { name: "s", namespace: "n" } },
                    rules: [rules],
                    sideEffects: "None",
                },
            ],
        },
        {
            webhooks: [
                {
                    name: "pods.example.com",
                    admissionReviewVersions: ["v1"],
                    clientConfig: { service: { name: "s", namespace: "n", port: 443 } },
                    failurePolicy: "Fail",
                    matchPolicy: "Equivalent",
                    namespaceSelector: {},
                    objectSelector: {},
                    reinvocationPolicy: "Never",
                    rules: [{ ...rules, scope: "*" }],
                    sideEffects: "None",
                    timeoutSeconds: 10,
                },
            ],
        },
    ],
];

describe("kubernetes: what a cluster fills in", () => {
    for (const [apiVersion, kind, fields, expected] of cases) {
        it(`of a ${kind}`, async () => {
            const group = apiVersion === "v1" ? "core/v1" : apiVersion;
            const inputs = { apiVersion, kind, metadata: { name: "x" }, ...structuredClone(fields) };
            const { outputs } = await new Stack().create(`kubernetes:${group}:${kind}`, "x", inputs);
            for (const [path, value] of Object.entries(expected)) {
                assert.deepEqual(valueAt(outputs, ...path.split(".")), value, path);
            }
        });
    }

    it("of containers, probes, ports and volumes", async () => {
        const { outputs } = await new Stack().create("kubernetes:apps/v1:Deployment", "x", {
            apiVersion: "apps/v1",
            kind: "Deployment",
            spec: { selector, template: structuredClone(template) },
        });
        const spec = mapAt(outputs, "spec", "template", "spec");
        assert.deepEqual(spec.containers, [
            {
                name: "web",
                image: "registry.example:5000/web",
                imagePullPolicy: "Always",
                env: [{ name: "IP", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "status.podIP" } } }],
                ports: [{ containerPort: 80, protocol: "TCP" }],
                readinessProbe: {
                    httpGet: { path: "/", port: 80, scheme: "HTTP" },
                    failureThreshold: 3,
                    periodSeconds: 10,
                    successThreshold: 1,
                    timeoutSeconds: 1,
                },
                resources: {},
                terminationMessagePath: "/dev/termination-log",
                terminationMessagePolicy: "File",
                volumeMounts: [{ name: "settings", mountPath: "/etc/web" }],
            },
        ]);
        assert.deepEqual(
            mapsAt(spec, "initContainers").map(({ imagePullPolicy }) => imagePullPolicy),
            ["IfNotPresent"],
        );
        assert.deepEqual(spec.volumes, [
            { name: "settings", configMap: { defaultMode: 0o644, name: "settings" } },
            {
                name: "token",
                projected: {
                    defaultMode: 0o644,
                    sources: [{ serviceAccountToken: { expirationSeconds: 3600, path: "token" } }],
                },
            },
        ]);
    });
});
