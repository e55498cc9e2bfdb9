import assert from "node:assert/strict";
import { join } from "node:path";

import { mutateGuards } from "../../policy/mutation/mutation-run";
import { rules } from "../../policy/rules";
import { parseState } from "../../policy/stored-stack";
import { Deployed } from "../environments/deployed";
import { assertDestroyed, assertRefusesDestruction, type Order } from "../environments/destruction";
import { assertGolden } from "../environments/golden";
import { Rehearsal } from "../environments/rehearsal";

/** What must be protected, by type. */
const protectedTypes: Readonly<Record<string, readonly string[]>> = {
    azure: [
        "azure-native:keyvault:Key",
        "azure-native:keyvault:Vault",
        "azure-native:resources:ResourceGroup",
        "azure-native:storage:BlobContainer",
        "azure-native:storage:StorageAccount",
        "azuread:index/applicationRegistration:ApplicationRegistration",
        "azuread:index/servicePrincipal:ServicePrincipal",
    ],
    aws: [
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        "aws:iam/role:Role",
        "aws:kms/key:Key",
        "aws:s3/bucket:Bucket",
    ],
};

/** What must be gone before what it lives through, by types. */
const orders: readonly Order[] = [
    ["azure-native:storage:BlobContainer", "azure-native:storage:StorageAccount"],
    ["azure-native:keyvault:Key", "azure-native:keyvault:Vault"],
    ["azure-native:keyvault:Vault", "azure-native:resources:ResourceGroup"],
    ["azure-native:authorization:RoleAssignment", "azure-native:storage:StorageAccount"],
    ["azure-native:authorization:RoleAssignment", "azure-native:authorization:RoleDefinition"],
    [
        "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential",
        "azuread:index/applicationRegistration:ApplicationRegistration",
    ],
    ["aws:iam/rolePolicy:RolePolicy", "aws:iam/role:Role"],
    ["aws:iam/role:Role", "aws:iam/openIdConnectProvider:OpenIdConnectProvider"],
    ["aws:kms/alias:Alias", "aws:kms/key:Key"],
    ["aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucket:Bucket"],
    [
        "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
        "github:index/repositoryEnvironment:RepositoryEnvironment",
    ],
];

for (const [cloud, types] of Object.entries(protectedTypes)) {
    describe(`the bootstrap of ${cloud}`, () => {
        const rehearsal = new Rehearsal(cloud, ["main.js", "node_modules", "components", "policy"], "bootstrap");
        /** The URNs of its resources. To renew: UPDATE_GOLDEN=1 npx mocha test/bootstrap/bootstrap.test.ts */
        const golden = join(__dirname, `${cloud}.urns.txt`);
        let deployed = new Deployed([]);

        before(async () => {
            const { report } = await rehearsal.succeed("up", "--json");
            const { policies } = report as { readonly policies: readonly { readonly policy: string }[] };
            assert.deepEqual([...new Set(policies.map(({ policy }) => policy))], ["exceptions"]);
            deployed = new Deployed(await rehearsal.resources());
        });

        after(() => {
            rehearsal.dispose();
        });

        it("has exactly these resources", () => {
            assertGolden(golden, deployed);
        });

        it("stores no credential, and has every change for the worse refused", async () => {
            const { text } = await rehearsal.succeed("export");
            assert.doesNotMatch(text, /"ciphertext"/);
            const { resources } = parseState(text, () => "");
            const { mutants, survivors } = mutateGuards(rules, resources);
            assert.deepEqual(survivors, []);
            assert.ok(mutants > 50);
        });

        it("changes nothing by itself", async () => {
            await rehearsal.succeed("up", "--expect-no-changes");
        });

        it("protects what cannot be had back, and refuses to be destroyed", async () => {
            const found = deployed.resources.filter(({ protect }) => protect === true);
            assert.deepEqual([...new Set(found.map(({ type }) => type))].sort(), types);
            await assertRefusesDestruction(rehearsal, deployed);
        });

        it("is destroyed without a rest once protection is off, and nothing before what lives through it", async () => {
            rehearsal.settings((yaml) => yaml.replace("bootstrap:protect: true", "bootstrap:protect: false"));
            await rehearsal.succeed("up", "--no-policy-pack");
            await assertDestroyed(rehearsal, orders);
        });
    });
}
