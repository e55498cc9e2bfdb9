import assert from "node:assert/strict";

import { AwsCertificate, provenDomains } from "@fairlead/components/certificates/aws-certificate";

import { awsArn } from "../aws-outputs";
import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";

const zone = {
    hostedZoneId: "Z0123456789EXAMPLE",
    hostedZoneArn: "arn:aws:route53:::hostedzone/Z0123456789EXAMPLE",
    zoneName: "example.com",
};
const create = (...domainNames: string[]) => new AwsCertificate("web", { zone, domainNames });
const recordType = "aws:route53/record:Record";

describe("AwsCertificate", () => {
    it("is proven by one record for each domain, which a wildcard shares", async () => {
        const { component, one, all } = await build(() =>
            create("example.com", "*.example.com", "api.example.com", "*.api.example.com"),
        );
        const certificate = one("aws:acm/certificate:Certificate");
        assert.deepEqual(certificate.inputs, {
            domainName: "example.com",
            subjectAlternativeNames: ["*.example.com", "api.example.com", "*.api.example.com"],
            validationMethod: "DNS",
            tags: { Name: "web" },
        });
        assert.deepEqual(
            all(recordType).map(({ name, inputs }) => [name, inputs.name, inputs.zoneId]),
            [
                ["web-example.com", "_proof.example.com.", zone.hostedZoneId],
                ["web-api.example.com", "_proof.api.example.com.", zone.hostedZoneId],
            ],
        );
        assert.deepEqual(one("aws:acm/certificateValidation:CertificateValidation").inputs, {
            certificateArn: awsArn("aws:acm/certificate:Certificate", "web"),
            validationRecordFqdns: ["_proof.example.com.", "_proof.api.example.com."],
        });
        assert.equal(await valueOf(component.certificateArn), awsArn("aws:acm/certificate:Certificate", "web"));
    });

    it("counts a wildcard as the domain it stands under", () => {
        assert.deepEqual(provenDomains(["*.a.example.com", "b.example.com", "a.example.com"]), [
            "a.example.com",
            "b.example.com",
        ]);
    });

    it("refuses names that ACM would refuse, and those of another zone", () => {
        const long = `${"a".repeat(60)}.example.com`;
        assertFaults(() => create(long, "Www.example.com", "www.*.example.com", "example.org", "Www.example.com"), {
            "domainNames[0]": `expected a name of at most 64 characters in lower case, with * only as the first label, got "${long}"; write it as in www.example.com or *.example.com`,
            "domainNames[1]":
                'expected a name of at most 253 characters in lower case, with * only as the first label, got "Www.example.com"; write it as in www.example.com or *.example.com',
            "domainNames[2]":
                'expected a name of at most 253 characters in lower case, with * only as the first label, got "www.*.example.com"; write it as in www.example.com or *.example.com',
            "domainNames[3]": 'expected a name in the zone example.com, got "example.org"; choose the zone it lies in',
            "domainNames[4]": 'expected every name once, got "Www.example.com"; drop the repetition',
        });
        assertFaults(() => create(), { domainNames: "expected 1 to 10 names, got 0; name as many" });
    });
});
