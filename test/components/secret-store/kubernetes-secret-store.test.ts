import assert from "node:assert/strict";

import { KubernetesSecretStore } from "@fairlead/components/secret-store/kubernetes-secret-store";

import { build, inClear, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { secretStoreContract } from "./contract";

describe("KubernetesSecretStore", () => {
    secretStoreContract((name) => new KubernetesSecretStore(name, { namespace: name }));

    it("keeps the parts of a secret as keys of a Secret in its namespace", async () => {
        const { one } = await build(() => new KubernetesSecretStore("dev", {}).put("jwt-key", { key: "k" }));
        const { inputs } = one("kubernetes:core/v1:Secret", "dev-jwt-key");
        assert.deepEqual(inputs.metadata, { name: "jwt-key", namespace: "secret-store" });
        assert.deepEqual(inClear(inputs.stringData), { key: "k" });
    });

    it("lets External Secrets read Secrets there, and nothing else", async () => {
        const { component, one } = await build(() => new KubernetesSecretStore("dev", {}));
        assert.deepEqual(one("kubernetes:rbac.authorization.k8s.io/v1:Role").inputs.rules, [
            { apiGroups: [""], resources: ["secrets"], verbs: ["get"] },
        ]);
        assert.deepEqual(await valueOf(component.provider), {
            kubernetes: {
                remoteNamespace: "secret-store",
                server: {
                    caProvider: {
                        type: "ConfigMap",
                        name: "kube-root-ca.crt",
                        key: "ca.crt",
                        namespace: "secret-store",
                    },
                },
                auth: { serviceAccount: { name: "external-secrets-reader", namespace: "secret-store" } },
            },
        });
    });

    it("refuses a namespace that Kubernetes would refuse", () => {
        assertFaults(() => new KubernetesSecretStore("dev", { namespace: "Secrets" }), {
            namespace:
                'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Secrets"; choose such a name',
        });
    });
});
