/** An IPv4 network: its first address as a number, and the length of its mask. */
export interface Cidr {
    readonly address: number;
    /** 0 to 32. */
    readonly length: number;
}

/** Why a text is no IPv4 network, as an instruction how to mend it. */
export interface CidrFault {
    readonly fault: string;
}

/** Reads `10.20.0.0/16`. Host bits must be zero, as every cloud demands. */
export function parseCidr(text: string): Cidr | CidrFault {
    const [addressText = "", lengthText, ...rest] = text.split("/");
    const address = parseAddress(addressText);
    if (address === undefined || rest.length > 0) {
        return { fault: "write four numbers from 0 to 255, a slash and the mask" };
    }
    if (lengthText === undefined) {
        return { fault: `the mask is missing: did you mean ${text}/32?` };
    }
    const length = Number(lengthText);
    if (!/^\d{1,2}$/.test(lengthText) || length > 32) {
        return { fault: "the mask is a number from 0 to 32" };
    }
    const network = address - (address % sizeOf(length));
    if (network !== address) {
        return { fault: `use the first address of the network: did you mean ${formatAddress(network)}/${length}?` };
    }
    return { address, length };
}

/** Reads an IPv4 address without leading zeros. `undefined` if it is none. */
export function parseAddress(text: string): number | undefined {
    const parts = text.split(".");
    if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
        return undefined;
    }
    return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function formatAddress(address: number): string {
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

export function formatCidr({ address, length }: Cidr): string {
    return `${formatAddress(address)}/${length}`;
}

/** How many addresses a mask of this length leaves. */
export function sizeOf(length: number): number {
    return 2 ** (32 - length);
}

export function overlap(a: Cidr, b: Cidr): boolean {
    return a.address < b.address + sizeOf(b.length) && b.address < a.address + sizeOf(a.length);
}

/**
 * Cuts networks out of a larger one, in the order given, each at the next address that fits.
 * Appending to the list never moves those before it, so a later version can add subnets.
 *
 * @throws RangeError if they do not fit.
 */
export function carve(from: Cidr, lengths: readonly number[]): Cidr[] {
    let next = from.address;
    return lengths.map((length) => {
        const size = sizeOf(length);
        const address = Math.ceil(next / size) * size;
        next = address + size;
        if (next > from.address + sizeOf(from.length)) {
            throw new RangeError(`${formatCidr(from)} has no room for networks of lengths /${lengths.join(", /")}`);
        }
        return { address, length };
    });
}
