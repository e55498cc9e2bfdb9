import { known, type Fault } from "../shared/arguments";
import { eachOnce, matches, wholeNumber } from "../shared/argument-rules";
import { DnsRecordType, type DnsRecord } from "./dns-zone";
import { isLabel, valueFault } from "./record-values";

/** What one cloud's DNS takes. */
export interface ZoneLimits {
    /** Values a record may have. */
    readonly values: number;
    /** Characters of all texts of a TXT record together. */
    readonly txtCharacters: number;
}

/** A domain that a zone can be made for. */
export function zoneNameFaults(path: string, zoneName: string): Fault[] {
    return matches(
        path,
        zoneName,
        /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.){1,33}[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
        "a domain of 2 to 34 labels in lower case, without a final dot",
        "write it as in dev.example.com",
    );
}

/** Everything that is wrong with the records of a zone: each alone, and beside the others. */
export function recordFaults(zoneName: string, records: readonly DnsRecord[], limits: ZoneLimits): Fault[] {
    return records.flatMap((record, index) => {
        const path = `records[${index}]`;
        const subject = `record "${record.name}" ${record.type}`;
        const faults: Fault[] = [
            ...nameFaults(zoneName, record),
            ...wholeNumber("ttl", record.ttl, 1, 2_147_483_647, "seconds"),
            ...valuesFaults(record, limits),
            ...neighbourFaults(records, record, index),
        ];
        return faults.map((fault) => ({ ...fault, subject, path: fault.path === "" ? path : `${path}.${fault.path}` }));
    });
}

function nameFaults(zoneName: string, { name, type }: DnsRecord): Fault[] {
    const fault = (expected: string, repair: string): Fault[] => [{ path: "name", expected, got: name, repair }];
    const absolute = name.replace(/\.$/, "").toLowerCase();
    if (absolute === zoneName) {
        return fault("a name inside the zone", 'did you mean "@"?');
    }
    if (absolute.endsWith(`.${zoneName}`)) {
        return fault("a name inside the zone", `did you mean "${absolute.slice(0, -zoneName.length - 1)}"?`);
    }
    const labels = name.split(".");
    const inside = labels[0] === "*" ? labels.slice(1) : labels;
    if (name !== "@" && !inside.every(isLabel)) {
        return fault(
            '"@", or labels of at most 63 letters, digits, hyphens and underscores; * only as the first of them',
            "correct the name",
        );
    }
    if (name !== "@" && name.length + 1 + zoneName.length > 253) {
        return fault(`at most ${252 - zoneName.length} characters, 253 together with the zone`, "shorten the name");
    }
    if (name === "@" && type === DnsRecordType.CNAME) {
        return fault("a name other than the zone itself, where DNS allows no CNAME", "use A and AAAA records");
    }
    if (name === "@" && type === DnsRecordType.NS) {
        return fault("a subdomain: the zone's own name servers come from the cloud", "drop the record");
    }
    if (type === DnsRecordType.SRV && !/^_[^.]+\._[^.]+/.test(name)) {
        return fault("a service and a protocol, such as _sip._tcp", "begin the name with both");
    }
    return [];
}

function valuesFaults({ type, values }: DnsRecord, limits: ZoneLimits): Fault[] {
    const most = type === DnsRecordType.CNAME ? 1 : limits.values;
    if (values.length === 0 || values.length > most) {
        const expected = most === 1 ? "exactly 1 value" : `1 to ${most} values`;
        return [{ path: "values", expected, got: values.length, repair: "name as many" }];
    }
    const given = values.map((value) => known(value));
    const faults = given.flatMap((got, index): Fault[] => {
        const fault = got === undefined ? undefined : valueFault(type, got);
        return fault === undefined ? [] : [{ path: `values[${index}]`, got, ...fault }];
    });
    faults.push(...eachOnce("values", values, "value"));
    const characters = given.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (type === DnsRecordType.TXT && characters > limits.txtCharacters) {
        const expected = `at most ${limits.txtCharacters} characters in all texts together`;
        faults.push({ path: "values", expected, got: characters, repair: "shorten or drop texts" });
    }
    return faults;
}

/** DNS keeps one set of a type under a name, and nothing beside a CNAME. */
function neighbourFaults(records: readonly DnsRecord[], record: DnsRecord, index: number): Fault[] {
    const others = records
        .map((other, at) => ({ other, at }))
        .filter(({ other, at }) => at !== index && other.name.toLowerCase() === record.name.toLowerCase());
    const same = others.find(({ other, at }) => at < index && other.type === record.type);
    if (same !== undefined) {
        const expected = "one record of this name and type, but there is another before it";
        return [{ path: "", expected, got: record.name, repair: "put the values of both into one" }];
    }
    const beside = others.find(({ other }) => other.type !== record.type);
    if (record.type === DnsRecordType.CNAME && beside !== undefined) {
        const expected = `no other record under the name of a CNAME, but there is one of type ${beside.other.type}`;
        return [{ path: "", expected, got: record.name, repair: "rename or drop one of them" }];
    }
    return [];
}
