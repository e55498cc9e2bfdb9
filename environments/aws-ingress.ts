import type { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { AwsCertificate } from "@fairlead/components/certificates/aws-certificate";
import type { EksCluster } from "@fairlead/components/cluster/eks-cluster";
import type { AwsDnsZone } from "@fairlead/components/dns-zone/aws-dns-zone";
import { IngressServiceType, ProxyHeader } from "@fairlead/components/ingress-nginx/ingress-nginx-args";
import { AwsLoadBalancer } from "@fairlead/components/load-balancer/aws-load-balancer";
import { AwsLoadBalancerKind } from "@fairlead/components/load-balancer/aws-load-balancer-args";
import {
    AwsLoadBalancerBinding,
    readinessGateLabels,
} from "@fairlead/components/load-balancer/aws-load-balancer-binding";
import { AwsLoadBalancerController } from "@fairlead/components/load-balancer/aws-load-balancer-controller";
import type { AwsNetwork } from "@fairlead/components/network/aws-network";

import { hostOf } from "./applications";
import type { IngressPlacement } from "./foundation";
import type { Settings } from "./settings";

/** What the ingress stands on. */
interface Surroundings {
    readonly network: AwsNetwork;
    readonly cluster: EksCluster;
    readonly provider: Provider;
    readonly dnsZone: AwsDnsZone;
    readonly tags: Record<string, string>;
    readonly protect: boolean;
}

/**
 * What a load balancer that ends TLS answers for: each application, and no name besides. The domain comes first, since the
 * first name must be short, and there must be one where there is no application yet.
 */
export function certifiedNames(settings: Settings): string[] {
    return [settings.dns.zoneName, ...settings.apps.map((app) => hostOf(settings, app))];
}

/** A load balancer of our own, and what leads its traffic to pods. */
export function placeIngress(
    name: string,
    settings: Settings,
    kind: AwsLoadBalancerKind,
    { network, cluster, provider, dnsZone, tags, protect }: Surroundings,
): IngressPlacement & { readonly loadBalancer: AwsLoadBalancer } {
    const tlsEndsBefore = kind === AwsLoadBalancerKind.Application;
    const certificate = tlsEndsBefore
        ? new AwsCertificate(name, { domainNames: certifiedNames(settings), zone: dnsZone, tags })
        : undefined;
    const loadBalancer = new AwsLoadBalancer(`${name}-ingress`, {
        network,
        kind,
        certificateArn: certificate?.certificateArn,
        deletionProtection: protect,
        tags,
        protect,
    });
    const controller = new AwsLoadBalancerController(
        `${name}-balancing`,
        { cluster, network, loadBalancers: [loadBalancer], tags },
        { provider },
    );
    return {
        loadBalancer,
        args: {
            serviceType: IngressServiceType.ClusterIP,
            labels: readinessGateLabels,
            trustedProxy: tlsEndsBefore
                ? { header: ProxyHeader.XForwardedFor, cidrs: pulumi.all(network.publicCidrs) }
                : undefined,
        },
        tlsEndsBefore,
        bind: (ingress) => {
            new AwsLoadBalancerBinding(
                `${name}-ingress`,
                {
                    loadBalancer,
                    clusterSecurityGroupId: cluster.clusterSecurityGroupId,
                    namespace: ingress.namespace,
                    serviceName: ingress.serviceName,
                    tags,
                },
                { provider, dependsOn: controller },
            );
        },
        addresses: loadBalancer.dnsName.apply((dnsName) => [dnsName]),
    };
}
