import type { Unwrap } from "@pulumi/pulumi";
import type { ZoneState } from "@pulumi/aws/route53/zone";

import type { Subject } from "../rule";

export const hostedZone = "aws:route53/zone:Zone";
export type HostedZone = Unwrap<ZoneState>;

/** Whether a zone answers the whole world, and not one VPC only. */
export function isPublic({ properties: { vpcs = [] } }: Subject<HostedZone>): boolean {
    return vpcs.length === 0;
}

/** Names as Route 53 compares them: lower case, without a final dot. */
export function plainName(name = ""): string {
    return name.toLowerCase().replace(/\.$/, "");
}
