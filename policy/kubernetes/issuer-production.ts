import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";

const clusterIssuer = "kubernetes:cert-manager.io/v1:ClusterIssuer";

export const issuerProduction: ResourceRule<KubernetesObject<{ readonly acme?: { readonly server?: string } }>> = {
    name: "issuer-production",
    title: "Certificates are signed by an authority that browsers trust",
    why: "A certificate of a test authority is worth nothing: people learn to click warnings away.",
    mend: "Give `acme.server` of `Certificates` as `AcmeServer.LetsEncrypt`, or leave it out.",
    severity: "medium",
    development: "hinders work",
    references: [],
    types: [clusterIssuer, "kubernetes:cert-manager.io/v1:Issuer"],
    guards: [{ type: clusterIssuer, property: "spec.acme.server" }],
    scope: "resource",
    *check({ properties: { spec } }) {
        const acme = spec?.acme;
        if (acme !== undefined && !/^https:\/\/(?!.*(staging|test|pebble))[^\s]+$/i.test(acme.server ?? "")) {
            yield {
                property: "spec.acme.server",
                expected: "the https address of a trusted authority",
                found: acme.server,
            };
        }
    },
};
