import type { Unwrap } from "@pulumi/pulumi";
import type { CertificateArgs } from "@pulumi/aws/acm/certificate";

import type { ResourceRule } from "../rule";

/** A key for every name below a domain, also for names of others. */
export const acmNoWildcards: ResourceRule<Unwrap<CertificateArgs>> = {
    name: "acm-no-wildcards",
    title: "Certificates name their hosts",
    why: "Whoever gets hold of a load balancer with such a certificate answers for every name below the domain.",
    mend: "Name the hosts in `domainNames` of the AwsCertificate.",
    severity: "low",
    references: [{ id: "CKV2_AWS_71" }],
    types: ["aws:acm/certificate:Certificate"],
    guards: [
        {
            type: "aws:acm/certificate:Certificate",
            property: "domainName",
            absent: "refused",
            worse: ["*.example.com"],
        },
    ],
    scope: "resource",
    *check({ properties: { domainName = "", subjectAlternativeNames = [] } }) {
        if (domainName.includes("*")) {
            yield { property: "domainName", expected: "the name of a host", found: domainName };
        }
        for (const [index, found] of subjectAlternativeNames.entries()) {
            if (found.includes("*")) {
                yield { property: `subjectAlternativeNames[${index}]`, expected: "the name of a host", found };
            }
        }
    },
};
