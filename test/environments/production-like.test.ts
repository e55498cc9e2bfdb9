import assert from "node:assert/strict";

import { Rehearsal, type ExportedResource } from "./rehearsal";

/** The settings of dev, turned into those of a stack that must not be lost. */
function productionLike(yaml: string): string {
    return yaml
        .replace("fairlead:protect: false", "fairlead:protect: true")
        .replace("natGateway: false", "natGateway: true")
        .replace("controller: flux", "controller: argo-cd")
        .replace("tier: Free", "tier: Standard")
        .replace(
            "      apiServer:",
            "      userPools:\n        - { name: apps, vmSize: Standard_D4as_v5, minCount: 2, maxCount: 6 }\n      apiServer:",
        );
}

describe("an environment that must not be lost", () => {
    const rehearsal = new Rehearsal("dev");
    let resources: readonly ExportedResource[] = [];
    const one = (type: string) => resources.find((resource) => resource.type === type);

    before(async () => {
        rehearsal.settings(productionLike);
        await rehearsal.succeed("up");
        resources = await rehearsal.resources();
    });

    after(() => {
        rehearsal.dispose();
    });

    it("protects what cannot be had back", () => {
        const protectedTypes = resources.filter(({ protect }) => protect === true).map(({ type }) => type);
        assert.deepEqual([...new Set(protectedTypes)].sort(), [
            "azure-native:containerregistry:Registry",
            "azure-native:containerservice:ManagedCluster",
            "azure-native:dns:Zone",
            "azure-native:network:PublicIPAddress",
            "azure-native:resources:ResourceGroup",
            "azuread:index/applicationRegistration:ApplicationRegistration",
            "azuread:index/servicePrincipal:ServicePrincipal",
        ]);
    });

    it("refuses to be destroyed, and names what is protected", async () => {
        const { exitCode, text } = await rehearsal.run("destroy");
        assert.equal(exitCode, 1);
        assert.match(text, /Zone::fairlead-dev" cannot be deleted\s+because it is protected/);
        const left = new Set((await rehearsal.resources()).map(({ urn }) => urn));
        const lost = resources.filter(({ urn, protect }) => protect === true && !left.has(urn));
        assert.deepEqual(lost, []);
    });

    it("leaves by the NAT gateway, which the API lets in", () => {
        const cluster = one("azure-native:containerservice:ManagedCluster")?.inputs;
        const text = JSON.stringify(cluster);
        assert.match(text, /"outboundType":"userAssignedNATGateway"/);
        assert.match(text, /"authorizedIPRanges":\["203\.0\.113\.0\/24","[0-9.]+\/32"\]/);
        assert.ok(one("azure-native:network:NatGateway"));
    });

    it("keeps the system pool apart from the pool of the workloads", () => {
        const text = JSON.stringify(one("azure-native:containerservice:ManagedCluster")?.inputs);
        assert.match(text, /"nodeTaints":\["CriticalAddonsOnly=true:NoSchedule"\]/);
        assert.equal(one("azure-native:containerservice:AgentPool")?.inputs?.agentPoolName, "apps");
    });

    it("releases by Argo CD what Flux would release otherwise", () => {
        const application = one("kubernetes:argoproj.io/v1alpha1:Application");
        assert.match(JSON.stringify(application?.inputs), /"valueFiles":\["\/releases\/dev\/service\.yaml"\]/);
        assert.ok(one("kubernetes:argoproj.io/v1alpha1:AppProject"));
        assert.equal(one("azure-native:kubernetesconfiguration:Extension"), undefined);
        assert.equal(one("kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease"), undefined);
    });
});
