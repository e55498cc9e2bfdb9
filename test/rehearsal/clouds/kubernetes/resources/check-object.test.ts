import assert from "node:assert/strict";

import { stringAt, valueAt } from "../../../../../rehearsal/clouds/kubernetes/objects/paths";
import { asSecret, isSecret } from "../../../../../rehearsal/clouds/kubernetes/objects/secrets";
import { unknown } from "../../../../../rehearsal/clouds/simulation/values";
import { configMap, configMapType, deployment, deploymentType, Stack } from "../stack";

describe("kubernetes: check of an object", () => {
    it("names what the program does not name, and says so in an annotation", async () => {
        const checked = await new Stack().check(configMapType, "settings", configMap({ a: "b" }));
        assert.match(stringAt(checked, "metadata", "name"), /^settings-[0-9a-f]{8}$/);
        assert.deepEqual(valueAt(checked, "metadata", "annotations"), { "pulumi.com/autonamed": "true" });
    });

    it("keeps a generated name for as long as the program names nothing", async () => {
        const stack = new Stack();
        const state = await stack.create(configMapType, "settings", configMap({ a: "b" }));
        const again = await stack.check(configMapType, "settings", configMap({ a: "c" }), state);
        assert.equal(valueAt(again, "metadata", "name"), valueAt(state.inputs, "metadata", "name"));
    });

    it("leaves a name alone that a preview does not know yet", async () => {
        const checked = await new Stack().check(
            configMapType,
            "c",
            configMap({}, { name: unknown, namespace: unknown }),
        );
        assert.deepEqual(checked.metadata, { name: unknown, namespace: unknown });
    });

    it("uses the name that the stack's settings propose, and refuses where they disable names", async () => {
        const { provider } = new Stack();
        const request = {
            urn: `urn:pulumi:dev::test::${configMapType}::c`,
            type: configMapType,
            name: "c",
            olds: {},
            randomSeed: Buffer.from("seed"),
        };
        const { inputs } = await provider.check({
            ...request,
            news: configMap({}),
            autonaming: { mode: "propose", proposedName: "c-dev" },
        });
        assert.equal(valueAt(inputs, "metadata", "name"), "c-dev");
        await assert.rejects(
            provider.check({ ...request, news: configMap({}), autonaming: { mode: "disable", proposedName: "" } }),
            /requires the \.metadata\.name field/,
        );
    });

    it("puts objects of a namespace into the provider's, and those of the cluster into none", async () => {
        const stack = new Stack({ namespace: "team" });
        const inNamespace = await stack.check(configMapType, "c", configMap({}));
        assert.equal(valueAt(inNamespace, "metadata", "namespace"), "team");
        const role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", rules: [] };
        const ofCluster = await stack.check("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "r", role);
        assert.equal(valueAt(ofCluster, "metadata", "namespace"), undefined);
    });

    it("knows the scope of a custom kind once it has seen its definition", async () => {
        const stack = new Stack({ namespace: "team" });
        const custom = { apiVersion: "example.com/v1", kind: "Tenant", metadata: { name: "t" } };
        const before = await stack.check("kubernetes:example.com/v1:Tenant", "t", custom);
        assert.equal(valueAt(before, "metadata", "namespace"), "team");
        await stack.check("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", "tenants", {
            apiVersion: "apiextensions.k8s.io/v1",
            kind: "CustomResourceDefinition",
            metadata: { name: "tenants.example.com" },
            spec: {
                group: "example.com",
                scope: "Cluster",
                names: { kind: "Tenant", plural: "tenants" },
                versions: [],
            },
        });
        const after = await stack.check("kubernetes:example.com/v1:Tenant", "t", custom);
        assert.equal(valueAt(after, "metadata", "namespace"), undefined);
    });

    it("keeps a Secret's texts as secret data in base64", async () => {
        const secret = { apiVersion: "v1", kind: "Secret", stringData: { password: asSecret("hunter2") } };
        const checked = await new Stack().check("kubernetes:core/v1:Secret", "s", secret);
        assert.equal(checked.stringData, undefined);
        assert.deepEqual(checked.data, asSecret({ password: Buffer.from("hunter2").toString("base64") }));
    });

    it("keeps a secret secret where it stands, and a list with one as a whole", async () => {
        const inputs = deployment("nginx");
        inputs.spec = {
            selector: { matchLabels: { app: "web" } },
            paused: asSecret(false),
            template: {
                metadata: { labels: { app: "web" } },
                spec: { containers: [{ name: "web", image: asSecret("private") }] },
            },
        };
        const checked = await new Stack().check(deploymentType, "web", inputs);
        assert.ok(isSecret(valueAt(checked, "spec", "paused")));
        assert.ok(isSecret(valueAt(checked, "spec", "template", "spec", "containers")));
        assert.ok(!isSecret(checked.spec));
    });

    it("leaves out what the API does not have, and what is empty anyway", async () => {
        const checked = await new Stack().check(configMapType, "c", {
            ...configMap({ a: "b" }, { name: "c", labls: { a: "b" }, labels: {}, uid: "mine" }),
            dta: {},
        });
        assert.deepEqual(checked, configMap({ a: "b" }, { name: "c", namespace: "default" }));
    });

    it("writes amounts as Kubernetes does", async () => {
        const cases: [written: string | number, kept: string][] = [
            ["1000m", "1"],
            ["0.5", "500m"],
            ["1.5Gi", "1536Mi"],
            ["1024Mi", "1Gi"],
            ["100000", "100k"],
            ["512Ki", "512Ki"],
            ["2T", "2T"],
            [2, "2"],
            ["1e3", "1e3"],
        ];
        for (const [written, kept] of cases) {
            const quota = { apiVersion: "v1", kind: "ResourceQuota", spec: { hard: { "requests.cpu": written } } };
            const checked = await new Stack().check("kubernetes:core/v1:ResourceQuota", "q", quota);
            assert.deepEqual(checked.spec, { hard: { "requests.cpu": kept } });
        }
    });

    it("labels objects only where client-side apply does", async () => {
        const serverSide = await new Stack().check(configMapType, "c", configMap({}));
        assert.equal(valueAt(serverSide, "metadata", "labels"), undefined);
        const clientSide = await new Stack({ enableServerSideApply: "false" }).check(configMapType, "c", configMap({}));
        assert.deepEqual(valueAt(clientSide, "metadata", "labels"), { "app.kubernetes.io/managed-by": "pulumi" });
    });

    it("refuses what server-side apply can't do", async () => {
        const stack = new Stack();
        await assert.rejects(
            stack.check(configMapType, "c", configMap({}, { generateName: "c-" })),
            /generateName` field is not supported in Server-Side Apply mode/,
        );
        await assert.rejects(
            stack.check("kubernetes:core/v1:ConfigMapPatch", "p", configMap({})),
            /patch resources require the `\.metadata\.name` field/,
        );
        await assert.rejects(
            new Stack({ enableServerSideApply: "false" }).check(
                "kubernetes:core/v1:ConfigMapPatch",
                "p",
                configMap({}, { name: "c" }),
            ),
            /patch resources require Server-Side Apply mode/,
        );
    });

    it("refuses lists and tokens that are no Kubernetes type", async () => {
        const stack = new Stack();
        await assert.rejects(
            stack.check("kubernetes:core/v1:ConfigMapList", "l", {
                apiVersion: "v1",
                kind: "ConfigMapList",
                items: [],
            }),
            /list resources exist for compatibility/,
        );
        await assert.rejects(stack.check("kubernetes:nonsense:X", "x", {}), /unrecognized resource type/);
    });
});
