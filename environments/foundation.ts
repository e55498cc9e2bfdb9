import type * as pulumi from "@pulumi/pulumi";
import type { Provider } from "@pulumi/kubernetes/provider";
import type { Dns01 } from "@fairlead/components/certificates/dns01";
import type { Cluster } from "@fairlead/components/cluster/cluster";
import type { Database } from "@fairlead/components/database/database";
import type { FileStorage } from "@fairlead/components/file-storage/file-storage";
import type { GithubOidcAccess } from "@fairlead/components/github-oidc-access/github-oidc-access";
import type { GitOpsController } from "@fairlead/components/gitops-controller/gitops-controller";
import type { IngressNginx } from "@fairlead/components/ingress-nginx/ingress-nginx";
import type { IngressNginxArgs } from "@fairlead/components/ingress-nginx/ingress-nginx-args";
import type { Registry } from "@fairlead/components/registry/registry";
import type { SecretStore } from "@fairlead/components/secret-store/secret-store";
import type { Fault } from "@fairlead/components/shared/arguments";
import type { MetricsEndpoint } from "@fairlead/components/shared/metrics-endpoint";
import type { WorkloadIdentity } from "@fairlead/components/workload-identity/workload-identity";

import type { Prepare } from "./prepare-program";
import type { Settings } from "./settings";

/**
 * The parts of the platform that have rights in the cloud, by the name of their namespace and of their service account:
 * a cloud gives identities to these, and the platform runs them under these names.
 */
export const platformAccounts = { certificates: "cert-manager", externalSecrets: "external-secrets" } as const;

/** How the ingress gets its traffic in a cloud. */
export interface IngressPlacement {
    /** What IngressNginx must be told of it. */
    readonly args: Pick<IngressNginxArgs, "serviceType" | "serviceAnnotations" | "trustedProxy" | "labels">;
    /** Whether TLS ends before the ingress, so that applications need no certificate. */
    readonly tlsEndsBefore: boolean;
    /** Binds the cloud's load balancer to the ingress, where the cluster does not make one by itself. */
    readonly bind: (ingress: IngressNginx) => void;
    /** Host name or addresses that the Internet finds applications at. */
    readonly addresses: pulumi.Output<string[]>;
}

/** A GitOps controller of ours, whose metrics are watched. */
export type MonitoredController = GitOpsController &
    pulumi.ComponentResource & { readonly metrics: pulumi.Output<MetricsEndpoint> };

/** What a cloud gives to the platform that stands on it. */
export interface Foundation {
    readonly cluster: Cluster;
    /** Into the cluster: after the whole of it with its nodes, and on destroy before any of it. */
    readonly provider: Provider;
    readonly registry: Registry;
    readonly database: Database;
    readonly fileStorage: FileStorage;
    readonly secretStore: SecretStore;
    /** Who may read the secret store; none where the store itself says it. */
    readonly secretReader: WorkloadIdentity | undefined;
    /** How it is proven that the domain is ours; none where no zone is. */
    readonly dns01: Dns01 | undefined;
    readonly ingress: IngressPlacement;
    /** The servers that the domain must be delegated to; none where no zone is. */
    readonly nameServers: pulumi.Output<string[]>;
    /** What is left to do by hand in the cloud. */
    readonly nextSteps: pulumi.Output<string[]>;
    /** Keyless access of workflows; none where there is no registry of ours. */
    readonly access: GithubOidcAccess | undefined;
    /** Installs Flux in the way this cloud supports it; none where only Argo CD is. */
    readonly installFlux: ((name: string) => MonitoredController) | undefined;
}

/** A cloud whose settings were read, and nothing else done. */
export interface PreparedCloud {
    /** What is wrong with the settings beyond their types. */
    readonly faults: Fault[];
    readonly build: () => Foundation;
}

/** The one thing that a cloud's file exports: reads the cloud's own group of settings, and can then build on them. */
export type PrepareCloud = Prepare<Settings, PreparedCloud>;
