import assert from "node:assert/strict";

import { InClusterDatabase, type InClusterDatabaseArgs } from "@fairlead/components/database/in-cluster-database";

import { build, inClear, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { databaseContract } from "./contract";

const args: InClusterDatabaseArgs = {
    secretStore: { secretNamespace: "secret-store" },
    clientNamespaces: ["shop", "shop-login"],
};

interface Pod {
    readonly securityContext: Record<string, unknown>;
    readonly containers: { readonly image: string; readonly securityContext: Record<string, unknown> }[];
}

describe("InClusterDatabase", () => {
    databaseContract((name, databaseName) => new InClusterDatabase(name, { ...args, databaseName }));

    it("is one pod that Pod Security's strictest level takes, of an image that cannot change", async () => {
        const { one } = await build(() => new InClusterDatabase("dev", args));
        const spec = one("kubernetes:apps/v1:StatefulSet").inputs.spec as { replicas: number; template: { spec: Pod } };
        assert.equal(spec.replicas, 1);
        const { securityContext, containers } = spec.template.spec;
        assert.equal(securityContext.runAsNonRoot, true);
        assert.deepEqual(securityContext.seccompProfile, { type: "RuntimeDefault" });
        for (const container of containers) {
            assert.match(container.image, /^docker\.io\/library\/postgres:17\.[0-9]+-alpine@sha256:[0-9a-f]{64}$/);
            assert.deepEqual(container.securityContext, {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
            });
        }
        const { labels } = one("kubernetes:core/v1:Namespace").inputs.metadata as { labels: Record<string, string> };
        assert.equal(labels["pod-security.kubernetes.io/enforce"], "restricted");
    });

    it("is reached by pods of the named namespaces, and reaches nobody", async () => {
        const { one } = await build(() => new InClusterDatabase("dev", args));
        const type = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
        assert.deepEqual(one(type, "dev-default-deny").inputs.spec, {
            podSelector: {},
            policyTypes: ["Ingress", "Egress"],
        });
        assert.deepEqual(one(type, "dev-clients").inputs.spec, {
            podSelector: {},
            policyTypes: ["Ingress"],
            ingress: [
                {
                    from: ["shop", "shop-login"].map((name) => ({
                        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
                    })),
                    ports: [{ protocol: "TCP", port: 5432 }],
                },
            ],
        });
    });

    it("has one generated password, for itself and in the store", async () => {
        const { component, one } = await build(() => new InClusterDatabase("dev", args));
        const type = "kubernetes:core/v1:Secret";
        const password = "password-of-dev-administrator";
        assert.deepEqual(inClear(one(type, "dev-password").inputs.stringData), { password });
        const stored = one(type, "dev-administrator").inputs;
        assert.deepEqual(stored.metadata, { name: "dev-administrator", namespace: "secret-store" });
        assert.deepEqual(inClear(stored.stringData), { username: "platform", password });
        assert.equal(await valueOf(component.host), "postgresql.dev.svc");
    });

    it("keeps its data on a volume of the size and class that are asked for", async () => {
        const { one } = await build(
            () => new InClusterDatabase("dev", { ...args, storageGb: 20, storageClassName: "fast" }),
        );
        const { volumeClaimTemplates } = one("kubernetes:apps/v1:StatefulSet").inputs.spec as {
            volumeClaimTemplates: { spec: unknown }[];
        };
        assert.deepEqual(
            volumeClaimTemplates.map(({ spec }) => spec),
            [
                {
                    accessModes: ["ReadWriteOnce"],
                    storageClassName: "fast",
                    resources: { requests: { storage: "20Gi" } },
                },
            ],
        );
    });

    it("lets nobody in where nobody is named", async () => {
        const { all } = await build(() => new InClusterDatabase("dev", { ...args, clientNamespaces: [] }));
        const policies = all("kubernetes:networking.k8s.io/v1:NetworkPolicy").map(({ inputs }) => inputs.spec);
        assert.deepEqual(policies, [{ podSelector: {}, policyTypes: ["Ingress", "Egress"] }]);
    });

    it("refuses what Kubernetes would refuse", () => {
        assertFaults(() => new InClusterDatabase("dev", { ...args, storageGb: 0 }), {
            storageGb: "expected a whole number from 1 to 1024 (GiB), got 0; give a number in these bounds",
        });
        assertFaults(() => new InClusterDatabase("dev", { ...args, namespace: "Data", clientNamespaces: ["Shop"] }), {
            namespace:
                'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Data"; choose such a name',
            "clientNamespaces[0]":
                'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Shop"; choose such a name',
        });
    });
});
