import type { AksClusterArgs } from "@fairlead/components/cluster/aks-cluster-args";
import type { AksCluster } from "@fairlead/components/cluster/aks-cluster";
import type { EksClusterArgs } from "@fairlead/components/cluster/eks-cluster-args";
import type { EksCluster } from "@fairlead/components/cluster/eks-cluster";
import { awsDns01 } from "@fairlead/components/certificates/aws-dns01";
import type { AwsCertificateArgs } from "@fairlead/components/certificates/aws-certificate";
import { azureDns01 } from "@fairlead/components/certificates/azure-dns01";
import type { AuroraDatabaseArgs } from "@fairlead/components/database/aws-aurora-args";
import type { AzurePostgresDatabaseArgs } from "@fairlead/components/database/azure-postgres-args";
import type { InClusterDatabaseArgs } from "@fairlead/components/database/in-cluster-database";
import type { AwsDnsZone } from "@fairlead/components/dns-zone/aws-dns-zone";
import type { AzureDnsZone } from "@fairlead/components/dns-zone/azure-dns-zone";
import type { AzureFileStorageArgs } from "@fairlead/components/file-storage/azure-file-storage-args";
import type { AwsGithubOidcAccessArgs } from "@fairlead/components/github-oidc-access/aws-github-oidc-access";
import type { AzureGithubOidcAccessArgs } from "@fairlead/components/github-oidc-access/azure-github-oidc-access";
import type { AksFluxArgs } from "@fairlead/components/gitops-controller/aks-flux";
import type { AwsLoadBalancer } from "@fairlead/components/load-balancer/aws-load-balancer";
import type { AwsLoadBalancerArgs } from "@fairlead/components/load-balancer/aws-load-balancer-args";
import type { AwsLoadBalancerBindingArgs } from "@fairlead/components/load-balancer/aws-load-balancer-binding";
import type { AwsNetwork } from "@fairlead/components/network/aws-network";
import type { AzureNetwork } from "@fairlead/components/network/azure-network";
import type { AzurePublicAddress, AzurePublicAddressArgs } from "@fairlead/components/network/azure-public-address";
import type { AcrRegistry } from "@fairlead/components/registry/acr-registry";
import type { EcrRegistry } from "@fairlead/components/registry/ecr-registry";
import type { AwsSecretsManager } from "@fairlead/components/secret-store/aws-secrets-manager";
import type { AzureKeyVault, AzureKeyVaultArgs } from "@fairlead/components/secret-store/azure-key-vault";
import type {
    AwsWorkloadIdentity,
    AwsWorkloadIdentityArgs,
} from "@fairlead/components/workload-identity/aws-workload-identity";
import type {
    AzureWorkloadIdentity,
    AzureWorkloadIdentityArgs,
} from "@fairlead/components/workload-identity/azure-workload-identity";

interface Azure {
    readonly cluster: AksCluster;
    readonly identity: AzureWorkloadIdentity;
    readonly loadBalancer: AzurePublicAddress;
    readonly network: AzureNetwork;
    readonly registry: AcrRegistry;
    readonly secrets: AzureKeyVault;
    readonly zone: AzureDnsZone;
}

interface Aws {
    readonly cluster: EksCluster;
    readonly identity: AwsWorkloadIdentity;
    readonly loadBalancer: AwsLoadBalancer;
    readonly network: AwsNetwork;
    readonly registry: EcrRegistry;
    readonly secrets: AwsSecretsManager;
    readonly zone: AwsDnsZone;
}

/** Takes what an argument takes. */
declare function needs<Argument>(offer: Argument): Argument;

/**
 * What one component asks of another of its cloud, that one gives, and its counterpart of the other cloud does not.
 * `npm run check:types` proves it: an error that is expected and missing is an error, too. Nothing here runs.
 */
