import * as pulumi from "@pulumi/pulumi";

import type { AwsDnsZoneReference } from "../dns-zone/aws-dns-zone";
import type { WorkloadIdentity } from "../workload-identity/workload-identity";
import type { Dns01 } from "./dns01";

/** An identity of AWS that may write records: `AwsWorkloadIdentity` itself, or the facts of one that exists. */
export interface AwsDns01Identity extends WorkloadIdentity {
    /** ARN of the role. */
    readonly roleArn: pulumi.Output<string>;
}

/**
 * Proofs by records in a hosted zone of Route 53, written by a role that pods of cert-manager have by Pod Identity, with
 * the statements of `certificateDnsStatements`. The zone is named, so that cert-manager needs not list all of them.
 * Source: https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/apis/acme/v1/types_issuer.go
 */
export function awsDns01(zone: AwsDnsZoneReference, identity: AwsDns01Identity): Dns01 {
    const solver = pulumi.output(zone.hostedZoneId).apply((hostedZoneID) => ({ route53: { hostedZoneID } }));
    return { zoneName: zone.zoneName, solver, identity };
}
