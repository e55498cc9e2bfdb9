import assert from "node:assert/strict";

import { unknown, type ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { configMap, configMapType, deployment, deploymentType, differences, Stack } from "../stack";

const kubernetesType = (group: string, kind: string) => `kubernetes:${group}:${kind}`;

describe("kubernetes: differences of an object", () => {
    it("are none where the inputs stay, whatever the cluster filled in", async () => {
        const stack = new Stack();
        const state = await stack.create(deploymentType, "web", deployment("nginx"));
        assert.equal((await stack.diff(state, deployment("nginx"))).changes, "none");
    });

    it("are named where they are, however deep", async () => {
        const stack = new Stack();
        const state = await stack.create(deploymentType, "web", deployment("nginx:1"));
        const news = { ...deployment("nginx:2"), metadata: { labels: { "app.kubernetes.io/name": "web" } } };
        const result = await stack.diff(state, news);
        assert.equal(result.changes, "some");
        assert.deepEqual(result.replaces, []);
        assert.deepEqual(differences(result), [
            "metadata.labels: add",
            "spec.template.spec.containers[0].image: update",
        ]);
        const labelled = await stack.update(state, news);
        const relabelled = { ...news, metadata: { labels: { "app.kubernetes.io/name": "api" } } };
        assert.deepEqual(differences(await stack.diff(labelled, relabelled)), [
            'metadata.labels["app.kubernetes.io/name"]: update',
        ]);
    });

    it("tell what elements of lists lost and gained", async () => {
        const stack = new Stack();
        const withPorts = (...ports: ValueMap[]): ValueMap => ({
            apiVersion: "v1",
            kind: "Service",
            metadata: { name: "web" },
            spec: { ports },
        });
        const [http, https] = [
            { name: "http", port: 80 },
            { name: "https", port: 443 },
        ];
        const state = await stack.create(kubernetesType("core/v1", "Service"), "web", withPorts({ ...http }));
        assert.deepEqual(differences(await stack.diff(state, withPorts({ ...http }, { ...https }))), [
            "spec.ports[1]: add",
        ]);
        const both = await stack.update(state, withPorts({ ...http }, { ...https }));
        assert.deepEqual(differences(await stack.diff(both, withPorts({ ...https }))), [
            "spec.ports[0].name: update",
            "spec.ports[0].port: update",
            "spec.ports[1]: delete",
        ]);
    });

    it("replace where identity or an immutable field changes", async () => {
        const selector = deployment("nginx", { app: "other" });
        const cases: [string, ValueMap, ValueMap, string[]][] = [
            [
                deploymentType,
                deployment("nginx"),
                selector,
                ["spec.selector.matchLabels.app: update-replace", "spec.template.metadata.labels.app: update"],
            ],
            [configMapType, configMap({ a: "1" }), configMap({ a: "2" }), ["data.a: update-replace"]],
            [
                configMapType,
                configMap({}, { name: "one" }),
                configMap({}, { name: "two" }),
                ["metadata.name: update-replace"],
            ],
            [
                kubernetesType("core/v1", "Service"),
                { apiVersion: "v1", kind: "Service", spec: { ports: [{ port: 80 }] } },
                { apiVersion: "v1", kind: "Service", spec: { ports: [{ port: 80 }], clusterIP: "None" } },
                ["spec.clusterIP: add-replace"],
            ],
            [
                kubernetesType("rbac.authorization.k8s.io/v1", "RoleBinding"),
                binding("view"),
                binding("edit"),
                ["roleRef.name: update-replace"],
            ],
            [
                kubernetesType("core/v1", "Pod"),
                pod("nginx:1"),
                pod("nginx:2"),
                ["spec.containers[0].image: update-replace"],
            ],
        ];
        for (const [type, before, after, expected] of cases) {
            const stack = new Stack();
            assert.deepEqual(differences(await stack.diff(await stack.create(type, "x", before), after)), expected);
        }
    });

    it("delete first exactly where the replacement has the name of the old object", async () => {
        const stack = new Stack();
        const generated = await stack.create(configMapType, "one", configMap({ a: "1" }));
        assert.equal((await stack.diff(generated, configMap({ a: "2" }))).deleteBeforeReplace, false);
        const named = await stack.create(configMapType, "two", configMap({ a: "1" }, { name: "two" }));
        assert.equal((await stack.diff(named, configMap({ a: "2" }, { name: "two" }))).deleteBeforeReplace, true);
        assert.equal((await stack.diff(named, configMap({ a: "2" }, { name: "three" }))).deleteBeforeReplace, false);
    });

    it("of ConfigMaps and Secrets are made in place where the provider is told so", async () => {
        const settings = { enableConfigMapMutable: "true", enableSecretMutable: "true" };
        const stack = new Stack(settings);
        const state = await stack.create(configMapType, "c", configMap({ a: "1" }));
        assert.deepEqual((await stack.diff(state, configMap({ a: "2" }))).replaces, []);
        const fixed = await stack.create(configMapType, "d", { ...configMap({ a: "1" }), immutable: true });
        const change = await stack.diff(fixed, { ...configMap({ a: "2" }), immutable: true });
        assert.deepEqual(change.replaces, ["data.a"]);
    });

    it("leave out what is to be ignored", async () => {
        const stack = new Stack();
        const state = await stack.create(configMapType, "c", configMap({ a: "1", "b.c": "1", d: "1" }));
        const news = configMap({ a: "2", "b.c": "2", d: "2" });
        const ignored = await stack.diff(state, news, ["data.a", 'data["b.c"]']);
        assert.deepEqual(differences(ignored), ["data.d: update-replace"]);
        assert.equal((await stack.diff(state, news, ["data.*"])).changes, "none");
    });

    it("count what a preview does not know as changed", async () => {
        const stack = new Stack();
        const state = await stack.create(deploymentType, "web", deployment("nginx"));
        assert.deepEqual(differences(await stack.diff(state, deployment(unknown))), [
            "spec.template.spec.containers[0].image: update",
        ]);
    });

    it("see no namespace where the default one is meant", async () => {
        const state = await new Stack().create(configMapType, "c", configMap({}, { name: "c", namespace: "default" }));
        assert.equal((await new Stack().diff(state, configMap({}, { name: "c" }))).changes, "none");
    });

    it("of a Secret compare what is in it, in whatever form it was written", async () => {
        const stack = new Stack();
        const type = kubernetesType("core/v1", "Secret");
        const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "s" } };
        const state = await stack.create(type, "s", { ...secret, stringData: { a: "hunter2" } });
        const data = { a: Buffer.from("hunter2").toString("base64") };
        assert.equal((await stack.diff(state, { ...secret, data })).changes, "none");
        assert.deepEqual((await stack.diff(state, { ...secret, stringData: { a: "other" } })).replaces, ["data.a"]);
    });

    it("of custom resources are seen without a schema", async () => {
        const stack = new Stack();
        const application = (project: string): ValueMap => ({
            apiVersion: "argoproj.io/v1alpha1",
            kind: "Application",
            metadata: { name: "a", namespace: "argocd" },
            spec: { project, sources: [{ repoURL: "r", chart: null }] },
        });
        const state = await stack.create("kubernetes:argoproj.io/v1alpha1:Application", "a", application("x"));
        assert.equal((await stack.diff(state, application("x"))).changes, "none");
        assert.deepEqual(differences(await stack.diff(state, application("y"))), ["spec.project: update"]);
    });
});

function binding(role: string): ValueMap {
    return {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "RoleBinding",
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
    };
}

function pod(image: string): ValueMap {
    return { apiVersion: "v1", kind: "Pod", spec: { containers: [{ name: "web", image }] } };
}
