import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "../../../rehearsal/model/values";
import {
    type UntypedDeployment,
    decodeDeployment,
    encodeDeployment,
    secretsProviderOf,
} from "../../../rehearsal/state/deployment-json";
import { openPassphraseCrypter } from "../../../rehearsal/state/passphrase";
import { SymmetricCrypter } from "../../../rehearsal/state/crypter";
import { sampleState, urnOf } from "./samples";

const crypter = new SymmetricCrypter(Buffer.alloc(32, 7));
const provider = { type: "passphrase", state: { salt: "v1:…" } };

/** What `pulumi stack export` of version 3.260 wrote, with the passphrase "x". */
const exported = JSON.parse(
    readFileSync(join(__dirname, "fixtures", "exported-by-pulumi.json"), "utf8"),
) as UntypedDeployment;

describe("deployments", () => {
    it("of the Pulumi CLI are read and written without a difference", async () => {
        const provider = secretsProviderOf(exported.deployment);
        assert.ok(provider);
        const pulumi = await openPassphraseCrypter(
            "x",
            "v1:e/4hugJHNls=:v1:s2pwtlqVb6FkvEhA:JmkmWJKhgTNwWDnPJtSTAxkP4TxTBg==",
        );
        const snapshot = decodeDeployment(exported, pulumi);
        assert.deepEqual(snapshot.resources[0]?.outputs.sec, new Secret("s3cret"));

        const written = encodeDeployment(snapshot, provider, pulumi);
        assert.deepEqual(
            { ...written.deployment, manifest: undefined },
            { ...exported.deployment, manifest: undefined },
        );
        assert.equal(written.version, 3);
    });

    it("come back with every field of a resource", () => {
        const full = sampleState({
            custom: true,
            delete: true,
            id: "id",
            inputs: { a: null, b: "" },
            outputs: { c: [] },
            parent: urnOf("parent"),
            provider: `${urnOf("provider")}::id`,
            dependencies: [urnOf("other")],
            propertyDependencies: { a: [], b: [urnOf("other")] },
            protect: true,
            external: true,
            pendingReplacement: true,
            retainOnDelete: true,
            taint: true,
            refreshBeforeUpdate: true,
            initErrors: ["not ready"],
            additionalSecretOutputs: ["c"],
            aliases: [urnOf("former")],
            ignoreChanges: ["a"],
            replaceOnChanges: ["b"],
            replaceWith: [urnOf("other")],
            hideDiff: ['a.b[0]["c.d"]', "e.*"],
            deletedWith: urnOf("other"),
            importID: "imported",
            customTimeouts: { create: 60, update: 0, delete: 1.5 },
            replacementTrigger: false,
            created: "2026-11-21T04:01:54.137482173Z",
            modified: "2026-11-21T04:01:54.137482173Z",
            sourcePosition: "project:///index.ts#1,2",
            stackTrace: ["project:///index.ts#1,2", ""],
            resourceHooks: { beforeCreate: ["hook"] },
        });
        const snapshot = { resources: [full], pendingOperations: [{ resource: full, type: "creating" as const }] };
        const written = encodeDeployment(snapshot, provider, crypter);
        assert.deepEqual(decodeDeployment(written, crypter), snapshot);
        assert.equal(written.version, 4);
        assert.deepEqual(written.features, ["hooks", "refreshBeforeUpdate", "replaceWith", "taint"]);
    });

    it("leave out the fields that hold nothing", () => {
        const { deployment } = encodeDeployment(
            { resources: [sampleState({})], pendingOperations: [] },
            provider,
            crypter,
        );
        assert.deepEqual(deployment.resources, [{ urn: urnOf("thing"), custom: false, type: "pkg:index:Thing" }]);
        assert.equal("pending_operations" in deployment, false);
    });

    it("are refused when tampered with, too new, or in need of an unknown feature", () => {
        const written = encodeDeployment({ resources: [], pendingOperations: [] }, provider, crypter);
        const manifest = { magic: "0000", version: "v3.260.0", time: "" };
        assert.throws(
            () => decodeDeployment({ ...written, deployment: { ...written.deployment, manifest } }, crypter),
            /magic cookie mismatch/,
        );
        assert.throws(() => decodeDeployment({ ...written, version: 5 }, crypter), /version 3 or 4, found version 5/);
        assert.throws(
            () => decodeDeployment({ ...written, version: 4, features: ["views", "taint"] }, crypter),
            /needs support for the following features: views$/,
        );
    });

    it("name the resource and field of a wrong type", () => {
        const written = encodeDeployment({ resources: [], pendingOperations: [] }, provider, crypter);
        const resources = [{ urn: "u", type: "t", custom: "yes" }];
        assert.throws(
            () => decodeDeployment({ ...written, deployment: { ...written.deployment, resources } }, crypter),
            /field 'custom': expected true or false, found "yes"/,
        );
    });
});
