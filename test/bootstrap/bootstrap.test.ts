import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { mutateGuards } from "../../policy/mutation/mutation-run";
import { rules } from "../../policy/rules";
import { parseState } from "../../policy/stored-stack";
import { Deployed } from "../environments/deployed";
import { Rehearsal } from "../environments/rehearsal";

interface Step {
    readonly op: string;
    readonly urn: string;
}

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
const orders: readonly (readonly [string, string])[] = [
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
            const urns = deployed.resources
                .filter(({ type }) => !type.startsWith("pulumi:providers:"))
                .map(({ urn }) => urn.replace(`urn:pulumi:${cloud}::fairlead-bootstrap::`, ""))
                .sort();
            if (process.env.UPDATE_GOLDEN !== undefined) {
                writeFileSync(golden, `${urns.join("\n")}\n`);
            }
            assert.deepEqual(urns, readFileSync(golden, "utf8").trimEnd().split("\n"));
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
            const { exitCode, text } = await rehearsal.run("destroy");
            assert.equal(exitCode, 1);
            assert.match(text, /cannot be deleted\s+because it is protected/);
            const left = new Set((await rehearsal.resources()).map(({ urn }) => urn));
            assert.deepEqual(
                found.filter(({ urn }) => !left.has(urn)),
                [],
            );
        });

        it("is destroyed without a rest once protection is off, and nothing before what lives through it", async () => {
            rehearsal.settings((yaml) => yaml.replace("bootstrap:protect: true", "bootstrap:protect: false"));
            await rehearsal.succeed("up", "--no-policy-pack");
            const { report } = await rehearsal.succeed("destroy", "--json");
            const { steps } = report as { readonly steps: readonly Step[] };
            assert.deepEqual(await rehearsal.resources(), []);
            assert.deepEqual(
                orders.flatMap(([first, second]) => wrongOrder(steps, first, second)),
                [],
            );
        });
    });
}

/** Whether anything of the first type was deleted after something of the second. */
function wrongOrder(steps: readonly Step[], first: string, second: string): string[] {
    const last = steps.findLastIndex((step) => typeOf(step) === first);
    const earliest = steps.findIndex((step) => typeOf(step) === second);
    return earliest < 0 || last < earliest ? [] : [`${first} after ${second}`];
}

function typeOf({ urn }: Step): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
