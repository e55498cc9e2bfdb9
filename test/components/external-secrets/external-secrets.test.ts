import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { secretFromStore } from "@fairlead/components/external-secrets/external-secret";
import { ExternalSecrets } from "@fairlead/components/external-secrets/external-secrets";
import { externalSecretsValues } from "@fairlead/components/external-secrets/external-secrets-values";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";

const provider = { aws: { service: "SecretsManager", region: "eu-central-1" } };
const identity = {
    namespace: pulumi.output("secrets"),
    serviceAccountName: pulumi.output("reader"),
    serviceAccountAnnotations: pulumi.output<Record<string, string>>({}),
    podLabels: pulumi.output<Record<string, string>>({}),
};

describe("ExternalSecrets", () => {
    it("opens one store to named namespaces, and waits until it can be read", async () => {
        const { component, one } = await build(
            () => new ExternalSecrets("store", { provider, namespaces: ["shop", "monitoring"], identity }),
        );
        assert.deepEqual(one("kubernetes:external-secrets.io/v1:ClusterSecretStore").inputs, {
            apiVersion: "external-secrets.io/v1",
            kind: "ClusterSecretStore",
            metadata: { name: "store", annotations: { "pulumi.com/waitFor": "condition=Ready" } },
            spec: { provider, conditions: [{ namespaces: ["shop", "monitoring"] }] },
        });
        assert.equal(await valueOf(component.storeName), "store");
    });

    it("runs as the identity's service account, in its namespace", async () => {
        const { one } = await build(() => new ExternalSecrets("store", { provider, namespaces: ["shop"], identity }));
        const { chart, namespace, values } = one("kubernetes:helm.sh/v3:Release").inputs;
        assert.equal(chart, "external-secrets");
        assert.equal(namespace, "secrets");
        const { serviceAccount } = values as ReturnType<typeof externalSecretsValues>;
        assert.deepEqual(serviceAccount, { name: "reader", annotations: {} });
    });

    it("has nothing that writes into the store, or that gives rights to editors of namespaces", () => {
        const values = externalSecretsValues({
            release: "store",
            replicas: 2,
            serviceAccountName: "store",
            serviceAccountAnnotations: {},
            podLabels: {},
        });
        assert.equal(values.processPushSecret, false);
        assert.equal(values.processClusterExternalSecret, false);
        assert.ok(Object.values(values.crds).every((create) => !create));
        assert.ok(Object.values(values.rbac).every((aggregate) => !aggregate));
        assert.equal(values.leaderElect, true);
        assert.deepEqual(values.webhook.podDisruptionBudget, { enabled: true, minAvailable: 1 });
    });

    it("refuses a store for nobody, and two answers to where it runs", () => {
        assertFaults(
            () => new ExternalSecrets("store", { provider, namespaces: [], identity, namespace: "elsewhere" }),
            {
                namespaces: "expected at least one namespace, got []; name those with pods",
                namespace: 'expected that of identity, got "elsewhere"; leave it out',
            },
        );
    });
});

describe("a Secret from the store", () => {
    it("has the parts of the entry that were named, and looks again when its version changes", async () => {
        const { one } = await build(() =>
            secretFromStore(
                "shop-login",
                {
                    secretName: "login",
                    namespace: "shop",
                    storeName: "store",
                    entry: "fairlead/shop-login",
                    keys: { username: "username", password: "password" },
                    version: "abc",
                },
                {},
            ),
        );
        const { metadata, spec } = one("kubernetes:external-secrets.io/v1:ExternalSecret").inputs as {
            metadata: { annotations: Record<string, string> };
            spec: Record<string, unknown>;
        };
        assert.equal(metadata.annotations["fairlead.dev/version"], "abc");
        assert.equal(metadata.annotations["pulumi.com/waitFor"], "condition=Ready");
        assert.deepEqual(spec, {
            refreshPolicy: "Periodic",
            refreshInterval: "15m",
            secretStoreRef: { kind: "ClusterSecretStore", name: "store" },
            target: { name: "login", creationPolicy: "Owner", deletionPolicy: "Retain" },
            data: [
                { secretKey: "username", remoteRef: { key: "fairlead/shop-login", property: "username" } },
                { secretKey: "password", remoteRef: { key: "fairlead/shop-login", property: "password" } },
            ],
        });
    });
});
