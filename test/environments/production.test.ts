import assert from "node:assert/strict";

import { Deployed } from "./deployed";
import { Rehearsal } from "./rehearsal";

/** What must be protected, by type. */
const expected = {
    "prod-azure": [
        "azure-native:containerregistry:Registry",
        "azure-native:containerservice:ManagedCluster",
        "azure-native:dbforpostgresql:Database",
        "azure-native:dbforpostgresql:Server",
        "azure-native:dns:Zone",
        "azure-native:keyvault:Vault",
        "azure-native:network:PublicIPAddress",
        "azure-native:network:VirtualNetwork",
        "azure-native:resources:ResourceGroup",
        "azure-native:storage:StorageAccount",
        "azuread:index/applicationRegistration:ApplicationRegistration",
        "azuread:index/servicePrincipal:ServicePrincipal",
    ],
    "prod-aws": [
        "aws:ec2/eip:Eip",
        "aws:ec2/subnet:Subnet",
        "aws:ec2/vpc:Vpc",
        "aws:ecr/repository:Repository",
        "aws:efs/fileSystem:FileSystem",
        "aws:eks/accessEntry:AccessEntry",
        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
        "aws:eks/cluster:Cluster",
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        "aws:iam/role:Role",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:kms/key:Key",
        "aws:rds/cluster:Cluster",
        "aws:rds/clusterInstance:ClusterInstance",
        "aws:route53/zone:Zone",
        "aws:secretsmanager/secret:Secret",
    ],
};

for (const [stack, types] of Object.entries(expected)) {
    describe(`the environment ${stack}, which must not be lost`, () => {
        const rehearsal = new Rehearsal(stack);
        let deployed = new Deployed([]);

        before(async () => {
            await rehearsal.succeed("up");
            deployed = new Deployed(await rehearsal.resources());
        });

        after(() => {
            rehearsal.dispose();
        });

        it("protects what cannot be had back", () => {
            const found = deployed.resources.filter(({ protect }) => protect === true).map(({ type }) => type);
            const clouds = [...new Set(found)].filter((type) => !/^(kubernetes|eks|pulumi):/.test(type));
            assert.deepEqual(clouds.sort(), types);
        });

        it("refuses to be destroyed, and loses nothing that is protected", async () => {
            const { exitCode, text } = await rehearsal.run("destroy");
            assert.equal(exitCode, 1);
            assert.match(text, /cannot be deleted\s+because it is protected/);
            const left = new Set((await rehearsal.resources()).map(({ urn }) => urn));
            assert.deepEqual(
                deployed.resources.filter(({ urn, protect }) => protect === true && !left.has(urn)),
                [],
            );
        });
    });
}
