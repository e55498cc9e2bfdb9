import assert from "node:assert/strict";

import type { WorkloadIdentity } from "@fairlead/components/workload-identity/workload-identity";

import { build, customResources, valueOf } from "../cloud";

/**
 * What the workload identity of every cloud must keep.
 *
 * @param create gives an identity to the service account `cert-manager` of the namespace `certificates`.
 */
export function workloadIdentityContract(create: (name: string) => WorkloadIdentity): void {
    describe("as a workload identity of any cloud", () => {
        it("is for one service account, and says what that and its pods must carry", async () => {
            const { component } = await build(() => create("dev-dns"));
            assert.equal(await valueOf(component.namespace), "certificates");
            assert.equal(await valueOf(component.serviceAccountName), "cert-manager");
            const carried = {
                ...(await valueOf(component.serviceAccountAnnotations)),
                ...(await valueOf(component.podLabels)),
            };
            assert.ok(Object.values(carried).every((value) => typeof value === "string"));
        });

        it("stores no credential anywhere", async () => {
            const { resources } = await build(() => create("dev-dns"));
            const stored = resources.filter(({ type }) => /secret|password|accesskey/i.test(type));
            assert.deepEqual(stored, []);
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one"), create("two")]);
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
            assert.ok(customResources(resources).every(({ name }) => /^(one|two)(-|$)/.test(name)));
        });
    });
}
