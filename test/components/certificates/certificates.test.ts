import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { awsDns01 } from "@fairlead/components/certificates/aws-dns01";
import { azureDns01 } from "@fairlead/components/certificates/azure-dns01";
import { certManagerValues } from "@fairlead/components/certificates/cert-manager-values";
import { Certificates } from "@fairlead/components/certificates/certificates";
import type { Dns01 } from "@fairlead/components/certificates/dns01";
import { AcmeServer, issuerName } from "@fairlead/components/certificates/issuers";

import { armId, build, valueOf } from "../cloud";
import { assertFaults } from "../faults";

const identity = {
    namespace: pulumi.output("cert-manager"),
    serviceAccountName: pulumi.output("issuer"),
    serviceAccountAnnotations: pulumi.output<Record<string, string>>({ "azure.workload.identity/client-id": "client" }),
    podLabels: pulumi.output<Record<string, string>>({ "azure.workload.identity/use": "true" }),
};
const dns01: Dns01 = { zoneName: "dev.example.com", solver: { webhook: { groupName: "acme" } }, identity };
const azureZone = { azureDnsZoneId: armId("Microsoft.Network/dnsZones/dev.example.com"), zoneName: "dev.example.com" };
const awsZone = { hostedZoneId: "Z1", hostedZoneArn: "arn:aws:route53:::hostedzone/Z1", zoneName: "dev.example.com" };
const azureIdentity = { ...identity, identityClientId: pulumi.output("client") };
const awsIdentity = { ...identity, roleArn: pulumi.output("arn:aws:iam::111122223333:role/certificates") };

interface Issuer {
    readonly metadata: { readonly name: string; readonly annotations: Record<string, string> };
    readonly spec: Record<string, unknown>;
}

const issuerType = "kubernetes:cert-manager.io/v1:ClusterIssuer";

