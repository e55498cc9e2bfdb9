import type * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "@fairlead/components/cluster/cluster";
import type { DnsZone } from "@fairlead/components/dns-zone/dns-zone";
import type { GithubOidcAccess } from "@fairlead/components/github-oidc-access/github-oidc-access";
import type { GitOpsController } from "@fairlead/components/gitops-controller/gitops-controller";
import type { Registry } from "@fairlead/components/registry/registry";
import type { Fault } from "@fairlead/components/shared/arguments";

import type { Settings } from "./settings";
import type { SettingsGroup } from "./settings-group";

/** Which stack of which project is built. */
export interface StackName {
    readonly project: string;
    readonly stack: string;
}

/** What a cloud gives to the platform that stands on it. */
export interface Foundation {
    readonly cluster: Cluster & pulumi.ComponentResource;
    readonly registry: Registry;
    readonly dnsZone: DnsZone;
    readonly access: GithubOidcAccess;
    /** The address that the Internet finds applications at. */
    readonly publicAddress: pulumi.Output<string>;
    /** What the ingress' Service is annotated with to get that address. */
    readonly ingressAnnotations: pulumi.Output<Record<string, string>>;
    /** Installs Flux in the way this cloud supports it. */
    readonly installFlux: (
        name: string,
        opts: pulumi.ComponentResourceOptions,
    ) => GitOpsController & pulumi.ComponentResource;
}

/** A cloud whose settings were read, and nothing else done. */
export interface PreparedCloud {
    /** What is wrong with the settings beyond their types. */
    readonly faults: Fault[];
    readonly build: () => Foundation;
}

/** The one thing that a cloud's file exports: reads the cloud's own group of settings, and can then build on them. */
export type PrepareCloud = (group: SettingsGroup, settings: Settings, name: StackName) => PreparedCloud;
