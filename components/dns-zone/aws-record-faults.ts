import * as pulumi from "@pulumi/pulumi";

import { known, type Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";
import type { AwsDnsAlias } from "./aws-dns-zone";
import { route53Text } from "./aws-records";
import { DnsRecordType, type DnsRecord } from "./dns-zone";
import { recordFaults, type ZoneLimits } from "./record-faults";

/**
 * A request takes 32,000 characters of values, and an update counts each twice.
 * Sources: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html and, for one text,
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecord.html
 */
const limits: ZoneLimits = { values: 400, txtCharacters: 16_000 };
const mostCharacters = 4000;

/** Everything that is wrong with the records and the aliases of a zone: each alone, and beside the others. */
export function route53RecordFaults(
    zoneName: string,
    records: readonly DnsRecord[],
    aliases: readonly AwsDnsAlias[],
): Fault[] {
    // An alias is an address record, whose addresses Route 53 looks up.
    const asRecords = aliases.map(({ name }) => ({ name, type: DnsRecordType.A, values: [pulumi.output("")] }));
    return [
        ...recordFaults(zoneName, [...records, ...asRecords], limits).map((fault) => aliasFault(fault, records.length)),
        ...records.flatMap(longTexts),
        ...aliases.flatMap(({ hostedZoneId }, index) =>
            matches(
                `aliases[${index}].hostedZoneId`,
                hostedZoneId,
                /^Z[A-Z0-9]{1,31}$/,
                "the id of the hosted zone that the target's name lies in, such as Z23TAZ6LKFMNIO",
                "give the target's own hostedZoneId or zoneId output",
            ),
        ),
    ];
}

/** A fault of a record that stands for an alias, in the words of the argument. */
function aliasFault(fault: Fault, records: number): Fault {
    const [, index = "", inside = ""] = /^records\[(\d+)\](.*)$/.exec(fault.path) ?? [];
    if (Number(index) < records) {
        return fault;
    }
    const repair = inside === "" ? "rename or drop one of them" : fault.repair;
    return { ...fault, path: `aliases[${Number(index) - records}]${inside}`, repair };
}

function longTexts({ name, type, values }: DnsRecord, record: number): Fault[] {
    if (type !== DnsRecordType.TXT) {
        return [];
    }
    return values.flatMap((value, index) => {
        const got = `"${route53Text(known(value) ?? "")}"`.length;
        return got <= mostCharacters
            ? []
            : [
                  {
                      path: `records[${record}].values[${index}]`,
                      subject: `record "${name}" ${type}`,
                      expected: `at most ${mostCharacters} characters, with the quotes around every 255 of them`,
                      got,
                      repair: "shorten the text",
                  },
              ];
    });
}
