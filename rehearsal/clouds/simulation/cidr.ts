import { isIPv4 } from "node:net";

/** A block of IPv4 addresses, from the first to the last. */
export interface Block {
    readonly first: number;
    readonly last: number;
}

/** The addresses of an IPv4 block such as `10.0.0.0/16`; `undefined` for anything else. */
export function blockOf(cidr: string): Block | undefined {
    const [address = "", length = "", ...rest] = cidr.split("/");
    const bits = Number(length);
    if (rest.length > 0 || !isIPv4(address) || !/^\d{1,2}$/.test(length) || bits > 32) {
        return undefined;
    }
    const size = 2 ** (32 - bits);
    const value = address.split(".").reduce((number, octet) => number * 256 + Number(octet), 0);
    const first = Math.floor(value / size) * size;
    return { first, last: first + size - 1 };
}

export function contains(outer: Block, inner: Block): boolean {
    return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(a: Block, b: Block): boolean {
    return a.first <= b.last && b.first <= a.last;
}

/** The address at a place in a block, the first being 0. */
export function addressIn({ first }: Block, place: number): string {
    const value = first + place;
    return [24, 16, 8, 0].map((bits) => String(Math.floor(value / 2 ** bits) % 256)).join(".");
}
