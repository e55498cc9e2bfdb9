import assert from "node:assert/strict";

import { mapAt, removeAt, stringAt, valueAt } from "../../../../../rehearsal/clouds/kubernetes/objects/paths";
import { isSecret, revealed } from "../../../../../rehearsal/clouds/kubernetes/objects/secrets";
import { InitializationError } from "../../../../../rehearsal/clouds/simulation/errors";
import { unknown, type ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { configMap, configMapType, deployment, deploymentType, Stack } from "../stack";

const serviceType = "kubernetes:core/v1:Service";
const namespaceType = "kubernetes:core/v1:Namespace";

function service(spec: ValueMap): ValueMap {
    return { apiVersion: "v1", kind: "Service", metadata: { name: "web" }, spec };
}

describe("kubernetes: life of an object", () => {
    it("comes up with what a cluster fills in, and an id of namespace and name", async () => {
        const { id, outputs } = await new Stack().create(deploymentType, "web", deployment("nginx:1.29"));
        assert.equal(id, `default/${stringAt(outputs, "metadata", "name")}`);
        assert.match(stringAt(outputs, "metadata", "uid"), /^[0-9a-f-]{36}$/);
        assert.equal(valueAt(outputs, "metadata", "generation"), 1);
        assert.equal(valueAt(outputs, "spec", "replicas"), 1);
        assert.deepEqual(valueAt(outputs, "spec", "strategy", "rollingUpdate"), {
            maxSurge: "25%",
            maxUnavailable: "25%",
        });
        assert.equal(valueAt(outputs, "status", "availableReplicas"), 1);
    });

    it("keeps its inputs in its outputs, where later operations look for them", async () => {
        const { inputs, outputs } = await new Stack().create(configMapType, "c", configMap({ a: "b" }));
        assert.deepEqual(outputs.__inputs, inputs);
        assert.equal(outputs.__initialApiVersion, "v1");
        assert.match(stringAt(outputs, "__fieldManager"), /^pulumi-kubernetes-[0-9a-f]{8}$/);
    });

    it("is the same whenever it is made from the same inputs", async () => {
        const [one, other] = [new Stack(), new Stack()];
        assert.deepEqual(
            await one.create(deploymentType, "web", deployment("nginx")),
            await other.create(deploymentType, "web", deployment("nginx")),
        );
    });

    it("gives load balancers an address, or a name on EKS", async () => {
        const spec = { type: "LoadBalancer", ports: [{ port: 80 }] };
        const elsewhere = await new Stack().create(serviceType, "web", service(spec));
        const [address] = Object.values(mapAt(elsewhere.outputs, "status", "loadBalancer")).flat();
        assert.match(JSON.stringify(address), /"ip":"203\.0\.113\.\d+"/);
        const kubeconfig = kubeconfigOf("https://ABC.gr7.eu-west-1.eks.amazonaws.com");
        const onEks = await new Stack({ kubeconfig }).create(serviceType, "web", service(spec));
        const [name] = Object.values(mapAt(onEks.outputs, "status", "loadBalancer")).flat();
        assert.match(JSON.stringify(name), /"hostname":"a[0-9a-f]+-\d+\.eu-west-1\.elb\.amazonaws\.com"/);
    });

    it("keeps its identity and what the cluster allotted when it changes", async () => {
        const stack = new Stack();
        const before = await stack.create(serviceType, "web", service({ ports: [{ port: 80 }] }));
        const after = await stack.update(before, service({ ports: [{ port: 81 }] }));
        assert.equal(valueAt(after.outputs, "spec", "clusterIP"), valueAt(before.outputs, "spec", "clusterIP"));
        assert.equal(valueAt(after.outputs, "metadata", "uid"), valueAt(before.outputs, "metadata", "uid"));
        assert.equal(valueAt(after.outputs, "metadata", "resourceVersion"), "2");
    });

    it("counts a new generation only where the specification changes", async () => {
        const stack = new Stack();
        const before = await stack.create(deploymentType, "web", deployment("nginx:1"));
        const labelled = await stack.update(before, { ...deployment("nginx:1"), metadata: { labels: { a: "b" } } });
        assert.equal(valueAt(labelled.outputs, "metadata", "generation"), 1);
        assert.equal(revisionOf(labelled.outputs), "1");
        const changed = await stack.update(labelled, deployment("nginx:2"));
        assert.equal(revisionOf(changed.outputs), "2");
        assert.equal(valueAt(changed.outputs, "metadata", "generation"), 2);
        assert.equal(valueAt(changed.outputs, "status", "observedGeneration"), 2);
    });

    it("shows a Secret's data as secret", async () => {
        const secret = { apiVersion: "v1", kind: "Secret", stringData: { a: "b" } };
        const { outputs } = await new Stack().create("kubernetes:core/v1:Secret", "s", secret);
        assert.ok(isSecret(outputs.data));
        assert.equal(outputs.type, "Opaque");
    });

    it("names the fields of definitions as SDKs name them", async () => {
        const schema = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
        const { outputs, inputs } = await new Stack().create(
            "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
            "crd",
            {
                apiVersion: "apiextensions.k8s.io/v1",
                kind: "CustomResourceDefinition",
                metadata: { name: "tenants.example.com" },
                spec: {
                    group: "example.com",
                    scope: "Cluster",
                    names: { kind: "Tenant", plural: "tenants" },
                    versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: schema } }],
                },
            },
        );
        assert.match(JSON.stringify(inputs), /"x-kubernetes-preserve-unknown-fields"/);
        assert.match(JSON.stringify(outputs.spec), /"x_kubernetes_preserve_unknown_fields"/);
    });

    it("is refused under a name that is taken, until the other is gone", async () => {
        const stack = new Stack();
        const first = await stack.create(configMapType, "one", configMap({}, { name: "same" }));
        await assert.rejects(
            stack.create(configMapType, "two", configMap({}, { name: "same" })),
            /configmaps "same" already exists/,
        );
        await stack.delete(first);
        await stack.create(configMapType, "two", configMap({}, { name: "same" }));
    });

    it("takes over an object of its name where the provider is told to", async () => {
        const stack = new Stack({ upsertExistingObjects: "true" });
        await stack.create(configMapType, "one", configMap({ a: "1" }, { name: "same" }));
        const { outputs } = await stack.create(configMapType, "two", configMap({ b: "2" }, { name: "same" }));
        assert.deepEqual(outputs.data, { a: "1", b: "2" });
    });

    it("records a refused change as an object that did not come up", async () => {
        const stack = new Stack();
        const claim = (storage: string): ValueMap => ({
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            metadata: { name: "data" },
            spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
        });
        const state = await stack.create("kubernetes:core/v1:PersistentVolumeClaim", "data", claim("2Gi"));
        await stack.update(state, claim("3Gi"));
        await assert.rejects(stack.update(state, claim("1Gi")), (error) => {
            assert.ok(error instanceof InitializationError);
            assert.match(error.message, /storage: Forbidden: field can not be less/);
            assert.equal(error.id, "default/data");
            return true;
        });
    });

    it("sets only its own fields as a patch, and leaves the object when it goes", async () => {
        const stack = new Stack();
        const patchType = "kubernetes:apps/v1:DeploymentPatch";
        const fields = (replicas: number): ValueMap => ({
            apiVersion: "apps/v1",
            kind: "Deployment",
            metadata: { name: "coredns", namespace: "kube-system" },
            spec: { replicas },
        });
        const state = await stack.create(patchType, "dns", fields(2));
        assert.deepEqual(state.outputs.spec, { replicas: 2 });
        const { changes, replaces } = await stack.diff(state, fields(3));
        assert.deepEqual([changes, replaces], ["some", []]);
        const updated = await stack.update(state, fields(3));
        assert.deepEqual(updated.outputs.spec, { replicas: 3 });
        await stack.delete(updated);
    });
});

