import type { ResourceRule } from "../rule";
import { ingressTypes, type Ingress } from "./ingresses";

export const ingressTls: ResourceRule<Ingress> = {
    name: "ingress-tls",
    title: "Every host of an Ingress has a certificate",
    why: "Without TLS, passwords and tokens pass in clear through every network on the way.",
    mend: "List each host in `spec.tls`, with a `secretName` that cert-manager fills.",
    severity: "high",
    references: [],
    types: ingressTypes,
    guards: [{ type: "kubernetes:networking.k8s.io/v1:Ingress", property: "spec.tls" }],
    scope: "resource",
    *check({ properties: { spec = {} } }) {
        const tls = spec.tls ?? [];
        const covered = tls.filter(({ secretName = "" }) => secretName !== "").flatMap(({ hosts }) => hosts ?? []);
        for (const [index, { host = "" }] of (spec.rules ?? []).entries()) {
            if (!covered.includes(host)) {
                const expected = `a certificate for the host of rules[${index}]`;
                yield { property: "spec.tls", expected, found: spec.tls };
            }
        }
        if (spec.defaultBackend !== undefined && tls.length === 0) {
            yield { property: "spec.tls", expected: "a certificate", found: spec.tls };
        }
    },
};
