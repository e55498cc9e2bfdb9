import * as pulumi from "@pulumi/pulumi";
import { aksClusterFaults } from "@fairlead/components/cluster/aks-cluster-faults";
import { AksEgress } from "@fairlead/components/cluster/aks-cluster-args";
import { azurePostgresFaults } from "@fairlead/components/database/azure-postgres-properties";
import { azureDnsZoneFaults } from "@fairlead/components/dns-zone/azure-dns-zone";
import { DnsRecordType, type DnsRecord } from "@fairlead/components/dns-zone/dns-zone";
import { azureFileStorageFaults } from "@fairlead/components/file-storage/azure-file-storage-args";
import { azureGithubOidcAccessFaults } from "@fairlead/components/github-oidc-access/azure-github-oidc-access";
import { azureNetworkFaults } from "@fairlead/components/network/azure-network-args";
import { networksOverlap } from "@fairlead/components/network/azure-subnets";
import { acrRegistryFaults } from "@fairlead/components/registry/acr-registry";
import { azureKeyVaultFaults } from "@fairlead/components/secret-store/azure-key-vault";
import type { Fault } from "@fairlead/components/shared/arguments";

import type { AzureSettings } from "./azure-settings";
import { accessArgs, accessFaults, under, underNamed, zoneFaults } from "./foundation-args";
import type { StackName } from "./prepare-program";
import type { Settings } from "./settings";

/** What the components would refuse, said of the settings it comes from. */
export function azureFaults(settings: Settings, azure: AzureSettings, { project, stack }: StackName): Fault[] {
    const { network, cluster, registry } = azure;
    const name = `${project}-${stack}`;
    const egress = network.natGateway ? AksEgress.NatGateway : AksEgress.LoadBalancer;
    // Known only once the network exists.
    const egressCidrs = pulumi.output<string[]>([]);
    const records = recordsWithApps(settings, pulumi.output(""));
    return [
        ...under("fairlead:azure.network", azureNetworkFaults(network)),
        ...underNamed(
            "fairlead:azure.cluster",
            aksClusterFaults(name, { ...cluster, egress, network: { egressCidrs } }),
        ),
        ...rangesApart(azure),
        ...under("fairlead:azure.registry", acrRegistryFaults(registry)),
        ...underNamed("fairlead:azure.secretStore", azureKeyVaultFaults(name, azure.secretStore)),
        ...underNamed("fairlead:azure.database", azurePostgresFaults(name, azure.database)),
        ...underNamed("fairlead:azure.fileStorage", azureFileStorageFaults(`${name}-files`, azure.fileStorage)),
        ...zoneFaults(azureDnsZoneFaults({ zoneName: settings.dns.zoneName, records }), settings.dns.records),
        ...accessFaults(azureGithubOidcAccessFaults(accessArgs(settings, stack))),
    ];
}

/** The records of the settings, and one for each application's host. */
export function recordsWithApps({ dns, apps }: Settings, address: pulumi.Output<string>): DnsRecord[] {
    return [...dns.records, ...apps.map(({ host }) => ({ name: host, type: DnsRecordType.A, values: [address] }))];
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
