import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { parse } from "yaml";

import { configMap, configMapType, Stack } from "./stack";

describe("kubernetes: rendering manifests", () => {
    let folder = "";
    beforeEach(() => {
        folder = mkdtempSync(path.join(os.tmpdir(), "fairlead-test-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("writes, rewrites and removes a file for each object, for its owner's eyes alone", async () => {
        const stack = new Stack({ renderYamlToDirectory: folder });
        const state = await stack.create(configMapType, "c", configMap({ b: "1", a: "2" }, { name: "c" }));
        const file = path.join(folder, "1-manifest", "v1-configmap-default-c.yaml");
        assert.deepEqual(parse(readFileSync(file, "utf8")), state.inputs);
        assert.equal(statSync(file).mode & 0o777, 0o600);
        const updated = await stack.update(state, configMap({ a: "3" }, { name: "c" }));
        assert.deepEqual(parse(readFileSync(file, "utf8")), updated.inputs);
        assert.equal(updated.outputs.status, undefined);
        await stack.delete(updated);
        assert.ok(!existsSync(file));
    });

    it("writes nothing in a preview that is incomplete", async () => {
        const stack = new Stack({ renderYamlToDirectory: folder });
        await stack.create("kubernetes:example.com/v1:Custom", "c", { kind: "Custom" }, true);
        assert.deepEqual(readdirSync(folder), []);
    });

    it("puts definitions of custom kinds apart", async () => {
        const stack = new Stack({ renderYamlToDirectory: folder });
        await stack.create("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", "crd", {
            apiVersion: "apiextensions.k8s.io/v1",
            kind: "CustomResourceDefinition",
            metadata: { name: "tenants.example.com" },
        });
        assert.deepEqual(readdirSync(path.join(folder, "0-crd")), [
            "apiextensions.k8s.io_v1-customresourcedefinition-default-tenants.example.com.yaml",
        ]);
    });

    it("renders all anew where the provider is told to", async () => {
        const state = await new Stack({ renderYamlToDirectory: folder }).create(configMapType, "c", configMap({}));
        const always = new Stack({ renderYamlToDirectory: folder, alwaysRender: "true" });
        assert.equal((await always.diff(state, configMap({}))).changes, "some");
    });
});
