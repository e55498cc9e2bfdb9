import * as pulumi from "@pulumi/pulumi";
import { aksClusterFaults } from "@fairlead/components/cluster/aks-cluster-faults";
import { AksEgress } from "@fairlead/components/cluster/aks-cluster-args";
import { azureDnsZoneFaults } from "@fairlead/components/dns-zone/azure-dns-zone";
import { DnsRecordType, type DnsRecord } from "@fairlead/components/dns-zone/dns-zone";
import {
    azureGithubOidcAccessFaults,
    type AzureGithubOidcAccessArgs,
} from "@fairlead/components/github-oidc-access/azure-github-oidc-access";
import { azureNetworkFaults } from "@fairlead/components/network/azure-network-args";
import { networksOverlap } from "@fairlead/components/network/azure-subnets";
import { acrRegistryFaults } from "@fairlead/components/registry/acr-registry";
import type { Fault } from "@fairlead/components/shared/arguments";

import type { AzureSettings } from "./azure-settings";
import type { StackName } from "./foundation";
import type { Settings } from "./settings";

/** What the components would refuse, said of the settings it comes from. */
export function azureFaults(settings: Settings, azure: AzureSettings, { project, stack }: StackName): Fault[] {
    const { network, cluster, registry } = azure;
    const egress = network.natGateway ? AksEgress.NatGateway : AksEgress.LoadBalancer;
    // Known only once the network exists.
    const egressCidrs = pulumi.output<string[]>([]);
    const records = recordsWithApps(settings, pulumi.output(""));
    return [
        ...under("fairlead:azure.network.", azureNetworkFaults(network)),
        ...aksClusterFaults(`${project}-${stack}`, { ...cluster, egress, network: { egressCidrs } }).map((fault) => ({
            ...fault,
            // Project and stack make the cluster's name.
            path: fault.path === "name" ? "pulumi:stack" : `fairlead:azure.cluster.${fault.path}`,
        })),
        ...rangesApart(azure),
        ...under("fairlead:azure.registry.", acrRegistryFaults(registry)),
        ...azureDnsZoneFaults({ zoneName: settings.dns.zoneName, records }).map((fault) => ({
            ...fault,
            path: recordKey(fault.path, settings.dns.records.length),
        })),
        ...azureGithubOidcAccessFaults(accessArgs(settings, stack)).map((fault) => ({
            ...fault,
            path: fault.path.replace(/^repository\./, "fairlead:github.").replace(/^environments.*/, "pulumi:stack"),
        })),
    ];
}

/** Who gets access: jobs in the GitHub environment of the stack's name. */
export function accessArgs(
    { github }: Settings,
    stack: string,
): Pick<AzureGithubOidcAccessArgs, "repository" | "environments"> {
    const { deploymentBranches, ...repository } = github;
    return { repository, environments: [{ name: stack, branches: deploymentBranches }] };
}

/** The records of the settings, and one for each application's host. */
export function recordsWithApps({ dns, apps }: Settings, address: pulumi.Output<string>): DnsRecord[] {
    return [...dns.records, ...apps.map(({ host }) => ({ name: host, type: DnsRecordType.A, values: [address] }))];
}

/** The setting that a fault of the zone's arguments comes from: a record, or the host of an application. */
function recordKey(path: string, own: number): string {
    const [, index, rest = ""] = /^records\[(\d+)\](.*)$/.exec(path) ?? [];
    const app = Number(index) - own;
    return app >= 0
        ? `fairlead:apps[${app}].host`
        : `fairlead:dns.${index === undefined ? path : `records[${index}]${rest}`}`;
}

/** Pods and services must have addresses that the network has not, or packets go astray. */
function rangesApart({ network, cluster }: AzureSettings): Fault[] {
    const ranges = {
        podCidr: cluster.podCidr ?? "10.244.0.0/16",
        serviceCidr: cluster.serviceCidr ?? "10.96.0.0/16",
    };
    return Object.entries(ranges)
        .filter(([, range]) => networksOverlap(range, network.cidr))
        .map(([key, range]) => ({
            path: "fairlead:azure.network.cidr",
            expected: `a network apart from fairlead:azure.cluster.${key} (${range})`,
            got: network.cidr,
            repair: "move one of them",
        }));
}

function under(prefix: string, faults: readonly Fault[]): Fault[] {
    return faults.map((fault) => ({ ...fault, path: prefix + fault.path }));
}
