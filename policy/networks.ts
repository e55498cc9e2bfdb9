/**
 * Whether a network, in CIDR notation or as a single address, takes in the whole internet or so much of it that nobody can
 * know who is there. Nobody owns more than a /8, and the internet cut into halves is still the internet. What is no network
 * counts as the worst, and so does the address that stands for every address.
 */
export function isWorld(network: string): boolean {
    const [, address, length] = /^([\d.]+|[\da-f:.]*:[\da-f:.]*)(?:\/(\d{1,3}))?$/i.exec(network) ?? [];
    if (address === undefined) {
        return true;
    }
    if (length === undefined) {
        return /^[0:.]+$/.test(address);
    }
    return Number(length) < (address.includes(":") ? 16 : 8);
}

/** What rules ask of networks, as in "expected …". */
export const knownNetworks = "networks of known people, none of them the whole internet";
