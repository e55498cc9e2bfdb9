import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { IngressNginx } from "@fairlead/components/ingress-nginx/ingress-nginx";
import { IngressServiceType, ProxyHeader } from "@fairlead/components/ingress-nginx/ingress-nginx-args";
import { nginxPodLabels, nginxValues, type NginxSettings } from "@fairlead/components/ingress-nginx/nginx-values";
import { controllerEgress } from "@fairlead/components/shared/network-policies";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";

const settings: NginxSettings = {
    release: "edge",
    className: "external-nginx",
    minReplicas: 2,
    maxReplicas: 4,
    serviceType: IngressServiceType.LoadBalancer,
    serviceAnnotations: { a: "b" },
    trustedProxy: undefined,
    defaultCertificate: "edge/default-tls",
    serviceMonitor: false,
};
const values = nginxValues(settings);

describe("IngressNginx", () => {
    it("installs F5's chart at one version into a namespace with Pod Security restricted", async () => {
        const { component, one } = await build(() => new IngressNginx("edge", { labels: { team: "platform" } }));
        const { inputs } = one("kubernetes:helm.sh/v3:Release");
        assert.equal(inputs.chart, "oci://ghcr.io/nginx/charts/nginx-ingress");
        assert.equal(inputs.version, "2.6.4");
        assert.equal(inputs.name, "edge");
        assert.equal(inputs.namespace, "edge");
        assert.deepEqual(one("kubernetes:core/v1:Namespace").inputs.metadata, {
            name: "edge",
            labels: {
                team: "platform",
                "pod-security.kubernetes.io/enforce": "restricted",
                "pod-security.kubernetes.io/warn": "restricted",
                "pod-security.kubernetes.io/audit": "restricted",
            },
        });
        assert.equal(await valueOf(component.className), "external-nginx");
        assert.equal(await valueOf(component.namespace), "edge");
    });

    it("lets traffic in by the ports that serve, and by that of the metrics", async () => {
        const { one } = await build(() => new IngressNginx("edge", {}));
        const { spec } = one("kubernetes:networking.k8s.io/v1:NetworkPolicy", "edge-ports").inputs;
        assert.deepEqual(spec, {
            podSelector: { matchLabels: nginxPodLabels("edge") },
            policyTypes: ["Ingress"],
            ingress: [{ ports: [80, 443, 9113].map((port) => ({ protocol: "TCP", port })) }],
        });
    });

    it("lets traffic out to every application, and to nobody else but APIs", async () => {
        const { all } = await build(() => new IngressNginx("edge", {}));
        const specs = Object.fromEntries(
            all("kubernetes:networking.k8s.io/v1:NetworkPolicy").map(({ name, inputs }) => [name, inputs.spec]),
        );
        assert.deepEqual(specs["edge-default-deny"], { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
        const out = Object.entries(specs).flatMap(([name, spec]) =>
            ((spec as { egress?: unknown[] }).egress ?? []).map((rule) => [name, rule]),
        );
        assert.deepEqual(Object.fromEntries(out), {
            "edge-egress": controllerEgress[0],
            "edge-applications": { to: [{ namespaceSelector: {} }] },
        });
    });

    it("keeps serving while nodes and zones go", () => {
        const { autoscaling, podDisruptionBudget, topologySpreadConstraints, lifecycle } = values.controller;
        assert.equal(autoscaling.enabled, true);
        assert.deepEqual([autoscaling.minReplicas, autoscaling.maxReplicas], [2, 4]);
        assert.deepEqual(podDisruptionBudget, { enabled: true, maxUnavailable: 1 });
        assert.deepEqual(
            topologySpreadConstraints.map(({ topologyKey }) => topologyKey),
            ["topology.kubernetes.io/zone", "kubernetes.io/hostname"],
        );
        assert.deepEqual(lifecycle, { preStop: { exec: { command: ["sleep", "15"] } } });
    });

    it("runs no snippets, speaks no old TLS and gives metrics", () => {
        assert.equal(values.controller.enableSnippets, false);
        assert.equal(values.controller.readOnlyRootFilesystem, true);
        assert.equal(values.controller.config.entries["ssl-protocols"], "TLSv1.2 TLSv1.3");
        assert.equal(values.controller.config.entries["server-tokens"], "False");
        assert.deepEqual(values.controller.defaultTLS, { secret: "edge/default-tls" });
        assert.deepEqual(values.prometheus, {
            create: true,
            service: { create: true },
            serviceMonitor: { create: false },
        });
    });

    it("has a load balancer of the cloud's by default, which keeps the client's address", () => {
        assert.equal(values.serviceNameOverride, "edge");
        assert.deepEqual(values.controller.service, {
            type: "LoadBalancer",
            externalTrafficPolicy: "Local",
            annotations: { a: "b" },
        });
        assert.ok(!("real-ip-header" in values.controller.config.entries));
    });

    it("stands behind a load balancer that exists, and believes only that one who the client is", async () => {
        const build = (header: ProxyHeader) =>
            nginxValues({
                ...settings,
                serviceType: IngressServiceType.ClusterIP,
                trustedProxy: { header, cidrs: ["10.30.0.0/24", "10.30.1.0/24"] },
            }).controller;
        const { service, config } = build(ProxyHeader.ProxyProtocol);
        assert.deepEqual(service, { type: "ClusterIP", annotations: { a: "b" } });
        const entries: Record<string, unknown> = config.entries;
        assert.equal(entries["proxy-protocol"], "True");
        assert.equal(entries["real-ip-header"], "proxy_protocol");
        assert.equal(await valueOf(pulumi.output(entries["set-real-ip-from"])), "10.30.0.0/24,10.30.1.0/24");
        const forwarded: Record<string, unknown> = build(ProxyHeader.XForwardedFor).config.entries;
        assert.equal(forwarded["real-ip-header"], "X-Forwarded-For");
        assert.equal(forwarded["proxy-protocol"], undefined);
    });

    it("tells its Service and where its metrics are, once it runs", async () => {
        const { component } = await build(() => new IngressNginx("edge", {}));
        assert.equal(await valueOf(component.serviceName), "edge");
        const { podLabels, port } = await valueOf(component.metrics);
        assert.equal(port, "prometheus");
        assert.deepEqual(podLabels, {
            "app.kubernetes.io/name": "nginx-ingress",
            "app.kubernetes.io/instance": "edge",
        });
    });

    it("stands beside another with another class", async () => {
        const { all } = await build(() => [
            new IngressNginx("outer", { className: "outer" }),
            new IngressNginx("inner", { className: "inner" }),
        ]);
        const releases = all("kubernetes:helm.sh/v3:Release").map(
            ({ inputs }) => `${String(inputs.namespace)}/${String(inputs.name)}`,
        );
        assert.deepEqual(releases.sort(), ["inner/inner", "outer/outer"]);
    });

    it("refuses names, numbers and secrets that Kubernetes or Helm would refuse", () => {
        assertFaults(
            () =>
                new IngressNginx("Edge", {
                    namespace: "a_b",
                    className: "",
                    minReplicas: 3,
                    maxReplicas: 2,
                    defaultCertificate: "default-tls",
                    trustedProxy: { header: ProxyHeader.XForwardedFor, cidrs: ["10.0.0.1/8"] },
                }),
            {
                name: 'expected 1 to 53 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Edge"; choose such a name',
                namespace:
                    'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "a_b"; choose such a name',
                className:
                    'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got ""; choose such a name',
                "trustedProxy.cidrs[0]":
                    'expected an IPv4 network such as 10.20.0.0/16, got "10.0.0.1/8"; use the first address of the network: did you mean 10.0.0.0/8?',
                maxReplicas: "expected at least minReplicas (3), got 2; raise maxReplicas or lower minReplicas",
                defaultCertificate: 'expected a secret as namespace/name, got "default-tls"; name both',
            },
        );
    });
});
