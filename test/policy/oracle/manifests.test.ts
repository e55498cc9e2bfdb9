import assert from "node:assert/strict";

import { parseAllDocuments } from "yaml";

import { chartManifests, manifests } from "../../../policy/oracle/manifests";
import { releasedChart, releasedCharts } from "../../../policy/oracle/released-charts";
import type { Properties } from "../../../policy/properties";
import type { StoredResource } from "../../../policy/stored-stack";

const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } };
const quota = { apiVersion: "v1", kind: "ResourceQuota", metadata: { name: "quota", namespace: "shop" }, spec: {} };

describe("the manifests for checkov", () => {
    it("are the objects as they stand, without patches and releases", () => {
        const exhibit = manifests("local", [
            resource("kubernetes:core/v1:Namespace", "tenant", namespace),
            resource("kubernetes:core/v1:ResourceQuota", "tenant-quota", quota),
            resource("kubernetes:argoproj.io/v1alpha1:AppProjectPatch", "default", { kind: "AppProject" }),
            resource("kubernetes:helm.sh/v3:Release", "chart", { chart: "nginx" }),
        ]);
        assert.deepEqual(objects(exhibit?.text), [namespace, quota]);
        assert.deepEqual(
            [...(exhibit?.subjects ?? [])],
            [
                ["Namespace.default.shop", { type: "kubernetes:core/v1:Namespace", name: "tenant", place: "" }],
                [
                    "ResourceQuota.shop.quota",
                    { type: "kubernetes:core/v1:ResourceQuota", name: "tenant-quota", place: "" },
                ],
            ],
        );
        assert.equal(manifests("local", []), undefined);
    });

    it("name the objects of a chart as Pulumi would", () => {
        const exhibit = chartManifests(
            "dev",
            "service",
            "---\n# nothing\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n",
            "service/chart",
        );
        assert.equal(exhibit?.file, "dev/service.yaml");
        assert.deepEqual(
            [...exhibit.subjects],
            [["Deployment.default.a", { type: "kubernetes:apps/v1:Deployment", name: "a", place: "service/chart" }]],
        );
    });
});

describe("the charts that a stack releases", () => {
    const values = { environment: "dev" };
    const expected = {
        name: "service",
        namespace: "shop",
        chart: "service/chart",
        valuesFiles: ["releases/dev/service.yaml"],
        values,
    };
    const application = resource("kubernetes:argoproj.io/v1alpha1:Application", "a", {
        metadata: { name: "service", namespace: "argocd" },
        spec: {
            destination: { namespace: "shop" },
            source: {
                path: "service/chart",
                helm: { valueFiles: ["/releases/dev/service.yaml"], valuesObject: values },
            },
        },
    });

    it("are read from an Application of Argo CD", () => {
        assert.deepEqual(releasedChart(application), expected);
    });

    it("are read from a HelmRelease of Flux", () => {
        const release = resource("kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease", "r", {
            metadata: { name: "service", namespace: "shop" },
            spec: {
                chart: { spec: { chart: "./service/chart", valuesFiles: ["./releases/dev/service.yaml"] } },
                values,
            },
        });
        assert.deepEqual(releasedChart(release), expected);
    });

    it("are none for anything else, and those of other repositories are not ours to render", () => {
        assert.equal(releasedChart(resource("kubernetes:core/v1:Namespace", "n", namespace)), undefined);
        const foreign = resource(application.type, "f", {
            metadata: { name: "other" },
            spec: { source: { path: "charts/other" } },
        });
        assert.deepEqual(releasedCharts("dev", [foreign]), []);
    });
});

function resource(type: string, name: string, inputs: Properties): StoredResource {
    return { urn: `urn:pulumi:dev::p::${type}::${name}`, type, id: name, inputs };
}

function objects(text = ""): unknown[] {
    return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}
