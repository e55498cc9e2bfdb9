import * as pulumi from "@pulumi/pulumi";
import { awsCertificateFaults } from "@fairlead/components/certificates/aws-certificate";
import { eksClusterFaults } from "@fairlead/components/cluster/eks-cluster-faults";
import { auroraDatabaseFaults } from "@fairlead/components/database/aws-aurora-faults";
import { awsDnsZoneFaults } from "@fairlead/components/dns-zone/aws-dns-zone";
import { efsFileStorageFaults } from "@fairlead/components/file-storage/aws-efs-args";
import { awsGithubOidcAccessFaults } from "@fairlead/components/github-oidc-access/aws-github-oidc-access";
import { GitOpsControllerKind } from "@fairlead/components/gitops-controller/gitops-controller";
import { AwsLoadBalancerKind } from "@fairlead/components/load-balancer/aws-load-balancer-args";
import { awsNetworkFaults, zoneCountOf } from "@fairlead/components/network/aws-network-faults";
import type { AwsNetworkReference } from "@fairlead/components/network/aws-network-references";
import { ecrRegistryFaults } from "@fairlead/components/registry/ecr-registry";
import { awsSecretsManagerFaults } from "@fairlead/components/secret-store/aws-secrets-manager";
import type { Fault } from "@fairlead/components/shared/arguments";
import { roleNameFaults } from "@fairlead/components/workload-identity/aws-workload-identity";

import { certifiedNames } from "./aws-ingress";
import type { AwsSettings } from "./aws-settings";
import { platformAccounts } from "./foundation";
import { accessArgs, accessFaults, ofStackName, under, underNamed, zoneFaults } from "./foundation-args";
import type { StackName } from "./prepare-program";
import type { Settings } from "./settings";

/** What the components would refuse, said of the settings it comes from. */
export function awsFaults(settings: Settings, aws: AwsSettings, { project, stack }: StackName): Fault[] {
    const { dns, apps, gitops } = settings;
    const name = `${project}-${stack}`;
    const nowhere = pulumi.output("");
    const aliases = apps.map(({ host }) => ({ name: host, dnsName: nowhere, hostedZoneId: nowhere }));
    return [
        ...regionFaults(new pulumi.Config("aws").get("region")),
        ...under("fairlead:aws.network", awsNetworkFaults(aws.network)),
        ...underNamed("fairlead:aws.cluster", eksClusterFaults(name, { ...aws.cluster, network: subnetsOf(aws) })),
        ...ecrRegistryFaults(name, { ...aws.registry, applications: apps.map((app) => app.name) }).map((fault) => ({
            ...fault,
            path: fault.path
                .replace(/^/, "fairlead:aws.registry.")
                .replace(/^.*applications(\[\d+\])?.*/, "fairlead:apps$1"),
        })),
        ...zoneFaults(awsDnsZoneFaults({ ...aws.dns, ...dns, aliases }), dns.records),
        ...certificateFaults(settings, aws),
        ...accessFaults(awsGithubOidcAccessFaults({ ...aws.access, ...accessArgs(settings, stack) })),
        ...under("fairlead:aws.secretStore", awsSecretsManagerFaults(aws.secretStore)),
        ...underNamed("fairlead:aws.database", auroraDatabaseFaults(name, aws.database)),
        ...ofStackName([
            ...efsFileStorageFaults(`${name}-files`, {}),
            ...Object.values(platformAccounts).flatMap((account) => roleNameFaults(`${name}-${account}`)),
        ]),
        ...(gitops.controller === GitOpsControllerKind.Flux
            ? [
                  {
                      path: "fairlead:gitops.controller",
                      expected: "argo-cd: no Flux comes with EKS",
                      got: gitops.controller,
                      repair: "choose argo-cd",
                  },
              ]
            : []),
    ];
}

/** What the certificate of a load balancer that ends TLS can't name, said of the settings that it comes from. */
function certificateFaults(settings: Settings, { loadBalancer }: AwsSettings): Fault[] {
    if (loadBalancer !== AwsLoadBalancerKind.Application) {
        return [];
    }
    const { zoneName } = settings.dns;
    const domainNames = certifiedNames(settings);
    const faults = awsCertificateFaults({ domainNames, zone: { hostedZoneId: "", hostedZoneArn: "", zoneName } });
    return faults.map((fault) => {
        const position = /\[(\d+)\]/.exec(fault.path)?.[1];
        return position === undefined
            ? {
                  path: "fairlead:apps",
                  expected:
                      "at most 9 applications, which the certificate of the load balancer names beside the domain",
                  got: settings.apps.length,
                  repair: "set fairlead:aws.loadBalancer to network: then each application has a certificate of its own",
              }
            : {
                  ...fault,
                  path: position === "0" ? "fairlead:dns.zoneName" : `fairlead:apps[${Number(position) - 1}].host`,
              };
    });
}

/** As many subnets as there will be, which nobody knows yet. */
function subnetsOf({ network }: AwsSettings): AwsNetworkReference {
    const privateSubnetIds = Array.from({ length: zoneCountOf(network) }, () => "");
    return { vpcId: "", publicSubnetIds: [], privateSubnetIds };
}

function regionFaults(got: string | undefined): Fault[] {
    return got !== undefined && /^[a-z]{2}(-[a-z]+)+-\d$/.test(got)
        ? []
        : [
              {
                  path: "aws:region",
                  expected: "an AWS region such as eu-central-1",
                  got,
                  repair: "take one that aws account list-regions prints",
              },
          ];
}
