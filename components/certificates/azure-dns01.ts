import * as pulumi from "@pulumi/pulumi";

import type { AzureDnsZoneReference } from "../dns-zone/azure-dns-zone";
import { resourceGroupNameOf, subscriptionOf } from "../shared/azure-ids";
import type { WorkloadIdentity } from "../workload-identity/workload-identity";
import type { Dns01 } from "./dns01";

/** An identity of Azure that may write records: `AzureWorkloadIdentity` itself, or the facts of one that exists. */
export interface AzureDns01Identity extends WorkloadIdentity {
    /** Client id of the managed identity. */
    readonly identityClientId: pulumi.Output<string>;
}

/**
 * Proofs by records in a zone of Azure DNS, written by a managed identity with the role DNS Zone Contributor on the zone.
 * Source: https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/apis/acme/v1/types_issuer.go
 */
export function azureDns01(zone: AzureDnsZoneReference, identity: AzureDns01Identity): Dns01 {
    const { azureDnsZoneId: id, zoneName } = zone;
    const solver = pulumi
        .all([id, zoneName, identity.identityClientId])
        .apply(([zoneId, hostedZoneName, clientID]) => ({
            azureDNS: {
                subscriptionID: subscriptionOf(zoneId),
                resourceGroupName: resourceGroupNameOf(zoneId),
                hostedZoneName,
                environment: "AzurePublicCloud",
                managedIdentity: { clientID },
            },
        }));
    return { zoneName, solver, identity };
}
