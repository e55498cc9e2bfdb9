import assert from "node:assert/strict";

import { Rehearsal } from "./rehearsal";

describe("wrong settings", () => {
    const rehearsal = new Rehearsal("dev");

    after(() => {
        rehearsal.dispose();
    });

    it("are all reported at once, and nothing is created", async () => {
        rehearsal.settings((yaml) =>
            yaml
                .replace("fairlead:cloud: azure", "fairlead:cloud: azur")
                .replace("fairlead:protect: false", "fairlead:protekt: false")
                .replace("location: westeurope", "location: West Europe")
                .replace("cidr: 10.20.0.0/16", "cidr: 10.96.0.0/16")
                .replace('kubernetesVersion: "1.36"', "kubernetesVersion: 1.36")
                .replace("osDiskSizeGb: 64", "osDiskSizeGB: 64")
                .replace("maxCount: 3", "maxCount: 0")
                .replace("[203.0.113.0/24]", "[0.0.0.0/0]")
                .replace("subjectFormat: name@id", "subjectFormat: name@ids")
                .replace("ownerId: 100001", "")
                .replace('- name: "@"', "- name: service")
                .replace("type: CAA", "type: CNAME")
                .replace("controller: flux", "controller: fluxx")
                .replace("chartPath: service/chart", "chartPath: ../chart"),
        );
        const { exitCode, text } = await rehearsal.run("up");
        assert.equal(exitCode, 1);
        const start = text.indexOf("Pulumi.dev.yaml:");
        const lines = text.slice(start).split("\n");
        const found = lines.slice(0, lines.findIndex((line) => line.trim() === "") + 1).map((line) => line.trim());
        assert.deepEqual(found.slice(0, -1), [
            "Pulumi.dev.yaml: 14 settings are wrong; nothing was changed",
            'fairlead:cloud: expected one of azure, aws, local, found "azur"; did you mean azure?',
            'fairlead:github.subjectFormat: expected one of name, name@id, both, found "name@ids"; did you mean name@id?',
            'fairlead:gitops.controller: expected one of argo-cd, flux, found "fluxx"; did you mean flux?',
            'fairlead:azure.location: expected an Azure region such as westeurope, found "West Europe"; take a name that az account list-locations --query [].name prints',
            'fairlead:azure.cluster.kubernetesVersion: expected a version such as "1.36", found 1.36; write it in quotes: "1.36"',
            "fairlead:azure.cluster.systemPool.osDiskSizeGB: expected one of the settings count, maxCount, minCount, name, osDiskSizeGb, osDiskType, vmSize, zones, found 64; did you mean fairlead:azure.cluster.systemPool.osDiskSizeGb?",
            "fairlead:protekt: expected one of the settings apps, azure, certificates, cloud, dns, github, gitops, ingress, monitoring, protect, tags, found false; did you mean fairlead:protect?",
            'fairlead:apps[0].chartPath: expected a folder in the repository, found "../chart"; give service/chart, for example',
            "fairlead:azure.cluster.systemPool.maxCount: expected a whole number from 1 to 1000 (nodes), found 0; give a number in these bounds",
            'fairlead:azure.cluster.apiServer.authorizedIpRanges[0]: expected a network smaller than the whole Internet, found "0.0.0.0/0"; name your own networks, or set apiServer.privateCluster to true',
            'fairlead:azure.network.cidr: expected a network apart from fairlead:azure.cluster.serviceCidr (10.96.0.0/16), found "10.96.0.0/16"; move one of them',
            'fairlead:dns.records[0].values[0] (record "service" CNAME): expected a host name, found "0 issue \\"letsencrypt.org\\""; write labels of letters, digits and hyphens',
            'fairlead:dns.records[0] (record "service" CNAME): expected no other record under the name of a CNAME, but there is one of type A, found "service"; rename or drop one of them',
            "fairlead:github.ownerId: expected a number, since subjects of this format contain it, found nothing; give what gh api repos/example-org/fairlead --jq .owner.id prints",
        ]);
        const created = (await rehearsal.resources()).map(({ type }) => type);
        assert.deepEqual(created, ["pulumi:pulumi:Stack"]);
    });
});
