import type { Values } from "./helm";

export const digest = `sha256:${"5a".repeat(32)}`;
export const authorities = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

/** The facts of components/app-release/README.md: all of them are texts. */
export const facts = {
    environment: "prod-aws",
    image: { repository: "registry.example.com:5000/shop/service" },
    ingress: {
        className: "external-nginx",
        host: "shop.example.com",
        issuer: "letsencrypt",
        namespace: "ingress",
    },
    database: {
        host: "shop.cluster-abc.eu-central-1.rds.amazonaws.com",
        port: "5432",
        name: "shop",
        secretName: "database",
        certificateAuthorities: authorities,
    },
    keys: { secretName: "keys" },
    metrics: { namespace: "monitoring" },
    fileStorage: { className: "files" },
} satisfies Values;

/** A release as a GitOps controller makes it: the file of the stack, and over it the facts. */
export const released = { ...facts, image: { ...facts.image, digest, version: "1.2.3" } } satisfies Values;

/** Values that together use every template and every branch of it. */
export const matrix: Readonly<Record<string, Values>> = {
    defaults: {},
    facts,
    released,
    "a tag": { image: { repository: "service", version: "1.2.3", pullPolicy: "Always" } },
    "no database": { environment: "dev", autoscaling: { enabled: true } },
    "no TLS to the database": { database: { host: "10.0.0.5", port: 5433 } },
    "public keys": { ...released, tokens: { jwks: '{"keys":[]}', issuer: "https://issuer.example.com" } },
    "without autoscaling": { ...released, autoscaling: { enabled: false }, replicas: 3 },
    "a prefix": {
        ...released,
        ingress: { ...facts.ingress, path: "/shop/", annotations: { "nginx.org/hsts": "true" } },
    },
    "TLS ends before the ingress": { ...released, ingress: { ...facts.ingress, issuer: "" } },
    "a certificate that is there": {
        ...released,
        ingress: { ...facts.ingress, issuer: "", tlsSecretName: "certificate" },
    },
    "the Gateway API": {
        ...released,
        ingress: { enabled: false, host: "shop.example.com" },
        httpRoute: {
            enabled: true,
            parentRefs: [{ name: "gateway", namespace: "gateways", sectionName: "https" }],
            path: "/shop/",
            namespace: "gateways",
        },
    },
    "the gateway's root": { httpRoute: { enabled: true, host: "*.example.com", parentRefs: [{ name: "gateway" }] } },
    monitored: {
        ...released,
        metrics: {
            namespace: "monitoring",
            serviceMonitor: { enabled: true, labels: { release: "prometheus" } },
            dashboard: { enabled: true },
        },
        tracing: { endpoint: "http://collector.monitoring:4318" },
    },
    "its own secrets": {
        ...released,
        externalSecrets: { enabled: true, storeName: "vault", keysEntry: "shop-keys", databaseEntry: "shop-login" },
    },
    "its own secrets, of public keys": {
        tokens: { jwks: "{}" },
        externalSecrets: { enabled: true, storeName: "vault", storeKind: "ClusterSecretStore", keysEntry: "shop-keys" },
    },
    "a cloud's identity": {
        ...released,
        serviceAccount: { name: "shop", annotations: { "azure.workload.identity/client-id": "0000" } },
        podLabels: { "azure.workload.identity/use": "true" },
    },
    "an account that is there": { serviceAccount: { create: false } },
    "pods of one's own taste": {
        ...released,
        imagePullSecrets: [{ name: "registry" }],
        podAnnotations: { "example.com/owner": "shop" },
        nodeSelector: { "kubernetes.io/os": "linux" },
        tolerations: [{ key: "spot", operator: "Exists", effect: "NoSchedule" }],
        priorityClassName: "important",
        spread: { zones: "DoNotSchedule", nodes: "DoNotSchedule" },
        shutdown: { delaySeconds: 0, timeoutSeconds: 5 },
        disruptionBudget: { maxUnavailable: "25%" },
        trustedProxies: ["10.0.0.0/8", "fd00::/8"],
        logLevel: "debug",
    },
    "networks of one's own": {
        ...released,
        networkPolicy: {
            databaseCidrs: ["10.30.4.0/24"],
            extraIngress: [{ from: [{ podSelector: {} }], ports: [{ port: "http" }] }],
            extraEgress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 4318, protocol: "TCP" }] }],
        },
    },
    "no network policy and no budget": { networkPolicy: { enabled: false }, disruptionBudget: { enabled: false } },
    "other names": { nameOverride: "shop", fullnameOverride: "shop-server" },
};
