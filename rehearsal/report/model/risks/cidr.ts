import { BlockList, isIP } from "node:net";

/** The internet as a whole, as texts of clouds call it. */
const everybody = /^(\*|any|internet)$/i;

/** Whether a source of traffic is the internet, or so much of it that nobody can know who is there. */
export function isWorld(source: string): boolean {
    const [first, last] = source.split("-").map(firstPartOf);
    if (first !== undefined && last !== undefined) {
        // A range of addresses; nobody owns more than one that begins and ends with the same number.
        return first !== last;
    }
    const network = parse(source);
    return network === undefined ? everybody.test(source) : network.prefix < (network.family === "ipv4" ? 8 : 16);
}

/** Whether all that one source lets in is let in by the other already. */
export function includes(outer: string, inner: string): boolean {
    if (outer === inner || everybody.test(outer)) {
        return true;
    }
    const [wide, narrow] = [parse(outer), parse(inner)];
    if (wide === undefined || narrow?.family !== wide.family || wide.prefix > narrow.prefix) {
        return false;
    }
    const list = new BlockList();
    list.addSubnet(wide.address, wide.prefix, wide.family);
    return list.check(narrow.address, narrow.family);
}

function firstPartOf(address: string): string | undefined {
    return isIP(address) === 4 ? address.split(".")[0] : undefined;
}

interface Network {
    readonly address: string;
    readonly prefix: number;
    readonly family: "ipv4" | "ipv6";
}

/** `undefined` for what is no network, as a service tag. */
function parse(text: string): Network | undefined {
    const [address = "", length] = text.split("/");
    const version = isIP(address);
    if (version === 0) {
        return undefined;
    }
    const most = version === 4 ? 32 : 128;
    const prefix = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
    return prefix <= most ? { address, prefix, family: version === 4 ? "ipv4" : "ipv6" } : undefined;
}
