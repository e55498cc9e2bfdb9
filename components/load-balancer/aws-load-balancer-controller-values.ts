import type * as pulumi from "@pulumi/pulumi";

import { containerResources } from "../shared/container-resources";
import { restrictedContainer } from "../shared/restricted-container";

/** What the values of the chart depend on. */
export interface LoadBalancerControllerFacts {
    readonly clusterName: pulumi.Input<string>;
    readonly region: pulumi.Input<string>;
    readonly vpcId: pulumi.Input<string>;
    readonly serviceAccount: {
        readonly name: pulumi.Input<string>;
        readonly annotations: pulumi.Input<Record<string, string>>;
    };
    readonly replicas: number;
}

/**
 * The values of the chart aws-load-balancer-controller: everything off that makes load balancers, and every webhook that
 * would stop Services or Ingress objects of others while the controller is away.
 */
export function loadBalancerControllerValues(facts: LoadBalancerControllerFacts) {
    return {
        clusterName: facts.clusterName,
        // Without both, it would ask the nodes' metadata service, which pods can't reach.
        region: facts.region,
        vpcId: facts.vpcId,
        serviceAccount: facts.serviceAccount,
        replicaCount: facts.replicas,
        // Each update would otherwise bring a new certificate, which running pods do not have.
        keepTLSSecret: true,
        enableServiceMutatorWebhook: false,
        webhookConfig: { disableIngressValidation: true },
        createIngressClassResource: false,
        ingressClassParams: { create: false },
        controllerConfig: {
            featureGates: { EnableServiceController: false, ALBGatewayAPI: false, NLBGatewayAPI: false },
        },
        enableShield: false,
        enableWaf: false,
        enableWafv2: false,
        ...(facts.replicas > 1 ? { podDisruptionBudget: { maxUnavailable: 1 } } : {}),
        podSecurityContext: { fsGroup: 65534, runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
        securityContext: { runAsNonRoot: true, ...restrictedContainer },
        resources: containerResources("50m", "128Mi", "256Mi"),
    };
}
