import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";

import { unknown, type ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { fromStruct, toStruct } from "../../../../../rehearsal/clouds/simulation/wire";
import { Stack } from "../stack";
import { RecordingMonitor } from "./monitor";

const provider = "urn:pulumi:dev::test::pulumi:providers:kubernetes::k::id";
const prefix = "urn:pulumi:dev::test::";

describe("kubernetes: components", () => {
    let monitor = new RecordingMonitor();
    let endpoint = "";
    let folder = "";
    beforeEach(async () => {
        monitor = new RecordingMonitor();
        endpoint = await monitor.start();
        folder = mkdtempSync(path.join(os.tmpdir(), "fairlead-test-"));
    });
    afterEach(() => {
        monitor.stop();
        rmSync(folder, { recursive: true });
    });

    async function construct(type: string, inputs: ValueMap, settings: ValueMap = {}): Promise<ValueMap> {
        const request = new ConstructRequest()
            .setMonitorendpoint(endpoint)
            .setType(type)
            .setName("group")
            .setParent(`${prefix}pulumi:pulumi:Stack::test-dev`)
            .setInputs(toStruct(inputs))
            .setDependenciesList([`${prefix}a:b:C::d`])
            .setStackTraceHandle("line 7 of the program")
            .setProtect(true);
        request.getProvidersMap().set("kubernetes", provider);
        return fromStruct((await new Stack(settings).provider.construct(request)).getState());
    }

    const yaml = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: team}
---
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Secret, metadata: {name: login, namespace: team}, stringData: {a: b}}
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}
---
apiVersion: v1
kind: Namespace
metadata: {name: team}
`;

    it("register themselves as the program asked, then their objects, each after what it needs", async () => {
        const { resources } = await construct("kubernetes:yaml/v2:ConfigGroup", { yaml }, { namespace: "default" });
        const [component, ...children] = monitor.registrations;
        assert.deepEqual(
            [component?.type, component?.custom, component?.protect, component?.dependenciesList],
            ["kubernetes:yaml/v2:ConfigGroup", false, true, [`${prefix}a:b:C::d`]],
        );
        assert.deepEqual(component?.providersMap, [["kubernetes", provider]]);
        for (const { parentstacktracehandle } of monitor.registrations) {
            assert.equal(parentstacktracehandle, "line 7 of the program");
        }
        assert.deepEqual(
            children.map(({ type, name, dependenciesList }) => [type, name, dependenciesList]),
            [
                ["kubernetes:core/v1:Namespace", "group:team", []],
                ["kubernetes:core/v1:ConfigMap", "group:default/settings", []],
                [
                    "kubernetes:core/v1:Secret",
                    "group:team/login",
                    [`${prefix}kubernetes:core/v1:Namespace::group:team`],
                ],
                [
                    "kubernetes:apps/v1:Deployment",
                    "group:team/web",
                    [`${prefix}kubernetes:core/v1:Namespace::group:team`],
                ],
            ],
        );
        assert.ok(children.every((child) => child.provider === provider));
        assert.ok(children.every((child) => child.parent === `${prefix}kubernetes:yaml/v2:ConfigGroup::group`));
        assert.equal(Array.isArray(resources) ? resources.length : 0, 4);
    });

    it("hide a Secret's data", async () => {
        await construct("kubernetes:yaml/v2:ConfigGroup", { yaml });
        const secret = monitor.registrations.find(({ name }) => name === "group:team/login");
        assert.deepEqual(secret?.additionalsecretoutputsList, ["data", "stringData"]);
        assert.match(monitor.inputs.get("group:team/login") ?? "", /1b47061264138c4ac30d75fd1eb44270/);
    });

    it("take the prefix that they are given, files, patterns and objects", async () => {
        const manifest = (name: string) =>
            `{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}, namespace: team}}`;
        writeFileSync(path.join(folder, "a.yaml"), manifest("a"));
        writeFileSync(path.join(folder, "b.yaml"), manifest("b"));
        writeFileSync(path.join(folder, "c.json"), manifest("c"));
        await construct("kubernetes:yaml/v2:ConfigGroup", {
            files: [path.join(folder, "*.yaml"), path.join(folder, "c.json")],
            objs: [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "d", namespace: "team" } }],
            resourcePrefix: "",
            skipAwait: true,
        });
        assert.deepEqual(monitor.children, ["team/a", "team/b", "team/c", "team/d"]);
        assert.match(monitor.inputs.get("team/d") ?? "", /pulumi\.com\/skipAwait/);
    });

    it("know nothing of their objects while an input is unknown", async () => {
        const state = await construct("kubernetes:yaml/v2:ConfigFile", { file: unknown });
        assert.deepEqual([state, monitor.children], [{ resources: unknown }, []]);
    });

    it("fail by name where a rehearsal can't know what is in them", async () => {
        const cases: [string, ValueMap, RegExp][] = [
            ["kubernetes:yaml/v2:ConfigFile", { file: "https://example.com/a.yaml" }, /nothing from the network/],
            ["kubernetes:yaml/v2:ConfigFile", { file: path.join(folder, "none.yaml") }, /reading YAML file from disk/],
            ["kubernetes:yaml/v2:ConfigGroup", { yaml: "kind: ConfigMap" }, /require a kind and apiVersion/],
            [
                "kubernetes:yaml/v2:ConfigGroup",
                { yaml: "{kind: ConfigMap, apiVersion: v1}" },
                /require a \.metadata\.name/,
            ],
            [
                "kubernetes:helm.sh/v4:Chart",
                { chart: "oci://example.com/charts/web" },
                /Chart "group" needs the templates of chart "oci:\/\/example\.com\/charts\/web"/,
            ],
            ["kubernetes:helm.sh/v9:Chart", {}, /unknown resource type "kubernetes:helm\.sh\/v9:Chart"/],
        ];
        for (const [type, inputs, message] of cases) {
            await assert.rejects(construct(type, inputs), message);
        }
    });

    it("need a cluster that can be reached", async () => {
        const settings = { kubeconfig: "{apiVersion: v1, kind: Config, clusters: []}" };
        await assert.rejects(construct("kubernetes:yaml/v2:ConfigGroup", { yaml }, settings), /cluster is unreachable/);
    });
});
