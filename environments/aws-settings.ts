import type { AuroraCapacity } from "@fairlead/components/database/aws-aurora-args";
import {
    EksTaintEffect,
    type EksApiServerAccess,
    type EksNodePool,
} from "@fairlead/components/cluster/eks-cluster-args";
import { AwsLoadBalancerKind } from "@fairlead/components/load-balancer/aws-load-balancer-args";
import { AwsNatGateways, type AwsSubnetLengths } from "@fairlead/components/network/aws-network-args";

import { anyText, exampleNetwork, type SettingsGroup } from "./settings-group";

/** The settings of an environment on AWS: the group `fairlead:aws`. The region is Pulumi's own `aws:region`. */
export interface AwsSettings {
    readonly network: AwsNetworkSettings;
    readonly cluster: EksClusterSettings;
    readonly registry: EcrRegistrySettings;
    readonly dns: AwsDnsSettings;
    readonly access: AwsAccessSettings;
    readonly secretStore: AwsSecretStoreSettings;
    readonly database: AuroraSettings;
    /**
     * What stands before the ingress: `network` passes connections on, `application` ends TLS by a certificate of ACM.
     * @default AwsLoadBalancerKind.Network
     */
    readonly loadBalancer: AwsLoadBalancerKind;
}

/** Each setting is the argument of the same name of AwsNetwork, with its default. */
export interface AwsNetworkSettings {
    readonly cidr: string | undefined;
    readonly zoneCount: number | undefined;
    readonly availabilityZones: string[] | undefined;
    readonly subnetLengths: AwsSubnetLengths | undefined;
    readonly natGateways: AwsNatGateways | undefined;
    readonly interfaceEndpoints: string[] | undefined;
    readonly flowLogs: boolean | undefined;
    readonly flowLogRetentionDays: number | undefined;
}

/** Each setting is the argument of the same name of EksCluster, with its default. */
export interface EksClusterSettings {
    readonly kubernetesVersion: string | undefined;
    readonly nodePools: EksNodePool[];
    readonly apiServer: EksApiServerAccess;
    readonly adminPrincipalArns: string[];
    readonly logRetentionDays: number | undefined;
}

/** Each setting is the argument of the same name of EcrRegistry, with its default. */
export interface EcrRegistrySettings {
    readonly untaggedDays: number | undefined;
    readonly keepTagged: number | undefined;
}

/** Each setting is the argument of the same name of AwsDnsZone, with its default. */
export interface AwsDnsSettings {
    readonly dnssec: boolean | undefined;
    readonly queryLogRetentionDays: number | undefined;
}

/** Each setting is the argument of the same name of AwsGithubOidcAccess, with its default. */
export interface AwsAccessSettings {
    readonly previews: boolean | undefined;
    readonly oidcProviderArn: string | undefined;
}

/** The setting is the argument of the same name of AwsSecretsManager, with its default. */
export interface AwsSecretStoreSettings {
    readonly recoveryWindowDays: number | undefined;
}

/** Each setting is the argument of the same name of AuroraDatabase, with its default. */
export interface AuroraSettings {
    readonly majorVersion: string | undefined;
    readonly instanceClass: string | undefined;
    readonly capacity: AuroraCapacity | undefined;
    readonly readers: number | undefined;
    readonly backupRetentionDays: number | undefined;
    readonly maintenanceWindow: string | undefined;
    readonly applyImmediately: boolean | undefined;
    readonly logRetentionDays: number | undefined;
}

export function readAwsSettings(group: SettingsGroup): AwsSettings {
    return {
        network: group.group("network", readNetwork),
        cluster: group.group("cluster", readCluster),
        registry: group.group("registry", readRegistry),
        dns: group.group("dns", readDns),
        access: group.group("access", readAccess),
        secretStore: group.group("secretStore", readSecretStore),
        database: group.group("database", readDatabase),
        loadBalancer:
            group.optional("loadBalancer", (key) =>
                group.oneOf(key, Object.values(AwsLoadBalancerKind), AwsLoadBalancerKind.Network),
            ) ?? AwsLoadBalancerKind.Network,
    };
}

function readNetwork(group: SettingsGroup): AwsNetworkSettings {
    return {
        cidr: group.optional("cidr", (key) => group.text(key, anyText("an IPv4 network"))),
        zoneCount: group.optional("zoneCount", (key) => group.wholeNumber(key, "zones")),
        availabilityZones: group.optional("availabilityZones", (key) =>
            group.texts(key, anyText("a zone such as eu-central-1a")),
        ),
        subnetLengths: group.optional("subnetLengths", (key) => group.group(key, readSubnetLengths)),
        natGateways: group.optional("natGateways", (key) =>
            group.oneOf(key, Object.values(AwsNatGateways), AwsNatGateways.One),
        ),
        interfaceEndpoints: group.optional("interfaceEndpoints", (key) =>
            group.texts(key, anyText("the end of a service's name such as ecr.api")),
        ),
        flowLogs: group.optional("flowLogs", (key) => group.flag(key)),
        flowLogRetentionDays: group.optional("flowLogRetentionDays", (key) => group.wholeNumber(key, "days")),
    };
}

