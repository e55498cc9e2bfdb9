import type { Unwrap } from "@pulumi/pulumi";
import type { RecordSet as RecordSetResource } from "@pulumi/azure-native/dns";

export const recordSet = "azure-native:dns:RecordSet";

/** Outputs of a record set. */
export type RecordSet = Unwrap<
    Pick<RecordSetResource, "fqdn" | "caaRecords" | "aRecords" | "aaaaRecords" | "targetResource">
>;
