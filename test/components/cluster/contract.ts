import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "@fairlead/components/cluster/cluster";

import { build, customResources, valueOf } from "../cloud";

/** What the cluster of every cloud must keep. */
export function clusterContract(create: (name: string) => Cluster): void {
    describe("as a cluster of any cloud", () => {
        it("gives out how to reach and to trust its API", async () => {
            const { component } = await build(() => create("dev"));
            assert.match(await valueOf(component.endpoint), /^https:\/\/[a-z0-9.-]+(:\d+)?$/i);
            assert.match(await valueOf(component.oidcIssuerUrl), /^https:\/\//);
            assert.match(await valueOf(component.certificateAuthority), /^[A-Za-z0-9+/]+=*$/);
            assert.equal(await pulumi.isSecret(component.certificateAuthority), false);
        });

        it("gives out a kubeconfig that is secret and holds no credential", async () => {
            const { component } = await build(() => create("dev"));
            assert.equal(await pulumi.isSecret(component.kubeconfig), true);
            const config = await valueOf(component.kubeconfig);
            assert.match(config, /"current-context"/);
            assert.doesNotMatch(config, /"(token|client-key-data|client-certificate-data|password)"/);
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one"), create("two")]);
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
            for (const { name } of customResources(resources)) {
                assert.match(name, /^(one|two)(-|$)/);
            }
        });
    });
}
