import * as pulumi from "@pulumi/pulumi";
import type { RecordSetArgs } from "@pulumi/azure-native/dns";

import type { DnsRecord, DnsRecordType } from "./dns-zone";
import { parseCaa, parseMx, parseSrv, splitTxt } from "./record-values";

type AzureValues = Pick<
    RecordSetArgs,
    "aRecords" | "aaaaRecords" | "caaRecords" | "cnameRecord" | "mxRecords" | "nsRecords" | "srvRecords" | "txtRecords"
>;

/** The values of a record in the form of Azure's API, where each type has a property of its own. */
export function azureValues({ name, type, values }: DnsRecord): AzureValues {
    return forms[type](values, `record "${name}" ${type}`);
}

const forms: Readonly<Record<DnsRecordType, (values: pulumi.Input<string>[], subject: string) => AzureValues>> = {
    A: (values) => ({ aRecords: values.map((ipv4Address) => ({ ipv4Address })) }),
    AAAA: (values) => ({ aaaaRecords: values.map((ipv6Address) => ({ ipv6Address })) }),
    CAA: (values, subject) => ({ caaRecords: values.map((value) => parsed(value, parseCaa, subject)) }),
    CNAME: ([cname]) => ({ cnameRecord: { cname } }),
    MX: (values, subject) => ({ mxRecords: values.map((value) => parsed(value, parseMx, subject)) }),
    NS: (values) => ({ nsRecords: values.map((nsdname) => ({ nsdname })) }),
    SRV: (values, subject) => ({ srvRecords: values.map((value) => parsed(value, parseSrv, subject)) }),
    TXT: (values) => ({ txtRecords: values.map((value) => ({ value: pulumi.output(value).apply(splitTxt) })) }),
};

/** Only values that were outputs, which nobody could check before, can still be malformed here. */
function parsed<T>(
    input: pulumi.Input<string>,
    parse: (value: string) => T | undefined,
    subject: string,
): pulumi.Output<T> {
    return pulumi.output(input).apply((value): T => {
        const result = parse(value);
        if (result === undefined) {
            throw new Error(`${subject}: ${JSON.stringify(value)} is malformed; write it as in a zone file`);
        }
        return result;
    });
}
