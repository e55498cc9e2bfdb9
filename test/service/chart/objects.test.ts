import assert from "node:assert/strict";

import { defaultAppKinds } from "@fairlead/components/app-release/app-kinds";
import type { IDeployment } from "kubernetes-models/apps/v1";
import type { IIngress, INetworkPolicy } from "kubernetes-models/networking.k8s.io/v1";
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2";
import type { IPod, IPodSpec } from "kubernetes-models/v1";

import { type KubernetesObject, kinds, only, render, type Values } from "./helm";
import { digest, facts, matrix, released } from "./matrix";

/** Of Azure's Standard_B1ms, which has 50 and keeps 15 for itself. */
const usableConnections = 35;

function deployment(values: Values = released) {
    const { spec } = only(render(values), "Deployment") as unknown as IDeployment;
    const pod = spec?.template.spec;
    const [container] = pod?.containers ?? [];
    assert.ok(spec && pod && container);
    const environment = Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value]));
    return { spec, pod, container, environment };
}

/** What the first policy, that of the service's own pods, lets in and out. */
function policy(values: Values) {
    const found = render(values).find(({ kind }) => kind === "NetworkPolicy") as unknown as INetworkPolicy | undefined;
    assert.ok(found?.spec);
    const { policyTypes, ingress = [], egress = [] } = found.spec;
    return { policyTypes, ingress, egress };
}

/** The specs of all pods that objects make. */
function podSpecs(objects: readonly KubernetesObject[]): IPodSpec[] {
    return objects.flatMap((object) => {
        const pod = object.kind === "Pod" ? (object as unknown as IPod).spec : undefined;
        const template =
            object.kind === "Deployment" ? (object as unknown as IDeployment).spec?.template.spec : undefined;
        return [pod ?? template].filter((spec) => spec !== undefined);
    });
}

