import assert from "node:assert/strict";

import { stringAt } from "../../../../../rehearsal/clouds/kubernetes/objects/paths";
import { inOrder } from "../../../../../rehearsal/clouds/kubernetes/yaml/order";
import { parseManifests } from "../../../../../rehearsal/clouds/kubernetes/yaml/parse";
import type { ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { Stack } from "../stack";

describe("kubernetes: manifests", () => {
    it("are read as Kubernetes' tools read them", () => {
        const text =
            "a: yes\nb: 0644\nc: 2026-01-01\nd: 12:30\n---\n# nothing\n---\n{}\n---\ne: &x {f: 1}\ng: {<<: *x}";
        assert.deepEqual(parseManifests(text), [
            { a: true, b: 0o644, c: "2026-01-01", d: "12:30" },
            { e: { f: 1 }, g: { f: 1 } },
        ]);
    });

    it("are refused with the place of the fault", () => {
        assert.throws(() => parseManifests("a: [1"), /line 1/);
        assert.throws(() => parseManifests("- a"), /expected an object with apiVersion and kind/);
    });

    it("are decoded for older components, into a namespace where they name none", async () => {
        const text = "apiVersion: v1\nkind: ConfigMap\n---\napiVersion: v1\nkind: Namespace\n---\nnothing: here\n";
        const { value } = await new Stack().provider.invoke({
            token: "kubernetes:yaml:decode",
            args: { text, defaultNamespace: "team" },
            preview: false,
        });
        assert.deepEqual(value, {
            result: [
                { apiVersion: "v1", kind: "ConfigMap", metadata: { namespace: "team" } },
                { apiVersion: "v1", kind: "Namespace" },
            ],
        });
    });
});

describe("kubernetes: functions", () => {
    it("that are unknown, or lack something, fail by name", async () => {
        const { provider } = new Stack();
        const call = (token: string, args: ValueMap) => provider.invoke({ token, args, preview: false });
        await assert.rejects(call("kubernetes:yaml:encode", {}), /unknown Invoke type "kubernetes:yaml:encode"/);
        await assert.rejects(call("kubernetes:yaml:decode", {}), /missing required field 'text'/);
        await assert.rejects(
            call("kubernetes:helm:template", { jsonOpts: JSON.stringify({ chart: "nginx", repo: "stable" }) }),
            /nginx/,
        );
    });
});

describe("kubernetes: order of manifests", () => {
    const object = (apiVersion: string, kind: string, name: string, more: ValueMap = {}): ValueMap => ({
        apiVersion,
        kind,
        metadata: { name, ...more },
    });
    const names = (objects: ValueMap[]) =>
        inOrder(objects).map((group) => group.map((ordered) => stringAt(ordered.object, "metadata", "name")));

    it("puts namespaces and definitions before what needs them, and kinds in Kubernetes' order", () => {
        const definition = {
            ...object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "tenants.example.com"),
            spec: { group: "example.com", names: { kind: "Tenant" } },
        };
        assert.deepEqual(
            names([
                object("apps/v1", "Deployment", "web", { namespace: "team" }),
                object("example.com/v1", "Tenant", "tenant"),
                object("v1", "Service", "service"),
                object("v1", "ConfigMap", "settings", { namespace: "team" }),
                definition,
                object("v1", "Namespace", "team"),
            ]),
            [
                ["team", "tenants.example.com", "service"],
                ["settings", "web", "tenant"],
            ],
        );
    });

    it("follows annotations, and refuses those that lead nowhere or in a circle", () => {
        const annotated = (name: string, reference: string) =>
            object("v1", "ConfigMap", name, { annotations: { "config.kubernetes.io/depends-on": reference } });
        assert.deepEqual(names([annotated("a", "/ConfigMap/b"), object("v1", "ConfigMap", "b")]), [["b"], ["a"]]);
        assert.throws(() => names([annotated("a", "/ConfigMap/c")]), /external dependency: \/ConfigMap\/c/);
        assert.throws(() => names([annotated("a", "b")]), /expected GROUP\/KIND\/NAME/);
        assert.throws(
            () => names([annotated("a", "/ConfigMap/b"), annotated("b", "/ConfigMap/a")]),
            /cyclic dependency/,
        );
    });
});