describe("kubernetes: preview of an object", () => {
    it("shows what the cluster would make of it, but neither id nor status", async () => {
        const { id, outputs } = await new Stack().create(deploymentType, "web", deployment("nginx"), true);
        assert.equal(id, "");
        assert.equal(valueAt(outputs, "spec", "progressDeadlineSeconds"), 600);
        assert.equal(outputs.status, undefined);
    });

    it("leaves the cluster as it is", async () => {
        const stack = new Stack();
        await stack.create(configMapType, "one", configMap({}, { name: "same" }), true);
        await stack.create(configMapType, "two", configMap({}, { name: "same" }));
    });

    it("shows the inputs alone while something is unknown, or the kind or namespace is yet to come", async () => {
        const stack = new Stack();
        const cases: [string, ValueMap][] = [
            [configMapType, configMap({ a: unknown }, { name: "c", namespace: "default" })],
            [configMapType, configMap({ a: "b" }, { name: "c", namespace: "later" })],
            [
                "kubernetes:argoproj.io/v1alpha1:Application",
                {
                    apiVersion: "argoproj.io/v1alpha1",
                    kind: "Application",
                    metadata: { name: "a", namespace: "default" },
                },
            ],
        ];
        for (const [type, inputs] of cases) {
            assert.deepEqual((await stack.create(type, "x", inputs, true)).outputs, inputs);
        }
        await stack.create(namespaceType, "later", {
            apiVersion: "v1",
            kind: "Namespace",
            metadata: { name: "later" },
        });
        const known = await stack.create(
            configMapType,
            "x",
            configMap({ a: "b" }, { name: "c", namespace: "later" }),
            true,
        );
        assert.ok(stringAt(known.outputs, "metadata", "uid") !== "");
    });

    it("agrees with the deployment that follows, but for what controllers do", async () => {
        const stack = new Stack();
        const preview = await stack.create(deploymentType, "web", deployment("nginx"), true);
        const { outputs } = await stack.create(deploymentType, "web", deployment("nginx"));
        removeAt(outputs, "metadata", "annotations", "deployment.kubernetes.io/revision");
        assert.deepEqual({ ...preview.outputs, status: outputs.status }, outputs);
    });
});

