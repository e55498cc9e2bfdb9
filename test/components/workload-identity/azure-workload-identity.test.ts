import assert from "node:assert/strict";

import { AzureRole } from "@fairlead/components/shared/azure-roles";
import {
    AzureWorkloadIdentity,
    type AzureWorkloadIdentityArgs,
} from "@fairlead/components/workload-identity/azure-workload-identity";

import { aksReference, armId, build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { workloadIdentityContract } from "./contract";

const zone = armId("Microsoft.Network/dnsZones/dev.example.com");
const args: AzureWorkloadIdentityArgs = {
    resourceGroupName: "platform",
    cluster: aksReference,
    namespace: "certificates",
    serviceAccountName: "cert-manager",
    roles: [{ name: "writes-records", role: AzureRole.DnsZoneContributor, scope: zone }],
};

describe("AzureWorkloadIdentity", () => {
    workloadIdentityContract((name) => new AzureWorkloadIdentity(name, args));

    it("trusts the tokens of one service account of one cluster", async () => {
        const { one } = await build(() => new AzureWorkloadIdentity("dev-dns", args));
        assert.deepEqual(one("azure-native:managedidentity:FederatedIdentityCredential").inputs, {
            resourceGroupName: "platform",
            resourceName: "dev-dns",
            federatedIdentityCredentialResourceName: "dev-dns",
            issuer: aksReference.oidcIssuerUrl,
            subject: "system:serviceaccount:certificates:cert-manager",
            audiences: ["api://AzureADTokenExchange"],
        });
    });

    it("may do what it is told and nothing else", async () => {
        const { all } = await build(() => new AzureWorkloadIdentity("dev-dns", args));
        assert.deepEqual(
            all("azure-native:authorization:RoleAssignment").map(({ name, inputs }) => [name, inputs]),
            [
                [
                    "dev-dns-writes-records",
                    {
                        principalId: "principal-of-dev-dns",
                        principalType: "ServicePrincipal",
                        roleDefinitionId:
                            "/subscriptions/11111111-2222-4333-8444-555555555555/providers/Microsoft.Authorization/roleDefinitions/befefa01-2a29-4197-83a8-272ff33ce314",
                        scope: zone,
                    },
                ],
            ],
        );
    });

    it("tells pods by annotation and label who they are", async () => {
        const { component } = await build(() => new AzureWorkloadIdentity("dev-dns", args));
        assert.deepEqual(await valueOf(component.serviceAccountAnnotations), {
            "azure.workload.identity/client-id": "client-of-dev-dns",
        });
        assert.deepEqual(await valueOf(component.podLabels), { "azure.workload.identity/use": "true" });
    });

    it("refuses what Azure or Kubernetes would refuse, and one name for two roles", () => {
        const role = { name: "reads", role: AzureRole.Reader, scope: zone };
        assertFaults(
            () => new AzureWorkloadIdentity("-x", { ...args, namespace: "Certificates", roles: [role, role] }),
            {
                name: 'expected 3 to 120 letters, digits, hyphens and underscores, a letter or digit first, got "-x"; choose such a name',
                namespace:
                    'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Certificates"; choose such a name',
                "roles[1].name": 'expected a name no other role has, got "reads"; say what it lets pods do',
            },
        );
    });
});
