import * as pulumi from "@pulumi/pulumi";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import { metricsOfRelease, type MetricsEndpoint } from "../shared/metrics-endpoint";
import { rejectFaults, type Fault } from "../shared/arguments";
import { emailPattern, matches, wholeNumber } from "../shared/argument-rules";
import { awaited, kubernetesName } from "../shared/kubernetes-rules";
import { allowControllerEgress, createNetworkPolicies, denyAll } from "../shared/network-policies";
import { restrictedNamespace } from "../shared/restricted-namespace";
import { charts } from "../shared/versions";
import { certManagerPodLabels, certManagerValues } from "./cert-manager-values";
import type { Dns01 } from "./dns01";
import { acmeIssuerSpec, AcmeServer, issuerName, rootCertificateSpec } from "./issuers";

/** A certificate authority that speaks ACME, and how we prove to it that a domain is ours. */
export interface AcmeArgs {
    /** How domains are proven: what `azureDns01` or `awsDns01` makes of a zone and an identity. */
    readonly dns01: Dns01;
    /**
     * URL of the server's directory: one of `AcmeServer`, or another. A change gets new certificates.
     * @default AcmeServer.LetsEncrypt
     */
    readonly server?: string;
    /**
     * Who is told by the authority of certificates that are about to end.
     * @default nobody
     */
    readonly email?: string;
}

export interface CertificatesArgs {
    /**
     * The certificate authority that signs.
     * @default a certificate authority of the cluster's own, which nobody else trusts
     */
    readonly acme?: AcmeArgs;
    /**
     * Namespace of cert-manager, created here. Leave it out if `acme.dns01.identity` says it.
     * @default the namespace of the identity; without one, the component's name
     */
    readonly namespace?: string;
    /**
     * Pods of each part, with a disruption budget if there are several.
     * @default 1
     */
    readonly replicas?: number;
    /**
     * Labels of the namespace.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * cert-manager by its Helm chart, and one issuer of certificates for the whole cluster. An Ingress with the annotation
 * `cert-manager.io/cluster-issuer` gets a certificate that is renewed by itself.
 *
 * A cluster takes one cert-manager.
 */
export class Certificates extends pulumi.ComponentResource {
    /** Name of the ClusterIssuer. It is known once the issuer signs. */
    readonly issuerName: pulumi.Output<string>;
    /** The pods that give metrics. */
    readonly metrics: pulumi.Output<MetricsEndpoint>;

    constructor(name: string, args: CertificatesArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("Certificates", name, certificatesFaults(name, args));
        super("fairlead:index:Certificates", name, {}, opts);

        const identity = args.acme?.dns01.identity;
        const home = restrictedNamespace(name, args.namespace ?? identity?.namespace ?? name, args.labels, {
            parent: this,
        });
        const namespace = home.metadata.name;
        // The chart allows its own pods what they need, but not the job that waits for them.
        const policies = { "default-deny": denyAll, egress: allowControllerEgress };
        const release = new Release(
            name,
            {
                name,
                namespace,
                ...charts.certManager,
                timeout: 600,
                values: certManagerValues({
                    release: name,
                    namespace,
                    replicas: args.replicas ?? 1,
                    serviceAccountName: identity?.serviceAccountName ?? name,
                    serviceAccountAnnotations: identity?.serviceAccountAnnotations ?? {},
                    podLabels: identity?.podLabels ?? {},
                }),
            },
            { parent: this, dependsOn: createNetworkPolicies(name, namespace, policies, this) },
        );
        const issuer =
            args.acme === undefined
                ? this.createOwnAuthority(name, namespace, release)
                : this.createAcmeIssuer(name, args.acme, release);

        this.issuerName = issuer.metadata.name;
        this.metrics = metricsOfRelease(release, certManagerPodLabels(name), "http-metrics");
        this.registerOutputs({ issuerName: this.issuerName, metrics: this.metrics });
    }

    private createAcmeIssuer(name: string, acme: AcmeArgs, release: Release): CustomResource {
        const server = acme.server ?? AcmeServer.LetsEncrypt;
        const issuer = issuerName(name, server);
        return this.createIssuer(`${name}-issuer`, issuer, acmeIssuerSpec(issuer, server, acme), release);
    }

    /** An issuer that signs itself makes the authority's certificate, and an issuer with that one signs all others. */
    private createOwnAuthority(name: string, namespace: pulumi.Input<string>, release: Release): CustomResource {
        const issuer = issuerName(name, undefined);
        const root = `${issuer}-root`;
        const signer = this.createIssuer(`${name}-root-issuer`, root, { selfSigned: {} }, release);
        const authority = new CustomResource(
            `${name}-root`,
            {
                apiVersion,
                kind: "Certificate",
                metadata: { name: root, namespace, annotations: awaited },
                spec: rootCertificateSpec(root, signer.metadata.name),
            },
            { parent: this },
        );
        const spec = { ca: { secretName: authority.metadata.name } };
        return this.createIssuer(`${name}-issuer`, issuer, spec, release);
    }

    private createIssuer(
        name: string,
        objectName: string,
        spec: pulumi.Input<pulumi.Inputs>,
        release: Release,
    ): CustomResource {
        return new CustomResource(
            name,
            { apiVersion, kind: "ClusterIssuer", metadata: { name: objectName, annotations: awaited }, spec },
            { parent: this, dependsOn: release },
        );
    }
}

const apiVersion = "cert-manager.io/v1";

/** What is wrong with the arguments, before anything is created. */
export function certificatesFaults(name: string, args: CertificatesArgs): Fault[] {
    const { acme, namespace } = args;
    const twice = namespace !== undefined && acme?.dns01.identity !== undefined;
    return [
        // Objects get names of up to 25 characters more, and Kubernetes takes 63.
        ...kubernetesName("name", name, 38),
        ...kubernetesName("namespace", namespace),
        ...(twice
            ? [{ path: "namespace", expected: "that of acme.dns01.identity", got: namespace, repair: "leave it out" }]
            : []),
        ...matches("acme.server", acme?.server, /^https:\/\/\S+$/, "an https URL", "give the URL of the directory"),
        ...matches("acme.email", acme?.email, emailPattern, "an e-mail address", "name somebody who reads it"),
        ...wholeNumber("replicas", args.replicas, 1, 10, "pods"),
    ];
}
