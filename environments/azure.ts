import * as pulumi from "@pulumi/pulumi";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { Provider as GithubProvider } from "@pulumi/github/provider";
import { AksCluster } from "@fairlead/components/cluster/aks-cluster";
import { AksEgress } from "@fairlead/components/cluster/aks-cluster-args";
import { AzureDnsZone } from "@fairlead/components/dns-zone/azure-dns-zone";
import { AzureGithubOidcAccess } from "@fairlead/components/github-oidc-access/azure-github-oidc-access";
import { AksFlux } from "@fairlead/components/gitops-controller/aks-flux";
import { AzureNetwork } from "@fairlead/components/network/azure-network";
import { AzurePublicAddress } from "@fairlead/components/network/azure-public-address";
import { AcrRegistry } from "@fairlead/components/registry/acr-registry";
import { environmentTags } from "@fairlead/components/shared/tags";

import { accessArgs, azureFaults, recordsWithApps } from "./azure-faults";
import { readAzureSettings, type AzureSettings } from "./azure-settings";
import type { Foundation, PrepareCloud, StackName } from "./foundation";
import type { Settings } from "./settings";

/** An environment on Azure, all of it in one resource group. */
export const prepareAzure: PrepareCloud = (group, settings, name) => {
    const azure = readAzureSettings(group);
    return {
        faults: azureFaults(settings, azure, name),
        build: () => build(settings, azure, name),
    };
};

function build(settings: Settings, azure: AzureSettings, { project, stack }: StackName): Foundation {
    const name = `${project}-${stack}`;
    const { protect } = settings;
    const { location } = azure;
    const tags = environmentTags(project, stack, settings.tags);

    const resourceGroup = new ResourceGroup(name, { resourceGroupName: name, location, tags }, { protect });
    const common = { resourceGroupName: resourceGroup.name, location, tags, protect };
    const network = new AzureNetwork(name, { ...common, ...azure.network });
    const registry = new AcrRegistry(name, { ...common, ...azure.registry });
    const cluster = new AksCluster(name, {
        ...common,
        ...azure.cluster,
        network,
        registry,
        egress: azure.network.natGateway ? AksEgress.NatGateway : AksEgress.LoadBalancer,
    });
    const ingress = new AzurePublicAddress(`${name}-ingress`, {
        ...common,
        zones: azure.cluster.systemPool.zones,
        cluster,
    });
    const dnsZone = new AzureDnsZone(name, {
        resourceGroupName: resourceGroup.name,
        zoneName: settings.dns.zoneName,
        records: recordsWithApps(settings, ingress.address),
        tags,
        protect,
    });
    const access = new AzureGithubOidcAccess(
        name,
        {
            ...accessArgs(settings, stack),
            registry,
            tags,
            protect,
        },
        { providers: [new GithubProvider(name, { owner: settings.github.owner })] },
    );

    return {
        cluster,
        registry,
        dnsZone,
        access,
        publicAddress: ingress.address,
        ingressAnnotations: ingress.serviceAnnotations,
        installFlux: (fluxName, opts) =>
            new AksFlux(fluxName, { cluster }, pulumi.mergeOptions(opts, { dependsOn: cluster })),
    };
}