describe("kubernetes: reading an object", () => {
    it("finds what this deployment made, by its id alone", async () => {
        const stack = new Stack();
        const { id, outputs } = await stack.create(configMapType, "c", configMap({ a: "b" }, { name: "c" }));
        const found = await stack.read(configMapType, id);
        assert.deepEqual(found?.outputs.data, outputs.data);
        assert.deepEqual(found?.inputs, configMap({ a: "b" }, { name: "c", namespace: "default" }));
    });

    it("finds what every cluster has, and nothing that no one made", async () => {
        const stack = new Stack();
        assert.equal((await stack.read(namespaceType, "kube-system"))?.id, "kube-system");
        assert.equal(await stack.read(namespaceType, "mine"), undefined);
    });

    it("takes the word of the state for what it knows", async () => {
        const state = await new Stack().create(configMapType, "c", configMap({ a: "b" }));
        assert.deepEqual(await new Stack().read(configMapType, state.id, state), state);
    });

    it("takes objects beside a Helm release to be the chart's", async () => {
        const stack = new Stack();
        assert.equal(await stack.read(serviceType, "ingress/controller"), undefined);
        await stack.create("kubernetes:helm.sh/v3:Release", "ingress", {
            chart: "oci://example.com/nginx",
            version: "1.0.0",
            namespace: "ingress",
        });
        const found = await stack.read(serviceType, "ingress/controller");
        assert.equal(valueAt(found?.outputs ?? {}, "spec", "type"), "LoadBalancer");
    });
});

describe("kubernetes: a cluster that can't be reached", () => {
    const unreachable = { kubeconfig: "{apiVersion: v1, kind: Config, clusters: []}" };

    it("refuses to make, read and delete, but previews", async () => {
        const state = await new Stack().create(configMapType, "c", configMap({}));
        const stack = new Stack(unreachable);
        assert.deepEqual((await stack.create(configMapType, "c", configMap({}), true)).id, "");
        await assert.rejects(stack.create(configMapType, "c", configMap({})), /cluster is unreachable/);
        await assert.rejects(stack.read(configMapType, state.id, state), /failed to read resource state/);
        await assert.rejects(stack.delete(state), /PULUMI_K8S_DELETE_UNREACHABLE/);
    });

    it("is taken to be gone where the provider is told to", async () => {
        const state = await new Stack().create(configMapType, "c", configMap({}));
        const stack = new Stack({ ...unreachable, deleteUnreachable: "true" });
        assert.equal(await stack.read(configMapType, state.id, state), undefined);
        await stack.delete(state);
    });

    it("is passed over where the provider is told to", async () => {
        const state = await new Stack().create(configMapType, "c", configMap({ a: "b" }));
        const stack = new Stack({ ...unreachable, skipUpdateUnreachable: "true" });
        assert.deepEqual(await stack.check(configMapType, "c", configMap({ a: "c" }), state), state.inputs);
        assert.deepEqual(await stack.read(configMapType, state.id, state), state);
    });
});

describe("kubernetes: secrets in outputs", () => {
    it("stay secret in the copy of the inputs, too", async () => {
        const secret = { apiVersion: "v1", kind: "Secret", stringData: { a: "hunter2" } };
        const { outputs } = await new Stack().create("kubernetes:core/v1:Secret", "s", secret);
        const encoded = Buffer.from("hunter2").toString("base64");
        assert.ok(JSON.stringify(revealed(outputs)).includes(encoded));
        assert.ok(!JSON.stringify(withoutSecrets(outputs)).includes(encoded));
    });
});

function revisionOf(outputs: ValueMap): string {
    return stringAt(outputs, "metadata", "annotations", "deployment.kubernetes.io/revision");
}

function withoutSecrets(values: ValueMap): unknown {
    return JSON.parse(
        JSON.stringify(values, (_, value: unknown) =>
            typeof value === "object" && value !== null && "value" in value ? "[secret]" : value,
        ),
    );
}

function kubeconfigOf(server: string): string {
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name: "c", cluster: { server } }],
        contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
        "current-context": "c",
    });
}
