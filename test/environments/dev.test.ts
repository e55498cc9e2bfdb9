import assert from "node:assert/strict";

import { Deployed } from "./deployed";
import { Rehearsal } from "./rehearsal";

describe("the environment dev", () => {
    const rehearsal = new Rehearsal("dev");
    let dev = new Deployed([]);

    before(async () => {
        await rehearsal.succeed("up");
        dev = new Deployed(await rehearsal.resources());
    });

    after(() => {
        rehearsal.dispose();
    });

    it("gives out what its users need", async () => {
        const { report } = await rehearsal.succeed("outputs", "--json");
        const text = JSON.stringify(report);
        for (const output of [
            "apiEndpoint",
            "ingressAddresses",
            "nameServers",
            "nextSteps",
            "oidcIssuer",
            "registry",
        ]) {
            assert.ok(text.includes(`"${output}"`), `${output} is missing in ${text}`);
        }
        assert.match(text, /"kubeconfig":"\[secret\]"/);
        assert.match(text, /https:\/\/service\.dev\.fairlead\.example/);
    });

    it("gives the cluster its rights before it is created, and leaves them until it is gone", () => {
        const needed = dev.needs(dev.find("azure-native:containerservice:ManagedCluster", "fairlead-dev"));
        for (const right of ["joins-subnet", "assigns-kubelet", "pulls-images"]) {
            const { urn } = dev.find("azure-native:authorization:RoleAssignment", `fairlead-dev-${right}`);
            assert.ok(needed.has(urn), right);
        }
    });

    it("removes an application before its ingress, its controller and its rights, and these before the cluster", () => {
        const needed = dev.needs(dev.find("kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease", "service-helmrelease"));
        const outlive = [
            dev.find("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "service-deployer"),
            dev.find("kubernetes:core/v1:Namespace", "service-namespace"),
            dev.find("azure-native:kubernetesconfiguration:Extension", "flux"),
            dev.find("kubernetes:helm.sh/v3:Release", "ingress-nginx"),
            dev.find("azure-native:network:PublicIPAddress", "fairlead-dev-ingress"),
            dev.find("azure-native:authorization:RoleAssignment", "fairlead-dev-ingress-attached-by-cluster"),
            dev.find("azure-native:containerservice:ManagedCluster", "fairlead-dev"),
        ];
        assert.deepEqual(
            outlive.filter(({ urn }) => !needed.has(urn)).map(({ urn }) => urn),
            [],
        );
    });

    it("gives workflows no right on anything but the registry", () => {
        const registry = dev.find("azure-native:containerregistry:Registry", "fairlead-dev");
        const principal = dev.find("azuread:index/servicePrincipal:ServicePrincipal", "fairlead-dev");
        const grants = dev.resources.filter(
            ({ type, dependencies = [] }) =>
                type === "azure-native:authorization:RoleAssignment" && dependencies.includes(principal.urn),
        );
        assert.deepEqual(
            grants.map(({ urn }) => urn.split("::").at(-1)),
            ["fairlead-dev-pushes-images"],
        );
        const push = dev.find("azure-native:authorization:RoleAssignment", "fairlead-dev-pushes-images");
        assert.ok(push.dependencies?.includes(registry.urn));
        assert.match(String(push.inputs?.roleDefinitionId), /8311e382-0749-4cb8-b61a-304f252e45ec$/);
    });

    it("tags everything on Azure that has tags", () => {
        const tagged = dev.resources.filter(({ inputs }) => inputs?.tags !== undefined);
        assert.ok(tagged.length >= 8);
        for (const { inputs } of tagged) {
            const expected = {
                "cost-center": "development",
                environment: "dev",
                "managed-by": "pulumi",
                project: "fairlead",
            };
            assert.deepEqual(inputs?.tags, expected);
        }
    });

    it("changes by a changed setting only what the setting says", async () => {
        rehearsal.settings((yaml) => yaml.replace("maxCount: 3", "maxCount: 5"));
        const { report } = await rehearsal.succeed("preview", "--json");
        const { steps } = report as { steps: { op: string; urn: string; detailedDiff?: object }[] };
        const changes = steps.filter(({ op }) => op !== "same");
        assert.deepEqual(
            changes.map(({ op, urn, detailedDiff = {} }) => [op, urn.split("::").at(-1), Object.keys(detailedDiff)]),
            [["update", "fairlead-dev", ["agentPoolProfiles[0].maxCount"]]],
        );
    });
});
