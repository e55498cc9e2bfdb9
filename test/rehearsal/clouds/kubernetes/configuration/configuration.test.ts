import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { unknown, type ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { valueAt } from "../../../../../rehearsal/clouds/kubernetes/objects/paths";
import { configMap, configMapType, Stack } from "../stack";

const providerType = "pulumi:providers:kubernetes";

/** A kubeconfig with two clusters; the user's token is what may change without meaning another cluster. */
function kubeconfig(server: string, token = "t", namespace = ""): string {
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [
            { name: "main", cluster: { server, "certificate-authority-data": "Y2E=" } },
            { name: "other", cluster: { server: "https://other" } },
        ],
        contexts: [
            { name: "main", context: { cluster: "main", user: "u", ...(namespace === "" ? {} : { namespace }) } },
            { name: "other", context: { cluster: "other", user: "u" } },
        ],
        "current-context": "main",
        users: [{ name: "u", user: { token } }],
    });
}

function diff(olds: ValueMap, news: ValueMap): [changes: string, replaces: readonly string[]] {
    const { changes, replaces } = new Stack().provider.diffConfig({
        urn: `urn:pulumi:dev::test::${providerType}::k`,
        type: providerType,
        name: "k",
        id: "id",
        olds,
        oldInputs: olds,
        news,
        ignoreChanges: [],
    });
    return [changes, replaces];
}

function check(news: ValueMap, name = "k"): string[] {
    const urn = `urn:pulumi:dev::test::${providerType}::${name}`;
    const request = {
        urn,
        type: providerType,
        name,
        olds: {},
        news,
        randomSeed: Buffer.from(""),
        autonaming: undefined,
    };
    return new Stack().provider.checkConfig(request).failures.map(({ property, reason }) => `${property}: ${reason}`);
}

describe("kubernetes: other settings of a provider", () => {
    it("are none where all is the same", () => {
        const settings = { kubeconfig: kubeconfig("https://a") };
        assert.deepEqual(diff(settings, { ...settings }), ["none", []]);
    });

    it("keep what is in the cluster while it stays the same one", () => {
        const old = { kubeconfig: kubeconfig("https://a") };
        assert.deepEqual(diff(old, { kubeconfig: kubeconfig("https://a", "new token") }), ["some", []]);
        assert.deepEqual(diff(old, { ...old, namespace: "team" }), ["some", []]);
    });

    it("replace everything where they select another cluster", () => {
        const old = { kubeconfig: kubeconfig("https://a") };
        assert.deepEqual(diff(old, { kubeconfig: kubeconfig("https://b") }), ["some", ["kubeconfig"]]);
        assert.deepEqual(diff(old, { ...old, context: "other" }), ["some", ["context"]]);
        assert.deepEqual(diff(old, { ...old, cluster: "other" }), ["some", ["cluster"]]);
    });

    it("replace everything while a preview can't tell which cluster they select", () => {
        assert.deepEqual(diff({ kubeconfig: kubeconfig("https://a") }, { kubeconfig: unknown }), [
            "some",
            ["kubeconfig"],
        ]);
    });

    it("go by the cluster identifier alone where one is set", () => {
        const old = { kubeconfig: kubeconfig("https://a"), clusterIdentifier: "one" };
        assert.deepEqual(diff(old, { ...old, kubeconfig: kubeconfig("https://b") }), ["some", []]);
        assert.deepEqual(diff(old, { ...old, kubeconfig: unknown }), ["some", []]);
        assert.deepEqual(diff(old, { ...old, clusterIdentifier: "two" }), ["some", ["clusterIdentifier"]]);
    });

    it("replace all manifests where they go to another folder", () => {
        assert.deepEqual(diff({ renderYamlToDirectory: "a" }, { renderYamlToDirectory: "b" }), [
            "some",
            ["renderYamlToDirectory"],
        ]);
    });

    it("must have a kubeconfig that is one", () => {
        assert.throws(() => diff({ kubeconfig: "nonsense" }, { kubeconfig: kubeconfig("https://a") }), {
            message: /failed to parse kubeconfig: expected the text of a kubeconfig/,
        });
    });
});

describe("kubernetes: settings of a provider", () => {
    it("that don't go together are refused", () => {
        assert.deepEqual(check({ renderYamlToDirectory: "out", cluster: "c", context: "c" }), [
            'cluster: "cluster" arg is not compatible with "renderYamlToDirectory" arg',
            'context: "context" arg is not compatible with "renderYamlToDirectory" arg',
        ]);
        assert.deepEqual(check({ alwaysRender: "true" }), [
            'alwaysRender: "alwaysRender" requires "renderYamlToDirectory" to be set',
        ]);
        assert.deepEqual(check({ renderYamlToDirectory: "out", alwaysRender: "true" }), []);
    });

    it("are demanded in strict mode", () => {
        assert.deepEqual(check({ strictMode: "true" }, "default_4_34_2"), [
            ": strict mode prohibits default provider",
            'kubeconfig: strict mode requires Provider "kubeconfig" argument',
            'context: strict mode requires Provider "context" argument',
        ]);
    });

    it("give the namespace of the kubeconfig's context where they name none", async () => {
        const settings = { kubeconfig: kubeconfig("https://a", "t", "team") };
        const checked = await new Stack(settings).check(configMapType, "c", configMap({}));
        assert.equal(valueAt(checked, "metadata", "namespace"), "team");
    });

    it("may name a file with the kubeconfig", async () => {
        const folder = mkdtempSync(path.join(os.tmpdir(), "fairlead-test-"));
        try {
            const file = path.join(folder, "config");
            writeFileSync(file, kubeconfig("https://a", "t", "from-file"));
            const checked = await new Stack({ kubeconfig: file }).check(configMapType, "c", configMap({}));
            assert.equal(valueAt(checked, "metadata", "namespace"), "from-file");
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it("need no kubeconfig, for there is always a cluster in a rehearsal", async () => {
        const { id } = await new Stack().create(configMapType, "c", configMap({}, { name: "c" }));
        assert.equal(id, "default/c");
    });
});