describe("a release of the chart", function () {
    this.timeout(60_000);

    it("consists of kinds that an application may have, unless more is asked for", () => {
        const allowed = new Set(defaultAppKinds.map(({ kind }) => kind));
        // Helm's own, which no controller releases.
        const made = kinds(render(released)).filter((kind) => kind !== "Pod");
        assert.deepEqual(
            made.filter((kind) => !allowed.has(kind)),
            [],
        );
        assert.deepEqual(
            [...new Set(made)],
            [
                "ConfigMap",
                "Deployment",
                "HorizontalPodAutoscaler",
                "Ingress",
                "NetworkPolicy",
                "PodDisruptionBudget",
                "Service",
                "ServiceAccount",
            ],
        );
    });

    it("is all in the release's namespace, whatever the values", () => {
        for (const values of Object.values(matrix)) {
            for (const { kind, metadata } of render(values, { namespace: "1234" })) {
                assert.equal(metadata.namespace, "1234", kind);
            }
        }
    });

    it("has pods that Pod Security restricted admits and a quota counts, whatever the values", () => {
        for (const values of Object.values(matrix)) {
            const specs = podSpecs(render(values));
            assert.equal(specs.length, 2);
            for (const { securityContext, automountServiceAccountToken, containers, initContainers = [] } of specs) {
                assert.equal(securityContext?.runAsNonRoot, true);
                assert.ok((securityContext.runAsUser ?? 0) > 10_000);
                assert.equal(securityContext.seccompProfile?.type, "RuntimeDefault");
                assert.equal(automountServiceAccountToken, false);
                for (const { securityContext: own, resources } of [...containers, ...initContainers]) {
                    assert.deepEqual(own, {
                        allowPrivilegeEscalation: false,
                        readOnlyRootFilesystem: true,
                        capabilities: { drop: ["ALL"] },
                    });
                    assert.ok(resources?.requests?.cpu && resources.requests.memory && resources.limits?.memory);
                }
            }
        }
    });

    it("names its image by digest, and by version where there is none", () => {
        assert.equal(deployment().container.image, `registry.example.com:5000/shop/service@${digest}`);
        assert.equal(deployment({ image: { version: "1.2.3" } }).container.image, "fairlead/service:1.2.3");
        const { metadata } = only(render(released), "Deployment");
        assert.equal(metadata.labels?.["app.kubernetes.io/version"], "1.2.3");
    });

    it("rolls by adding a pod before it takes one away, and gives each the time to end", () => {
        const { spec, pod, environment } = deployment();
        assert.deepEqual(spec.strategy, { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
        const waits = Number(environment.SHUTDOWN_DELAY) + Number(environment.SHUTDOWN_TIMEOUT);
        assert.ok((pod.terminationGracePeriodSeconds ?? 0) > waits);
    });

    it("probes life without, readiness with the database", () => {
        const { container } = deployment();
        const { startupProbe, livenessProbe, readinessProbe } = container;
        const found = [startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet);
        const [live, ready] = ["/health/live", "/health/ready"].map((path) => ({ path, port: "http" }));
        assert.deepEqual(found, [live, live, ready]);
    });

    it("spreads the pods of one version over zones and nodes", () => {
        const { pod, spec } = deployment();
        const constraints = pod.topologySpreadConstraints ?? [];
        assert.deepEqual(constraints.map(({ topologyKey }) => topologyKey).sort(), [
            "kubernetes.io/hostname",
            "topology.kubernetes.io/zone",
        ]);
        for (const { labelSelector, matchLabelKeys } of constraints) {
            assert.deepEqual(labelSelector?.matchLabels, spec.selector.matchLabels);
            assert.deepEqual(matchLabelKeys, ["pod-template-hash"]);
        }
    });

    it("hands secrets over as directories, never as variables", () => {
        const { pod, container, environment } = deployment();
        const secrets = (pod.volumes ?? []).flatMap(({ secret }) => secret?.secretName ?? []);
        assert.deepEqual(secrets, ["keys", "database"]);
        assert.ok((container.env ?? []).every(({ valueFrom }) => valueFrom === undefined));
        assert.ok((container.volumeMounts ?? []).every(({ subPath, readOnly }) => subPath === undefined && readOnly));
        const { API_KEYS_FILE, TOKEN_KEY_FILE, DATABASE_LOGIN_DIR } = environment;
        const mounted = Object.fromEntries(
            (container.volumeMounts ?? []).map(({ name, mountPath }) => [name, mountPath]),
        );
        assert.equal(API_KEYS_FILE, `${String(mounted.keys)}/api-keys`);
        assert.equal(TOKEN_KEY_FILE, `${String(mounted.keys)}/token-key`);
        assert.equal(DATABASE_LOGIN_DIR, mounted.database);
    });

    it("checks the database's certificate where there are authorities, and rolls when they change", () => {
        const { environment, spec } = deployment();
        const other = deployment({ ...released, database: { ...facts.database, certificateAuthorities: "" } });
        assert.equal(environment.DATABASE_CA_FILE, "/etc/fairlead/files/database-ca.pem");
        assert.equal(other.environment.DATABASE_CA_FILE, undefined);
        const checksum = (of: typeof spec) => of.template.metadata?.annotations?.["checksum/files"];
        assert.match(checksum(spec) ?? "", /^[0-9a-f]{64}$/);
        assert.equal(checksum(other.spec), undefined);
    });

    it("migrates before a pod starts, with what the server itself is told", () => {
        const { pod, container } = deployment();
        const [migrate] = pod.initContainers ?? [];
        assert.deepEqual(migrate?.args, ["service/dist/migrate.js"]);
        assert.deepEqual([migrate.image, migrate.env], [container.image, container.env]);
    });

    it("is one pod in memory without a database", () => {
        const { spec, pod, environment } = deployment({ autoscaling: { enabled: true }, replicas: 3 });
        assert.deepEqual([spec.replicas, pod.initContainers, environment.DATABASE_HOST], [1, undefined, undefined]);
    });

    it("takes no more connections than the smallest server has, even while it rolls", () => {
        const { spec } = only(render(released), "HorizontalPodAutoscaler") as unknown as IHorizontalPodAutoscaler;
        const { spec: deployed, environment } = deployment();
        assert.ok(spec);
        const surge = Number(deployed.strategy?.rollingUpdate?.maxSurge);
        // Each pod that starts has one more for its migrations.
        const taken = (spec.maxReplicas + surge) * Number(environment.DATABASE_CONNECTIONS) + surge;
        assert.ok(taken <= usableConnections, `${taken} connections`);
    });

    it("leaves the number of pods to the autoscaler, if there is one", () => {
        const { spec } = only(render(released), "HorizontalPodAutoscaler") as unknown as IHorizontalPodAutoscaler;
        assert.ok(spec);
        assert.deepEqual([spec.minReplicas, spec.maxReplicas, deployment().spec.replicas], [2, 6, undefined]);
        assert.equal(deployment({ ...released, autoscaling: { enabled: false }, replicas: 3 }).spec.replicas, 3);
    });

    it("lets in the ingress, Prometheus and its own test, and out nothing but names", () => {
        const { policyTypes, ingress, egress } = policy(released);
        const namespaced = (name: string) => ({
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
        });
        const test = {
            "app.kubernetes.io/name": "service-test",
            "app.kubernetes.io/instance": "service",
            "app.kubernetes.io/component": "test",
        };
        assert.deepEqual(policyTypes, ["Ingress", "Egress"]);
        assert.deepEqual(ingress, [
            {
                from: [namespaced("ingress"), { podSelector: { matchLabels: test } }],
                ports: [{ port: "http", protocol: "TCP" }],
            },
            { from: [namespaced("monitoring")], ports: [{ port: "metrics", protocol: "TCP" }] },
        ]);
        assert.deepEqual(
            egress.flatMap(({ ports = [] }) => ports.map(({ port }) => port)),
            [53, 53],
        );
    });

    it("lets in nobody but its own test by default", () => {
        const { ingress } = policy({});
        assert.deepEqual(
            ingress.map(({ from = [] }) => from.length),
            [1],
        );
    });

    it("has a certificate signed, and takes a prefix off with F5's annotation", () => {
        const values = { ...released, ingress: { ...facts.ingress, path: "/shop/" } };
        const { metadata, spec } = only(render(values), "Ingress") as unknown as IIngress;
        assert.ok(metadata && spec);
        assert.deepEqual(metadata.annotations, {
            "cert-manager.io/cluster-issuer": "letsencrypt",
            "nginx.org/rewrites": "serviceName=service rewrite=/",
        });
        assert.deepEqual(spec.tls, [{ hosts: ["shop.example.com"], secretName: "service-tls" }]);
        assert.equal(spec.ingressClassName, "external-nginx");
        const ended = only(render({ ...released, ingress: { ...facts.ingress, issuer: "" } }), "Ingress");
        assert.equal((ended as unknown as IIngress).spec?.tls, undefined);
    });

    it("survives names that YAML would take for something else", () => {
        const objects = render({ ...released, keys: { secretName: "1e3" } }, { name: "true", namespace: "0x10" });
        assert.deepEqual(new Set(objects.map(({ metadata }) => metadata.namespace)), new Set(["0x10"]));
        const { spec, metadata } = only(objects, "Deployment") as unknown as IDeployment;
        assert.ok(metadata && spec);
        assert.equal(metadata.name, "true-service");
        assert.equal(spec.selector.matchLabels?.["app.kubernetes.io/instance"], "true");
        assert.equal(spec.template.spec?.volumes?.[0]?.secret?.secretName, "1e3");
    });
});
