import assert from "node:assert/strict";

import { AksFlux } from "@fairlead/components/gitops-controller/aks-flux";
import { ArgoCd } from "@fairlead/components/gitops-controller/argo-cd";
import { argoCdValues } from "@fairlead/components/gitops-controller/argo-cd-values";

import { aksReference, build } from "../cloud";
import { assertFaults } from "../faults";
import { gitOpsControllerContract } from "./contract";

describe("AksFlux", () => {
    const create = (name: string) => new AksFlux(name, { cluster: aksReference });
    gitOpsControllerContract(create, "flux");

    it("is the extension of AKS, upgraded by Azure, with tenants kept apart", async () => {
        const { one } = await build(() => create("flux"));
        assert.deepEqual(one("azure-native:kubernetesconfiguration:Extension").inputs, {
            resourceGroupName: "platform",
            clusterRp: "Microsoft.ContainerService",
            clusterResourceName: "managedClusters",
            clusterName: "dev",
            extensionName: "flux",
            extensionType: "microsoft.flux",
            autoUpgradeMinorVersion: true,
            releaseTrain: "Stable",
            scope: { cluster: { releaseNamespace: "flux-system" } },
            configurationSettings: {
                "multiTenancy.enforce": "true",
                "image-automation-controller.enabled": "false",
                "image-reflector-controller.enabled": "false",
                "notification-controller.enabled": "false",
            },
        });
    });
});

describe("ArgoCd", () => {
    gitOpsControllerContract((name) => new ArgoCd(name, {}), "argo-cd");

    it("writes nothing with rights of its own", () => {
        const { controller, server, configs } = argoCdValues("argo-cd", 1);
        const verbs = [...controller.clusterRoleRules.rules, ...server.clusterRoleRules.rules].flatMap((rule) =>
            rule.verbs.map((verb) => `${verb} ${rule.resources.join()}`),
        );
        assert.deepEqual(verbs, ["get *", "list *", "watch *", "impersonate serviceaccounts", "get *"]);
        assert.equal(configs.cm["application.sync.impersonation.enabled"], true);
    });

    it("lets nobody log in, by password or as anyone", () => {
        const { configs, dex } = argoCdValues("argo-cd", 1);
        assert.equal(configs.cm["admin.enabled"], false);
        assert.equal(configs.rbac["policy.default"], "");
        assert.equal(dex.enabled, false);
    });

    it("closes the project that is open to everything as delivered", async () => {
        const { one } = await build(() => new ArgoCd("argo-cd", {}));
        const { inputs } = one("kubernetes:argoproj.io/v1alpha1:AppProjectPatch");
        assert.deepEqual(inputs.spec, {
            sourceRepos: [],
            destinations: [],
            clusterResourceWhitelist: [],
            namespaceResourceBlacklist: [{ group: "*", kind: "*" }],
        });
    });

    it("has several pods of each part only where asked, with a disruption budget", async () => {
        const { one } = await build(() => new ArgoCd("argo-cd", { replicas: 2, installCrds: false }));
        const { values } = one("kubernetes:helm.sh/v3:Release").inputs as {
            values: ReturnType<typeof argoCdValues> & { crds: unknown };
        };
        assert.equal(values.server.replicas, 2);
        assert.deepEqual(values.repoServer.pdb, { enabled: true, maxUnavailable: 1 });
        assert.deepEqual(values.crds, { install: false });
        assert.equal(argoCdValues("argo-cd", 1).server.pdb.enabled, false);
    });

    it("refuses what Kubernetes or Helm would refuse", () => {
        assertFaults(() => new ArgoCd("argo", { namespace: "Argo", replicas: 0 }), {
            namespace:
                'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Argo"; choose such a name',
            replicas: "expected a whole number from 1 to 10 (pods), got 0; give a number in these bounds",
        });
    });
});