function readSubnetLengths(group: SettingsGroup): AwsSubnetLengths {
    const length = (key: string) => group.wholeNumber(key, "length of a mask");
    return {
        private: group.optional("private", length),
        public: group.optional("public", length),
        database: group.optional("database", length),
    };
}

function readCluster(group: SettingsGroup): EksClusterSettings {
    return {
        kubernetesVersion: group.optional("kubernetesVersion", (key) =>
            group.text(key, anyText('a version such as "1.36"')),
        ),
        nodePools: group.groups("nodePools", readPool),
        apiServer: group.group("apiServer", readApiServer),
        adminPrincipalArns:
            group.optional("adminPrincipalArns", (key) => group.texts(key, anyText("the ARN of a role or user"))) ?? [],
        logRetentionDays: group.optional("logRetentionDays", (key) => group.wholeNumber(key, "days")),
    };
}

function readPool(group: SettingsGroup): EksNodePool {
    const text = anyText("some text");
    return {
        name: group.text("name", anyText("the name of a pool")),
        instanceTypes: group.texts("instanceTypes", anyText("a type such as m7g.large")),
        spot: group.optional("spot", (key) => group.flag(key)),
        diskSizeGb: group.optional("diskSizeGb", (key) => group.wholeNumber(key, "GiB")),
        count: group.optional("count", (key) => group.wholeNumber(key, "nodes")),
        minCount: group.wholeNumber("minCount", "nodes"),
        maxCount: group.wholeNumber("maxCount", "nodes"),
        labels: group.optional("labels", (key) => group.textsByKey(key, text, text)),
        taints: group.optional("taints", (key) =>
            group.groups(key, (taint) => ({
                key: taint.text("key", text),
                value: taint.optional("value", (value) => taint.text(value, text)),
                effect: taint.oneOf("effect", Object.values(EksTaintEffect), EksTaintEffect.NoSchedule),
            })),
        ),
    };
}

function readApiServer(group: SettingsGroup): EksApiServerAccess {
    return {
        privateCluster: group.optional("privateCluster", (key) => group.flag(key)),
        authorizedIpRanges: group.optional("authorizedIpRanges", (key) =>
            group.texts(key, anyText("an IPv4 network", exampleNetwork)),
        ),
    };
}

function readRegistry(group: SettingsGroup): EcrRegistrySettings {
    return {
        untaggedDays: group.optional("untaggedDays", (key) => group.wholeNumber(key, "days")),
        keepTagged: group.optional("keepTagged", (key) => group.wholeNumber(key, "images")),
    };
}

function readDns(group: SettingsGroup): AwsDnsSettings {
    return {
        dnssec: group.optional("dnssec", (key) => group.flag(key)),
        queryLogRetentionDays: group.optional("queryLogRetentionDays", (key) => group.wholeNumber(key, "days")),
    };
}

function readAccess(group: SettingsGroup): AwsAccessSettings {
    return {
        previews: group.optional("previews", (key) => group.flag(key)),
        oidcProviderArn: group.optional("oidcProviderArn", (key) =>
            group.text(key, anyText("the ARN of a provider for GitHub's tokens")),
        ),
    };
}

function readSecretStore(group: SettingsGroup): AwsSecretStoreSettings {
    return { recoveryWindowDays: group.optional("recoveryWindowDays", (key) => group.wholeNumber(key, "days")) };
}

function readDatabase(group: SettingsGroup): AuroraSettings {
    return {
        majorVersion: group.optional("majorVersion", (key) => group.text(key, anyText('a version such as "17"'))),
        instanceClass: group.optional("instanceClass", (key) =>
            group.text(key, anyText("a class such as db.r7g.large")),
        ),
        capacity: group.optional("capacity", (key) =>
            group.group(key, (bounds) => ({
                min: bounds.number("min", "Aurora capacity units"),
                max: bounds.number("max", "Aurora capacity units"),
            })),
        ),
        readers: group.optional("readers", (key) => group.wholeNumber(key, "instances")),
        backupRetentionDays: group.optional("backupRetentionDays", (key) => group.wholeNumber(key, "days")),
        maintenanceWindow: group.optional("maintenanceWindow", (key) =>
            group.text(key, anyText("a window such as sun:03:00-sun:04:00")),
        ),
        applyImmediately: group.optional("applyImmediately", (key) => group.flag(key)),
        logRetentionDays: group.optional("logRetentionDays", (key) => group.wholeNumber(key, "days")),
    };
}