describe("Certificates", () => {
    it("asks Let's Encrypt, for names in the zone only, and waits until it may", async () => {
        const { component, one } = await build(
            () => new Certificates("certificates", { acme: { dns01, email: "platform@acme.test" } }),
        );
        const { metadata, spec } = one(issuerType).inputs as unknown as Issuer;
        assert.equal(metadata.annotations["pulumi.com/waitFor"], "condition=Ready");
        assert.deepEqual(spec, {
            acme: {
                server: "https://acme-v02.api.letsencrypt.org/directory",
                email: "platform@acme.test",
                privateKeySecretRef: { name: "certificates-lets-encrypt-account" },
                solvers: [{ selector: { dnsZones: ["dev.example.com"] }, dns01: { webhook: { groupName: "acme" } } }],
            },
        });
        assert.equal(await valueOf(component.issuerName), metadata.name);
    });

    it("names another issuer for another server, so that certificates are made anew", () => {
        const names = [undefined, ...Object.values(AcmeServer), "https://ca.acme.test/directory"].map((server) =>
            issuerName("certificates", server),
        );
        assert.deepEqual(names.slice(0, 3), [
            "certificates-self-signed",
            "certificates-lets-encrypt",
            "certificates-lets-encrypt-staging",
        ]);
        assert.equal(new Set(names).size, 4);
    });

    it("signs by an authority of the cluster's own without a server", async () => {
        const { one, all } = await build(() => new Certificates("certificates", {}));
        const root = one("kubernetes:cert-manager.io/v1:Certificate").inputs as unknown as Issuer & {
            readonly metadata: { readonly namespace: string };
        };
        assert.equal(root.metadata.namespace, "certificates");
        assert.equal(root.spec.isCA, true);
        const issuers = all(issuerType).map(({ inputs }) => inputs as unknown as Issuer);
        assert.deepEqual(
            issuers.map(({ metadata, spec }) => [metadata.name, spec]),
            [
                ["certificates-self-signed-root", { selfSigned: {} }],
                ["certificates-self-signed", { ca: { secretName: root.spec.secretName } }],
            ],
        );
    });

    it("runs as the identity's service account, in its namespace, with Pod Security restricted", async () => {
        const { one } = await build(() => new Certificates("certificates", { acme: { dns01 } }));
        const { inputs } = one("kubernetes:helm.sh/v3:Release");
        assert.equal(inputs.chart, "oci://quay.io/jetstack/charts/cert-manager");
        assert.equal(inputs.namespace, "cert-manager");
        const { serviceAccount, podLabels } = inputs.values as ReturnType<typeof certManagerValues>;
        assert.deepEqual(serviceAccount, {
            name: "issuer",
            annotations: { "azure.workload.identity/client-id": "client" },
        });
        assert.deepEqual(podLabels, { "azure.workload.identity/use": "true" });
        const { metadata } = one("kubernetes:core/v1:Namespace").inputs as {
            metadata: { name: string; labels: Record<string, string> };
        };
        assert.equal(metadata.name, "cert-manager");
        assert.equal(metadata.labels["pod-security.kubernetes.io/enforce"], "restricted");
    });

    it("leaves no definitions behind, elects its leader at home, and keeps the job that waits for the API", () => {
        const values = certManagerValues({
            release: "certificates",
            namespace: "certificates",
            replicas: 2,
            serviceAccountName: "certificates",
            serviceAccountAnnotations: {},
            podLabels: {},
        });
        assert.deepEqual(values.crds, { enabled: true, keep: false });
        assert.deepEqual(values.global.leaderElection, { namespace: "certificates" });
        assert.ok(!("enabled" in values.startupapicheck));
        for (const part of [values, values.webhook, values.cainjector]) {
            assert.equal(part.replicaCount, 2);
            assert.deepEqual(part.podDisruptionBudget, { enabled: true, maxUnavailable: 1 });
            assert.equal(part.networkPolicy.enabled, true);
        }
    });

    it("refuses what cert-manager or Kubernetes would refuse", () => {
        assertFaults(
            () =>
                new Certificates("certificates", {
                    namespace: "elsewhere",
                    acme: { dns01, server: "http://ca.acme.test", email: "nobody" },
                    replicas: 0,
                }),
            {
                namespace: 'expected that of acme.dns01.identity, got "elsewhere"; leave it out',
                "acme.server": 'expected an https URL, got "http://ca.acme.test"; give the URL of the directory',
                "acme.email": 'expected an e-mail address, got "nobody"; name somebody who reads it',
                replicas: "expected a whole number from 1 to 10 (pods), got 0; give a number in these bounds",
            },
        );
    });
});

describe("proofs by DNS", () => {
    it("are records in Azure DNS, written by a managed identity", async () => {
        const { solver, zoneName, identity: runsAs } = azureDns01(azureZone, azureIdentity);
        assert.deepEqual(await valueOf(pulumi.output(solver)), {
            azureDNS: {
                subscriptionID: "11111111-2222-4333-8444-555555555555",
                resourceGroupName: "platform",
                hostedZoneName: "dev.example.com",
                environment: "AzurePublicCloud",
                managedIdentity: { clientID: "client" },
            },
        });
        assert.equal(zoneName, "dev.example.com");
        assert.equal(runsAs, azureIdentity);
    });

    it("are records in one hosted zone of Route 53, which is named", async () => {
        const { solver, identity: runsAs } = awsDns01(awsZone, awsIdentity);
        assert.deepEqual(await valueOf(pulumi.output(solver)), { route53: { hostedZoneID: "Z1" } });
        assert.equal(runsAs, awsIdentity);
    });

    it("can not be mixed of two clouds", () => {
        // The compiler checks these, so nothing needs to run them.
        const mixed = [
            // @ts-expect-error: a zone of AWS with an identity of Azure
            () => awsDns01(awsZone, azureIdentity),
            // @ts-expect-error: a zone of Azure with an identity of AWS
            () => azureDns01(azureZone, awsIdentity),
            // @ts-expect-error: a zone of AWS where one of Azure belongs
            () => azureDns01(awsZone, azureIdentity),
        ];
        assert.equal(mixed.length, 3);
    });
});
