import { isIP } from "node:net";

/** The internet as a whole, as texts of clouds call it. */
const internet = /^(\*|any|internet)$/i;
/** Every machine of a cloud, whosever it is. */
const cloud = /^azurecloud(\..+)?$/i;

/** Whether a source of traffic is the internet, or so much of it that nobody can know who is there. */
export function isWorld(source: string): boolean {
    const range = parse(source);
    if (range === undefined) {
        return internet.test(source) || cloud.test(source);
    }
    // Nobody owns more than a /8 of IPv4, or a /16 of IPv6.
    const size = range.last - range.first + 1n;
    return size > 1n << (range.version === 4 ? 24n : 112n);
}

/** Whether all that one source lets in is let in by the other already. */
export function includes(outer: string, inner: string): boolean {
    if (outer === inner || internet.test(outer)) {
        return true;
    }
    const [wide, narrow] = [parse(outer), parse(inner)];
    return (
        wide !== undefined && wide.version === narrow?.version && wide.first <= narrow.first && narrow.last <= wide.last
    );
}

/** Addresses from one to another, as numbers. */
interface Range {
    readonly version: 4 | 6;
    readonly first: bigint;
    readonly last: bigint;
}

/** Reads `10.0.0.0/8`, `10.0.0.1` and `10.0.0.1-10.0.0.9`; `undefined` for what is none of them, as a service tag. */
function parse(text: string): Range | undefined {
    const [start = "", end, ...more] = text.split("-");
    const [first, last] = [parseCidr(start), parseCidr(end ?? start)];
    const isRange = first !== undefined && first.version === last?.version && more.length === 0;
    return isRange ? { version: first.version, first: first.first, last: last.last } : undefined;
}

function parseCidr(text: string): Range | undefined {
    const [address = "", length] = text.split("/");
    const version = isIP(address);
    if (version !== 4 && version !== 6) {
        return undefined;
    }
    const bits = version === 4 ? 32 : 128;
    const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
    if (!(prefix <= bits)) {
        return undefined;
    }
    const hosts = (1n << BigInt(bits - prefix)) - 1n;
    const first = numberOf(address, version) & ~hosts;
    return { version, first, last: first | hosts };
}

function numberOf(address: string, version: 4 | 6): bigint {
    if (version === 4) {
        return address.split(".").reduce((number, part) => (number << 8n) | BigInt(part), 0n);
    }
    // URLs write addresses in one way only: `::1.2.3.4` as `::102:304`.
    const [before = [], after = []] = new URL(`http://[${address.replace(/%.*/, "")}]`).hostname
        .slice(1, -1)
        .split("::")
        .map((half) => half.split(":").filter(Boolean));
    const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
    return [...before, ...zeros, ...after].reduce((number, part) => (number << 16n) | BigInt(`0x${part}`), 0n);
}
