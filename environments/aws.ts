import * as pulumi from "@pulumi/pulumi";
import { awsDns01 } from "@fairlead/components/certificates/aws-dns01";
import { EksCluster } from "@fairlead/components/cluster/eks-cluster";
import { AuroraDatabase } from "@fairlead/components/database/aws-aurora-database";
import { AwsDnsZone } from "@fairlead/components/dns-zone/aws-dns-zone";
import { EfsFileStorage } from "@fairlead/components/file-storage/aws-efs-file-storage";
import { AwsGithubOidcAccess } from "@fairlead/components/github-oidc-access/aws-github-oidc-access";
import { githubProvider } from "@fairlead/components/github-oidc-access/github-provider";
import { AwsNetwork } from "@fairlead/components/network/aws-network";
import { EcrRegistry } from "@fairlead/components/registry/ecr-registry";
import { AwsSecretsManager } from "@fairlead/components/secret-store/aws-secrets-manager";
import { environmentTags } from "@fairlead/components/shared/tags";
import {
    certificateDnsStatements,
    secretReaderStatements,
    type AwsPolicyStatement,
} from "@fairlead/components/workload-identity/aws-policies";
import { AwsWorkloadIdentity } from "@fairlead/components/workload-identity/aws-workload-identity";

import { awsFaults } from "./aws-faults";
import { placeIngress } from "./aws-ingress";
import { readAwsSettings, type AwsSettings } from "./aws-settings";
import { clusterProvider } from "./cluster-provider";
import { platformAccounts, type Foundation, type PrepareCloud } from "./foundation";
import { accessArgs, delegation } from "./foundation-args";
import type { StackName } from "./prepare-program";
import type { Settings } from "./settings";

/** An environment on AWS, in the region of the stack's `aws:region`. */
export const prepareAws: PrepareCloud = (group, settings, name) => {
    const aws = readAwsSettings(group);
    return {
        faults: awsFaults(settings, aws, name),
        build: () => build(settings, aws, name),
    };
};

function build(settings: Settings, aws: AwsSettings, { project, stack }: StackName): Foundation {
    const name = `${project}-${stack}`;
    const { protect } = settings;
    const common = { tags: environmentTags(project, stack, settings.tags), protect };

    const network = new AwsNetwork(name, { ...common, ...aws.network });
    const registry = new EcrRegistry(name, {
        ...common,
        ...aws.registry,
        applications: settings.apps.map((app) => app.name),
        forceDelete: !protect,
    });
    const cluster = new EksCluster(name, { ...common, ...aws.cluster, network, deletionProtection: protect });
    const provider = clusterProvider(cluster, cluster.clusterArn);
    // The load balancer's certificate is proven in the zone, which leads names to the load balancer.
    const [dnsName, setDnsName] = pulumi.deferredOutput<string>();
    const [hostedZoneId, setHostedZoneId] = pulumi.deferredOutput<string>();
    const dnsZone = new AwsDnsZone(name, {
        ...common,
        ...aws.dns,
        ...settings.dns,
        aliases: settings.apps.map(({ host }) => ({ name: host, dnsName, hostedZoneId })),
    });
    const ingress = placeIngress(name, settings, aws.loadBalancer, { ...common, network, cluster, dnsZone, provider });
    setDnsName(ingress.loadBalancer.dnsName);
    setHostedZoneId(ingress.loadBalancer.hostedZoneId);
    const access = new AwsGithubOidcAccess(
        name,
        { ...common, ...aws.access, ...accessArgs(settings, stack), registry },
        { providers: [githubProvider(name, settings.github.owner)] },
    );
    const secretStore = new AwsSecretsManager(name, { ...common, ...aws.secretStore });
    const database = new AuroraDatabase(name, {
        ...common,
        ...aws.database,
        network,
        clusterSecurityGroupId: cluster.clusterSecurityGroupId,
        finalSnapshot: protect,
    });
    const fileStorage = new EfsFileStorage(
        `${name}-files`,
        { ...common, network, cluster, clusterSecurityGroupId: cluster.clusterSecurityGroupId, backup: protect },
        { provider },
    );
    const identityOf = (account: string, statements: AwsPolicyStatement[]) =>
        new AwsWorkloadIdentity(`${name}-${account}`, {
            tags: common.tags,
            cluster,
            namespace: account,
            serviceAccountName: account,
            statements,
        });
    const dnsWriter = identityOf(platformAccounts.certificates, certificateDnsStatements(dnsZone));

    return {
        cluster,
        provider,
        registry,
        database,
        fileStorage,
        secretStore,
        secretReader: identityOf(
            platformAccounts.externalSecrets,
            secretReaderStatements([secretStore.secretArns, database.administratorSecret]),
        ),
        dns01: awsDns01(dnsZone, dnsWriter),
        ingress,
        nameServers: dnsZone.nameServers,
        nextSteps: delegation(settings, dnsZone.nameServers),
        access,
        installFlux: undefined,
    };
}
