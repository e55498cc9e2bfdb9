import assert from "node:assert/strict";

import { mapAt } from "../../../../../rehearsal/clouds/kubernetes/objects/paths";
import type { ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { configMap, configMapType, deployment, deploymentType, Stack } from "../stack";
import { container, core, object } from "./objects";

const refused: readonly (readonly [title: string, type: string, inputs: ValueMap, message: string | RegExp])[] = [
    [
        "a missing selector and a container without a name",
        deploymentType,
        {
            apiVersion: "apps/v1",
            kind: "Deployment",
            metadata: { name: "x" },
            spec: { template: { spec: { containers: [{ image: "nginx" }] } } },
        },
        'Deployment.apps "x" is invalid: [spec.selector: Required value, spec.template.spec.containers[0].name: Required value]',
    ],
    [
        "a number where a text belongs",
        configMapType,
        configMap({ port: 80 }),
        "json: cannot unmarshal number into Go struct field ConfigMap.data of type string",
    ],
    [
        "a text where a number belongs",
        deploymentType,
        { ...deployment("nginx"), spec: { ...mapAt(deployment("nginx"), "spec"), replicas: "3" } },
        'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string',
    ],
    [
        "a value outside an enumeration",
        core("Service"),
        object("v1", "Service", { spec: { type: "Public", ports: [{ port: 80 }] } }),
        'spec.type: Unsupported value: "Public": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
    ],
    [
        "a nested value outside an enumeration",
        deploymentType,
        container({ imagePullPolicy: "Sometimes" }),
        'containers[0].imagePullPolicy: Unsupported value: "Sometimes"',
    ],
    [
        "a name that is no subdomain",
        configMapType,
        configMap({}, { name: "My_Config" }),
        'metadata.name: Invalid value: "My_Config": a lowercase RFC 1123 subdomain must consist of',
    ],
    [
        "a namespace's name with a dot",
        core("Namespace"),
        { apiVersion: "v1", kind: "Namespace", metadata: { name: "a.b" } },
        'metadata.name: Invalid value: "a.b": a lowercase RFC 1123 label must consist of',
    ],
    [
        "a service's name that begins with a digit",
        core("Service"),
        { apiVersion: "v1", kind: "Service", metadata: { name: "1web" }, spec: { ports: [{ port: 80 }] } },
        "a DNS-1035 label must consist of",
    ],
    [
        "a CronJob's name that leaves no room for its jobs'",
        "kubernetes:batch/v1:CronJob",
        {
            ...object("batch/v1", "CronJob", {
                spec: {
                    schedule: "0 * * * *",
                    jobTemplate: {
                        spec: {
                            template: { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "b" }] } },
                        },
                    },
                },
            }),
            metadata: { name: "a".repeat(53) },
        },
        "must be no more than 52 characters",
    ],
    [
        "a label's value with a blank",
        configMapType,
        configMap({}, { name: "x", labels: { team: "a team" } }),
        'metadata.labels: Invalid value: "a team": a valid label must be',
    ],
    [
        "an annotation's key without a name",
        configMapType,
        configMap({}, { name: "x", annotations: { "example.com/": "x" } }),
        "name part must be non-empty",
    ],
    [
        "a selector that does not select the own pods",
        deploymentType,
        {
            ...deployment("nginx"),
            spec: { ...mapAt(deployment("nginx"), "spec"), selector: { matchLabels: { app: "other" } } },
        },
        'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
    ],
    [
        "a mount of a volume that is not there",
        deploymentType,
        container({ volumeMounts: [{ name: "data", mountPath: "/data" }] }),
        'volumeMounts[0].name: Not found: "data"',
    ],
    [
        "a request above its limit",
        deploymentType,
        container({ resources: { limits: { memory: "1Gi" }, requests: { memory: "2048Mi" } } }),
        'resources.requests: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi',
    ],
    [
        "an amount that is none",
        deploymentType,
        container({ resources: { limits: { cpu: "half" } } }),
        "quantities must match the regular expression",
    ],
    ["a port out of range", deploymentType, container({ ports: [{ containerPort: 70000 }] }), "between 1 and 65535"],
    [
        "a probe without a handler",
        deploymentType,
        container({ readinessProbe: { periodSeconds: 5 } }),
        "readinessProbe: Required value: must specify a handler type",
    ],
    [
        "a Service without ports",
        core("Service"),
        object("v1", "Service", { spec: { selector: { app: "web" } } }),
        "spec.ports: Required value",
    ],
    [
        "an Ingress without rules",
        "kubernetes:networking.k8s.io/v1:Ingress",
        object("networking.k8s.io/v1", "Ingress", { spec: { ingressClassName: "nginx" } }),
        "either `defaultBackend` or `rules` must be specified",
    ],
    [
        "a Job whose pods always restart",
        "kubernetes:batch/v1:Job",
        object("batch/v1", "Job", { spec: { template: { spec: { containers: [{ name: "a", image: "b" }] } } } }),
        'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
    [
        "a TLS secret without a key",
        core("Secret"),
        object("v1", "Secret", { type: "kubernetes.io/tls", stringData: { "tls.crt": "c" } }),
        "data[tls.key]: Required value",
    ],
    [
        "data of a Secret that is no base64",
        core("Secret"),
        object("v1", "Secret", { data: { a: "not base64!" } }),
        'data[a]: Invalid value: "<sensitive>": illegal base64 data',
    ],
    [
        "a claim without an access mode and a size",
        core("PersistentVolumeClaim"),
        object("v1", "PersistentVolumeClaim", { spec: {} }),
        "at least 1 access mode is required, spec.resources[storage]: Required value",
    ],
    [
        "a binding to a service account of no namespace",
        "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
        object("rbac.authorization.k8s.io/v1", "RoleBinding", {
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "r" },
            subjects: [{ kind: "ServiceAccount", name: "s" }],
        }),
        "subjects[0].namespace: Required value",
    ],
    [
        "a disruption budget with both limits",
        "kubernetes:policy/v1:PodDisruptionBudget",
        object("policy/v1", "PodDisruptionBudget", { spec: { minAvailable: 1, maxUnavailable: 1 } }),
        "minAvailable and maxUnavailable cannot be both set",
    ],
    [
        "an autoscaler whose most is less than its least",
        "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
        object("autoscaling/v2", "HorizontalPodAutoscaler", {
            spec: { minReplicas: 3, maxReplicas: 2, scaleTargetRef: { kind: "Deployment", name: "web" } },
        }),
        "must be greater than or equal to `minReplicas`",
    ],
    [
        "a definition of another name than its kind's",
        "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
        object("apiextensions.k8s.io/v1", "CustomResourceDefinition", {
            spec: {
                group: "example.com",
                scope: "Cluster",
                names: { kind: "Tenant", plural: "tenants" },
                versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: {} } }],
            },
        }),
        'must be spec.names.plural+\\".\\"+spec.group'.replaceAll("\\", ""),
    ],
    [
        "an API that Kubernetes no longer serves",
        "kubernetes:policy/v1beta1:PodDisruptionBudget",
        object("policy/v1beta1", "PodDisruptionBudget", { spec: { minAvailable: 1 } }),
        'apiVersion "policy/v1beta1/PodDisruptionBudget" was removed in Kubernetes 1.25. Use "policy/v1/PodDisruptionBudget"',
    ],
    [
        "an API that Kubernetes never had",
        "kubernetes:apps/v7:Deployment",
        object("apps/v7", "Deployment", {}),
        'no matches for kind "Deployment" in version "apps/v7"',
    ],
];

describe("kubernetes: the cluster refuses", () => {
    for (const [title, type, inputs, message] of refused) {
        it(title, async () => {
            await assert.rejects(new Stack().create(type, "x", inputs), (error) => {
                assert.ok(error instanceof Error);
                const found =
                    typeof message === "string" ? error.message.includes(message) : message.test(error.message);
                assert.ok(found, `expected ${String(message)}, found ${error.message}`);
                return true;
            });
        });
    }

    it("the same in a preview that knows all inputs", async () => {
        await assert.rejects(
            new Stack().create(deploymentType, "x", container({ imagePullPolicy: "Sometimes" }), true),
            /Unsupported value/,
        );
    });
});
