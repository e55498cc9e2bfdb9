import * as pulumi from "@pulumi/pulumi";

import type { DnsRecord, DnsRecordType } from "./dns-zone";
import { parseCaa, parseMx, parseSrv, splitTxt } from "./record-values";

/** The values of a record as the provider of Route 53 takes them: in one form each, so that it finds them unchanged. */
export function route53Values({ type, values }: DnsRecord): pulumi.Input<string>[] {
    const form = forms[type];
    return form === undefined ? values : values.map((value) => pulumi.output(value).apply(form));
}

/** Malformed values pass as they are: those known were refused before, and Route 53 names the others. */
const forms: Readonly<Partial<Record<DnsRecordType, (value: string) => string>>> = {
    CAA: (value) => {
        const caa = parseCaa(value);
        return caa === undefined ? value : `${caa.flags} ${caa.tag} "${caa.value}"`;
    },
    MX: (value) => {
        const mx = parseMx(value);
        return mx === undefined ? value : `${mx.preference} ${mx.exchange}`;
    },
    SRV: (value) => {
        const srv = parseSrv(value);
        return srv === undefined ? value : `${srv.priority} ${srv.weight} ${srv.port} ${srv.target}`;
    },
    TXT: route53Text,
};

/**
 * A text as a chain of strings. The provider puts the quotes around the whole, but not those between strings.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat
 */
export function route53Text(value: string): string {
    return splitTxt(value)
        .map((part) => part.replace(/["\\]/g, "\\$&"))
        .join('""');
}

/** The name of a record as Route 53 stores it. */
export function absoluteName(name: string, zoneName: string): string {
    return name === "@" ? zoneName : `${name}.${zoneName}`;
}
