import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { stringAt, valueAt } from "../../../../../rehearsal/clouds/kubernetes/objects/paths";
import { asSecret, isSecret } from "../../../../../rehearsal/clouds/kubernetes/objects/secrets";
import { unknown, type ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { differences, Stack } from "../stack";

const releaseType = "kubernetes:helm.sh/v3:Release";

function release(fields: ValueMap = {}): ValueMap {
    return { chart: "oci://ghcr.io/nginx/charts/nginx-ingress", version: "2.6.4", ...fields };
}

describe("kubernetes: a Helm release", () => {
    it("is complete once it is checked: every switch off, every text empty", async () => {
        const inputs = await new Stack().check(releaseType, "ingress", release({ compat: "true" }));
        assert.match(stringAt(inputs, "name"), /^ingress-[0-9a-f]{8}$/);
        assert.deepEqual(
            [inputs.namespace, inputs.timeout, inputs.atomic, inputs.description, inputs.values, inputs.maxHistory],
            ["default", 300, false, "", {}, undefined],
        );
        assert.ok(!("compat" in inputs) && !("resourceNames" in inputs) && !("status" in inputs));
    });

    it("keeps its generated name, and does not wait where it is told not to", async () => {
        const stack = new Stack();
        const state = await stack.create(releaseType, "ingress", release());
        const again = await stack.check(releaseType, "ingress", release({ skipAwait: true }), state);
        assert.equal(again.name, state.inputs.name);
        assert.equal(again.timeout, 0);
    });

    it("is deployed with a status, which a preview does not know", async () => {
        const stack = new Stack();
        const preview = await stack.create(releaseType, "ingress", release({ name: "n" }), true);
        assert.deepEqual([preview.id, preview.outputs.status, preview.outputs.resourceNames], ["", unknown, unknown]);
        const { id, outputs } = await stack.create(releaseType, "ingress", release({ name: "n", namespace: "web" }));
        assert.equal(id, "web/n");
        assert.deepEqual(outputs.status, {
            appVersion: "",
            chart: "nginx-ingress",
            name: "n",
            namespace: "web",
            revision: 1,
            status: "deployed",
            version: "2.6.4",
        });
    });

    it("counts its revisions", async () => {
        const stack = new Stack();
        const state = await stack.create(releaseType, "ingress", release({ name: "n" }));
        const updated = await stack.update(state, release({ name: "n", atomic: true }));
        assert.equal(valueAt(updated.outputs, "status", "revision"), 2);
    });

    it("keeps secret values secret, and hides its copy of the inputs as a whole", async () => {
        const values = { auth: { password: asSecret("hunter2"), user: "me" } };
        const { outputs } = await new Stack().create(releaseType, "ingress", release({ values }));
        assert.ok(isSecret(valueAt(outputs, "values", "auth", "password")));
        assert.equal(valueAt(outputs, "values", "auth", "user"), "me");
        assert.ok(isSecret(outputs.__inputs));
    });

    it("knows what a preview knows of its values", async () => {
        const values = { replicas: 2, host: unknown, list: ["a", unknown] };
        const inputs = await new Stack().check(releaseType, "ingress", release({ values, namespace: unknown }));
        assert.deepEqual(inputs.values, values);
        assert.equal(inputs.namespace, unknown);
    });

    it("merges files of values under its own values", async () => {
        const asset = (text: string): ValueMap => ({
            "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
            hash: "",
            text,
        });
        const inputs = await new Stack().check(
            releaseType,
            "ingress",
            release({
                valueYamlFiles: [asset("a: {b: 1, c: 1}\nd: yes"), asset("a: {c: 2}")],
                values: { a: { e: 3 }, f: null },
            }),
        );
        assert.deepEqual(inputs.values, { a: { b: 1, c: 2, e: 3 }, d: true, f: null });
        assert.equal(inputs.valueYamlFiles, undefined);
    });

    it("is another one by another name or namespace only", async () => {
        const stack = new Stack();
        const values = { controller: { replicas: 2, ports: [80] }, old: true };
        const state = await stack.create(releaseType, "ingress", release({ name: "n", values }));
        assert.equal((await stack.diff(state, release({ name: "n", values }))).changes, "none");
        const changed = await stack.diff(
            state,
            release({ name: "n", version: "2.6.5", values: { controller: { replicas: 3, ports: [80, 443] } } }),
        );
        assert.deepEqual(differences(changed), [
            "values.controller.ports[1]: add",
            "values.controller.replicas: update",
            "values.old: delete",
            "version: update",
        ]);
        assert.deepEqual([...changed.diffs].sort(), ["values", "version"]);
        assert.deepEqual(changed.replaces, []);
        const moved = await stack.diff(state, release({ name: "n", namespace: "web", values }));
        assert.deepEqual(moved.replaces, ["namespace"]);
    });

    it("counts what a preview does not know as changed", async () => {
        const stack = new Stack();
        const state = await stack.create(releaseType, "ingress", release({ name: "n", values: { host: "a" } }));
        const result = await stack.diff(state, release({ name: "n", values: { host: unknown } }));
        assert.deepEqual(differences(result), ["values.host: update"]);
    });

    it("keeps its version where the program says to ignore it", async () => {
        const stack = new Stack();
        const state = await stack.create(releaseType, "ingress", release({ name: "n" }));
        assert.equal((await stack.diff(state, release({ name: "n", version: "9.9.9" }), ["version"])).changes, "none");
    });

    it("is refused under a name that is taken, until the other is gone", async () => {
        const stack = new Stack();
        const first = await stack.create(releaseType, "one", release({ name: "n" }));
        await assert.rejects(stack.create(releaseType, "two", release({ name: "n" })), /cannot re-use a name/);
        await stack.delete(first);
        await stack.create(releaseType, "two", release({ name: "n" }));
    });

    it("must have inputs of their types", async () => {
        await assert.rejects(
            new Stack().check(releaseType, "ingress", release({ timeout: "5m" })),
            /decoding failure: 'timeout' expected type 'number', got 'string'/,
        );
    });
});

describe("kubernetes: the chart of a release", () => {
    let folder = "";
    before(() => {
        folder = mkdtempSync(path.join(os.tmpdir(), "fairlead-test-"));
        mkdirSync(path.join(folder, "web", "crds"), { recursive: true });
        writeFileSync(path.join(folder, "web", "Chart.yaml"), manifest("web"));
        writeFileSync(path.join(folder, "web", "crds", "tenants.yaml"), definition);
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("is read where it is on this machine, with the kinds that it defines", async () => {
        const stack = new Stack({ namespace: "team" });
        const { inputs, outputs } = await stack.create(releaseType, "web", { chart: path.join(folder, "web") });
        assert.equal(inputs.version, "1.2.3");
        assert.equal(valueAt(outputs, "status", "appVersion"), "7");
        const custom = { apiVersion: "example.com/v1", kind: "Tenant", metadata: { name: "t" } };
        const checked = await stack.check("kubernetes:example.com/v1:Tenant", "t", custom);
        assert.equal(valueAt(checked, "metadata", "namespace"), undefined);
    });

    it("may be packaged", async () => {
        const file = path.join(folder, "web-1.2.3.tgz");
        writeFileSync(file, gzipSync(tar({ "web/Chart.yaml": manifest("web"), "web/values.yaml": "" })));
        const { outputs } = await new Stack().create(releaseType, "web", { chart: file });
        assert.equal(valueAt(outputs, "status", "chart"), "web");
    });

    it("is refused where Helm could not find or install it", async () => {
        const cases: [ValueMap, RegExp][] = [
            [{ chart: "./nowhere" }, /path "\.\/nowhere" not found/],
            [{ chart: "nginx" }, /non-absolute URLs should be in form of repo_name\/path_to_chart, got: nginx/],
            [
                { chart: "nginx", repositoryOpts: { repo: "oci://example.com/charts" } },
                /name the chart "oci:\/\/example\.com\/charts\/nginx"/,
            ],
        ];
        for (const [inputs, message] of cases) {
            await assert.rejects(new Stack().check(releaseType, "x", inputs), message);
        }
    });

    it("is taken on trust where it is in a repository", async () => {
        const charts: ValueMap[] = [
            { chart: "argo-cd", version: "10.1.1", repositoryOpts: { repo: "https://argoproj.github.io/argo-helm" } },
            { chart: "argo/argo-cd", version: "10.1.1" },
            { chart: "oci://ghcr.io/argoproj/argo-helm/argo-cd", version: "10.1.1" },
        ];
        for (const inputs of charts) {
            const { outputs } = await new Stack().create(releaseType, "x", inputs);
            assert.equal(valueAt(outputs, "status", "chart"), "argo-cd");
        }
    });
});

function manifest(name: string): string {
    return `apiVersion: v2\nname: ${name}\nversion: 1.2.3\nappVersion: 7\n`;
}

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: tenants.example.com}
spec: {group: example.com, scope: Cluster, names: {kind: Tenant, plural: tenants}}
`;

/** A tar archive with the fields that readers of charts look at. */
function tar(files: Readonly<Record<string, string>>): Buffer {
    const blocks = Object.entries(files).flatMap(([name, text]) => {
        const header = Buffer.alloc(512);
        header.write(name, 0);
        header.write(Buffer.byteLength(text).toString(8).padStart(11, "0"), 124);
        const content = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512);
        content.write(text);
        return [header, content];
    });
    return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
