import type { Unwrap } from "@pulumi/pulumi";
import type { CertificateArgs } from "@pulumi/aws/acm/certificate";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";

const certificate = "aws:acm/certificate:Certificate";

/** A load balancer does not let go of a certificate that it serves. */
export const acmReplacement: ResourceRule<Unwrap<CertificateArgs>> = {
    name: "acm-replacement",
    title: "Certificates renew themselves, and a new one is there before the old one goes",
    why: "Otherwise a certificate runs out while nobody looks, or an update stops between the old and the new one.",
    mend: "Set `validationMethod: DNS`, and leave the option `deleteBeforeReplace` out.",
    severity: "medium",
    references: [{ id: "CKV_AWS_233" }],
    types: [certificate],
    guards: [{ type: certificate, property: "validationMethod" }],
    scope: "resource",
    *check({ properties: { certificateBody, certificateAuthorityArn, validationMethod }, options }) {
        yield* expectOneOfOrDefault("option deleteBeforeReplace", options.deleteBeforeReplace, false);
        // Imported certificates, and those of a private authority, are validated elsewhere.
        if (certificateBody === undefined && certificateAuthorityArn === undefined && validationMethod !== "DNS") {
            yield { property: "validationMethod", expected: "DNS", found: validationMethod };
        }
    },
};
