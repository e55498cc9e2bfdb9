import assert from "node:assert/strict";

import type { FileStorage } from "@fairlead/components/file-storage/file-storage";

import { build, customResources, valueOf } from "../cloud";

/** What the shared files of every cloud must keep. */
export function fileStorageContract(create: (name: string) => FileStorage): void {
    describe("as file storage of any cloud", () => {
        it("gives out the storage class that claims ask for, which is no default", async () => {
            const { component, one } = await build(() => create("files"));
            const metadata = one("kubernetes:storage.k8s.io/v1:StorageClass").inputs.metadata as {
                name: string;
                annotations?: Record<string, string>;
            };
            assert.equal(await valueOf(component.storageClassName), metadata.name);
            assert.notEqual(metadata.annotations?.["storageclass.kubernetes.io/is-default-class"], "true");
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one"), create("two")]);
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
            assert.ok(customResources(resources).every(({ name }) => /^(one|two)(-|$)/.test(name)));
        });
    });
}
