import * as pulumi from "@pulumi/pulumi";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { azureDns01 } from "@fairlead/components/certificates/azure-dns01";
import { AksCluster } from "@fairlead/components/cluster/aks-cluster";
import { AksEgress } from "@fairlead/components/cluster/aks-cluster-args";
import { AzurePostgresDatabase } from "@fairlead/components/database/azure-postgres-database";
import { AzureDnsZone } from "@fairlead/components/dns-zone/azure-dns-zone";
import { AzureFileStorage } from "@fairlead/components/file-storage/azure-file-storage";
import { AzureGithubOidcAccess } from "@fairlead/components/github-oidc-access/azure-github-oidc-access";
import { githubProvider } from "@fairlead/components/github-oidc-access/github-provider";
import { AksFlux } from "@fairlead/components/gitops-controller/aks-flux";
import { AzureNetwork } from "@fairlead/components/network/azure-network";
import { AzurePublicAddress } from "@fairlead/components/network/azure-public-address";
import { AcrRegistry } from "@fairlead/components/registry/acr-registry";
import { AzureKeyVault } from "@fairlead/components/secret-store/azure-key-vault";
import { AzureRole } from "@fairlead/components/shared/azure-roles";
import { environmentTags } from "@fairlead/components/shared/tags";
import { AzureWorkloadIdentity } from "@fairlead/components/workload-identity/azure-workload-identity";

import { azureFaults, recordsWithApps } from "./azure-faults";
import { readAzureSettings, type AzureSettings } from "./azure-settings";
import { clusterProvider } from "./cluster-provider";
import { platformAccounts, type Foundation, type PrepareCloud } from "./foundation";
import { accessArgs, delegation } from "./foundation-args";
import type { StackName } from "./prepare-program";
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
    const provider = clusterProvider(cluster, cluster.aksId);
    const address = new AzurePublicAddress(`${name}-ingress`, {
        ...common,
        zones: azure.cluster.systemPool.zones,
        cluster,
    });
    const dnsZone = new AzureDnsZone(name, {
        resourceGroupName: resourceGroup.name,
        zoneName: settings.dns.zoneName,
        records: recordsWithApps(settings, address.address),
        tags,
        protect,
    });
    const access = new AzureGithubOidcAccess(
        name,
        { ...accessArgs(settings, stack), registry, tags, protect },
        { providers: [githubProvider(name, settings.github.owner)] },
    );
    const secretStore = new AzureKeyVault(name, { ...common, ...azure.secretStore, network });
    const database = new AzurePostgresDatabase(name, { ...common, ...azure.database, network, keyVault: secretStore });
    const fileStorage = new AzureFileStorage(
        `${name}-files`,
        { ...common, ...azure.fileStorage, network, cluster },
        { provider },
    );
    const identityOf = (account: string, role: string, on: AzureRole, scope: pulumi.Output<string>) =>
        new AzureWorkloadIdentity(`${name}-${account}`, {
            ...common,
            cluster,
            namespace: account,
            serviceAccountName: account,
            roles: [{ name: role, role: on, scope }],
        });
    const { certificates, externalSecrets } = platformAccounts;
    const dnsWriter = identityOf(certificates, "writes-records", AzureRole.DnsZoneContributor, dnsZone.id);

    return {
        cluster,
        provider,
        registry,
        database,
        fileStorage,
        secretStore,
        secretReader: identityOf(
            externalSecrets,
            "reads-secrets",
            AzureRole.KeyVaultSecretsUser,
            secretStore.keyVaultId,
        ),
        dns01: azureDns01(dnsZone, dnsWriter),
        ingress: {
            args: { serviceAnnotations: address.serviceAnnotations },
            tlsEndsBefore: false,
            // AKS makes the load balancer for the Service, and takes it along when it goes.
            bind: () => undefined,
            addresses: address.address.apply((ip) => [ip]),
        },
        nameServers: dnsZone.nameServers,
        nextSteps: delegation(settings, dnsZone.nameServers),
        access,
        installFlux: (fluxName) => new AksFlux(fluxName, { cluster }, { dependsOn: cluster }),
    };
}
