import { isIPv4, isIPv6 } from "node:net";

import type { DnsRecordType } from "./dns-zone";

export interface Mx {
    readonly preference: number;
    readonly exchange: string;
}

export interface Caa {
    readonly flags: number;
    readonly tag: string;
    readonly value: string;
}

export interface Srv {
    readonly priority: number;
    readonly weight: number;
    readonly port: number;
    readonly target: string;
}

/** Why a value is wrong: what its type expects, and how to mend it. */
export interface ValueFault {
    readonly expected: string;
    readonly repair: string;
}

/** Reads `10 mail.example.com`; `.` as host says that the domain takes no mail (RFC 7505). */
export function parseMx(value: string): Mx | undefined {
    const [, preference, exchange] = /^(\d{1,5}) +(\S+)$/.exec(value) ?? [];
    return preference !== undefined && exchange !== undefined && isUint16(preference) && isTarget(exchange)
        ? { preference: Number(preference), exchange }
        : undefined;
}

/** Reads `0 issue "letsencrypt.org"` (RFC 8659); the quotes may be left out. */
export function parseCaa(value: string): Caa | undefined {
    const match = /^(0|128) +(issue|issuewild|iodef) +(?:"([^"]*)"|([^\s"]+))$/.exec(value);
    const [, flags, tag, quoted, bare] = match ?? [];
    const content = quoted ?? bare;
    if (flags === undefined || tag === undefined || content === undefined) {
        return undefined;
    }
    const fits = tag === "iodef" ? /^(mailto:|https?:\/\/)\S+$/.test(content) : isIssuer(content);
    return fits ? { flags: Number(flags), tag, value: content } : undefined;
}

/** Reads `0 5 5060 sip.example.com` (RFC 2782); `.` as host says that there is no such service. */
export function parseSrv(value: string): Srv | undefined {
    const [, priority, weight, port, target] = /^(\d{1,5}) +(\d{1,5}) +(\d{1,5}) +(\S+)$/.exec(value) ?? [];
    if (priority === undefined || weight === undefined || port === undefined || target === undefined) {
        return undefined;
    }
    return [priority, weight, port].every(isUint16) && isTarget(target)
        ? { priority: Number(priority), weight: Number(weight), port: Number(port), target }
        : undefined;
}

/** Cuts a text into the strings of at most 255 bytes that a TXT record consists of. */
export function splitTxt(value: string): string[] {
    return value.match(/[^]{1,255}/g) ?? [];
}

/** Whether a text is a host name: dot-separated labels (RFC 1123, and underscores), and no address. */
export function isHostName(text: string): boolean {
    const name = text.endsWith(".") ? text.slice(0, -1) : text;
    return name.length <= 253 && name.split(".").every(isLabel) && !isIPv4(name);
}

/** Whether a text is one label of a domain name: at most 63 letters, digits, hyphens and underscores. */
export function isLabel(text: string): boolean {
    return /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(text);
}

/** What is wrong with one value of a record of this type; `undefined` if nothing is. */
export function valueFault(type: DnsRecordType, value: string): ValueFault | undefined {
    return rules[type](value);
}

const rules: Readonly<Record<DnsRecordType, (value: string) => ValueFault | undefined>> = {
    A: (value) =>
        isIPv4(value)
            ? undefined
            : { expected: "an IPv4 address", repair: otherType(value) ?? "write four numbers from 0 to 255" },
    AAAA: (value) =>
        isIPv6(value) && !value.includes("%")
            ? undefined
            : { expected: "an IPv6 address", repair: otherType(value) ?? "write groups of hexadecimal digits" },
    CAA: (value) =>
        parseCaa(value) === undefined
            ? {
                  expected:
                      'flags 0 or 128, a tag (issue, issuewild, iodef) and a value, as in 0 issue "letsencrypt.org"',
                  repair: "name the authority's domain, or a mailto: or https: address for iodef",
              }
            : undefined,
    CNAME: hostNameFault,
    MX: (value) =>
        parseMx(value) === undefined
            ? {
                  expected: "a preference from 0 to 65535 and a host name, as in 10 mail.example.com",
                  repair: "write both",
              }
            : undefined,
    NS: hostNameFault,
    SRV: (value) =>
        parseSrv(value) === undefined
            ? {
                  expected: "priority, weight and port from 0 to 65535 and a host name, as in 0 5 5060 sip.example.com",
                  repair: "write all four",
              }
            : undefined,
    TXT: (value) =>
        /^[\x20-\x7e]+$/.test(value)
            ? undefined
            : { expected: "printable ASCII characters, at least one", repair: "remove or encode the others" },
};

function hostNameFault(value: string): ValueFault | undefined {
    return isHostName(value)
        ? undefined
        : { expected: "a host name", repair: otherType(value) ?? "write labels of letters, digits and hyphens" };
}

/** Where a value belongs instead, if it is an address or a host name. */
function otherType(value: string): string | undefined {
    const type = isIPv4(value) ? "A" : isIPv6(value) ? "AAAA" : isHostName(value) ? "CNAME" : undefined;
    return type === undefined ? undefined : `did you mean type ${type}?`;
}

function isUint16(text: string): boolean {
    return Number(text) <= 65535;
}

function isTarget(text: string): boolean {
    return text === "." || isHostName(text);
}

/** `;` alone forbids every authority; parameters may follow the domain (RFC 8659, 4.2). */
function isIssuer(text: string): boolean {
    const [domain = "", ...parameters] = text.split(";").map((part) => part.trim());
    const named = domain === "" ? parameters.length > 0 : isHostName(domain);
    return named && parameters.every((parameter) => parameter === "" || /^[A-Za-z0-9-]+ *= *\S*$/.test(parameter));
}
