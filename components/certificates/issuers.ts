import * as pulumi from "@pulumi/pulumi";

import { digest } from "../shared/names";
import type { AcmeArgs } from "./certificates";

/** Certificate authorities that speak ACME, by the URL of their directory. Source: https://letsencrypt.org/docs/ */
export const AcmeServer = {
    LetsEncrypt: "https://acme-v02.api.letsencrypt.org/directory",
    /** The same without limits on how often, and not trusted by browsers. */
    LetsEncryptStaging: "https://acme-staging-v02.api.letsencrypt.org/directory",
} as const;
export type AcmeServer = (typeof AcmeServer)[keyof typeof AcmeServer];

const labels: Readonly<Record<string, string>> = {
    [AcmeServer.LetsEncrypt]: "lets-encrypt",
    [AcmeServer.LetsEncryptStaging]: "lets-encrypt-staging",
};

/**
 * The name of the issuer, another one for each server: what asks for certificates names the issuer, so a change of the
 * server gets new certificates. Under one name, those of the former server would stay until they end.
 */
export function issuerName(release: string, server: string | undefined): string {
    const label = server === undefined ? "self-signed" : (labels[server] ?? `acme-${digest(server, 6)}`);
    return `${release}-${label}`;
}

/**
 * The `spec` of a ClusterIssuer that asks an ACME server.
 * Source: https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/apis/acme/v1/types_issuer.go
 */
export function acmeIssuerSpec(name: string, server: string, { email, dns01 }: AcmeArgs): pulumi.Inputs {
    return {
        acme: {
            server,
            ...(email === undefined ? {} : { email }),
            privateKeySecretRef: { name: `${name}-account` },
            solvers: [{ selector: { dnsZones: [dns01.zoneName] }, dns01: dns01.solver }],
        },
    };
}

/** The `spec` of a certificate authority's own certificate, signed by itself, good for ten years. */
export function rootCertificateSpec(name: string, signer: pulumi.Input<string>): pulumi.Inputs {
    return {
        isCA: true,
        commonName: name,
        secretName: name,
        duration: "87600h",
        privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Never" },
        issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: signer },
    };
}