export function onAzure(azure: Azure, aws: Aws): void {
    needs<AzureWorkloadIdentityArgs["cluster"]>(azure.cluster);
    needs<AzurePublicAddressArgs["cluster"]>(azure.cluster);
    needs<AksFluxArgs["cluster"]>(azure.cluster);
    needs<AksClusterArgs["network"]>(azure.network);
    needs<AzurePostgresDatabaseArgs["network"]>(azure.network);
    needs<AzurePostgresDatabaseArgs["keyVault"]>(azure.secrets);
    needs<AzureKeyVaultArgs["network"]>(azure.network);
    needs<AzureFileStorageArgs["cluster"]>(azure.cluster);
    needs<AzureFileStorageArgs["network"]>(azure.network);
    needs<Required<AksClusterArgs>["registry"]>(azure.registry);
    needs<AzureGithubOidcAccessArgs["registry"]>(azure.registry);
    azureDns01(azure.zone, azure.identity);

    // @ts-expect-error A cluster of AWS, where one of Azure is needed.
    needs<AzureWorkloadIdentityArgs["cluster"]>(aws.cluster);
    // @ts-expect-error A cluster of AWS, where one of Azure is needed.
    needs<AzurePublicAddressArgs["cluster"]>(aws.cluster);
    // @ts-expect-error A cluster of AWS, where one of Azure is needed.
    needs<AksFluxArgs["cluster"]>(aws.cluster);
    // @ts-expect-error A network of AWS, where one of Azure is needed.
    needs<AksClusterArgs["network"]>(aws.network);
    // @ts-expect-error A network of AWS, where one of Azure is needed.
    needs<AzurePostgresDatabaseArgs["network"]>(aws.network);
    // @ts-expect-error A secret store of AWS, where one of Azure is needed.
    needs<AzurePostgresDatabaseArgs["keyVault"]>(aws.secrets);
    // @ts-expect-error A network of AWS, where one of Azure is needed.
    needs<AzureKeyVaultArgs["network"]>(aws.network);
    // @ts-expect-error A cluster of AWS, where one of Azure is needed.
    needs<AzureFileStorageArgs["cluster"]>(aws.cluster);
    // @ts-expect-error A network of AWS, where one of Azure is needed.
    needs<AzureFileStorageArgs["network"]>(aws.network);
    // @ts-expect-error A secret store of a cloud, where one in the cluster is needed.
    needs<InClusterDatabaseArgs["secretStore"]>(azure.secrets);
    // @ts-expect-error A registry of AWS, where one of Azure is needed.
    needs<Required<AksClusterArgs>["registry"]>(aws.registry);
    // @ts-expect-error A registry of AWS, where one of Azure is needed.
    needs<AzureGithubOidcAccessArgs["registry"]>(aws.registry);
    // @ts-expect-error A zone of AWS, where one of Azure is needed.
    azureDns01(aws.zone, azure.identity);
    // @ts-expect-error An identity of AWS, where one of Azure is needed.
    azureDns01(azure.zone, aws.identity);
}

export function onAws(aws: Aws, azure: Azure): void {
    needs<AwsWorkloadIdentityArgs["cluster"]>(aws.cluster);
    needs<EksClusterArgs["network"]>(aws.network);
    needs<AwsLoadBalancerArgs["network"]>(aws.network);
    needs<AuroraDatabaseArgs["network"]>(aws.network);
    needs<AwsGithubOidcAccessArgs["registry"]>(aws.registry);
    needs<AwsCertificateArgs["zone"]>(aws.zone);
    needs<AwsLoadBalancerBindingArgs["loadBalancer"]>(aws.loadBalancer);
    awsDns01(aws.zone, aws.identity);

    // @ts-expect-error A cluster of Azure, where one of AWS is needed.
    needs<AwsWorkloadIdentityArgs["cluster"]>(azure.cluster);
    // @ts-expect-error A network of Azure, where one of AWS is needed.
    needs<EksClusterArgs["network"]>(azure.network);
    // @ts-expect-error A network of Azure, where one of AWS is needed.
    needs<AwsLoadBalancerArgs["network"]>(azure.network);
    // @ts-expect-error A network of Azure, where one of AWS is needed.
    needs<AuroraDatabaseArgs["network"]>(azure.network);
    // @ts-expect-error A registry of Azure, where one of AWS is needed.
    needs<AwsGithubOidcAccessArgs["registry"]>(azure.registry);
    // @ts-expect-error A zone of Azure, where one of AWS is needed.
    needs<AwsCertificateArgs["zone"]>(azure.zone);
    // @ts-expect-error A load balancer of Azure, where one of AWS is needed.
    needs<AwsLoadBalancerBindingArgs["loadBalancer"]>(azure.loadBalancer);
    // @ts-expect-error A zone of Azure, where one of AWS is needed.
    awsDns01(azure.zone, aws.identity);
    // @ts-expect-error An identity of Azure, where one of AWS is needed.
    awsDns01(aws.zone, azure.identity);
}
