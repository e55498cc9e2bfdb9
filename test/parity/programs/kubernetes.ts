import { ConfigMap, Namespace, Secret, Service } from "@pulumi/kubernetes/core/v1";
import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import { Provider } from "@pulumi/kubernetes";
import { Config, secret } from "@pulumi/pulumi";

/** Kubernetes objects: updates in place, immutable fields, secrets, removal. */
const stage = new Config().requireNumber("stage");
const kubeconfig = JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "parity", cluster: { server: "https://parity.example:443" } }],
    users: [{ name: "parity", user: { token: "none" } }],
    contexts: [{ name: "parity", context: { cluster: "parity", user: "parity" } }],
    "current-context": "parity",
});
const provider = new Provider("cluster", { kubeconfig: secret(kubeconfig) });
const opts = { provider };

const namespace = new Namespace("shop", { metadata: { name: "shop", labels: { stage: String(stage) } } }, opts);
const named = { namespace: namespace.metadata.name };
new ConfigMap("plain", { metadata: { ...named, name: "plain" }, data: { stage: String(stage) } }, opts);
new ConfigMap(
    "immutable",
    { metadata: { ...named, name: "immutable" }, immutable: true, data: { a: String(stage) } },
    opts,
);
new Secret("login", { metadata: { ...named, name: "login" }, stringData: { password: `p-${stage}` } }, opts);

const labels = { app: stage < 3 ? "web" : "web-3" };
const deployment = new Deployment(
    "web",
    {
        metadata: { ...named, name: "web" },
        spec: {
            replicas: stage,
            selector: { matchLabels: labels },
            template: {
                metadata: { labels },
                spec: { containers: [{ name: "web", image: `registry.example/web:${stage}` }] },
            },
        },
    },
    opts,
);
if (stage < 3) {
    new Service(
        "web",
        { metadata: { ...named, name: "web" }, spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] } },
        { ...opts, dependsOn: deployment },
    );
}
new CustomResource(
    "release",
    {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: { ...named, name: "web" },
        spec: { project: "shop", revision: stage },
    },
    opts,
);

export const uid = deployment.metadata.uid;
export const replicas = deployment.spec.replicas;
