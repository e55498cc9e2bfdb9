/** Ports of a protocol that a rule opens. */
export interface Ports {
    /** In lower case; `*` for any. */
    readonly protocol: string;
    /** `443`, `8000-8100`, a port's name, or `*` for any. */
    readonly range: string;
}

/** What clouds write for every protocol. */
const anyProtocol: ReadonlySet<string> = new Set(["", "*", "-1", "all", "any"]);

export function isAnyProtocol(protocol: string): boolean {
    return anyProtocol.has(protocol.toLowerCase());
}

export function portsOf(protocol: string, range: string): Ports {
    return { protocol: isAnyProtocol(protocol) ? "*" : protocol.toLowerCase(), range: range === "" ? "*" : range };
}

/** Whether the other ports are open already where these are. */
export function opensPorts(outer: Ports, inner: Ports): boolean {
    return (outer.protocol === "*" || outer.protocol === inner.protocol) && opensRange(outer.range, inner.range);
}

function opensRange(outer: string, inner: string): boolean {
    if (outer === "*" || outer === inner) {
        return true;
    }
    const [wide, narrow] = [numbersOf(outer), numbersOf(inner)];
    return wide !== undefined && narrow !== undefined && wide.first <= narrow.first && narrow.last <= wide.last;
}

function numbersOf(range: string): { readonly first: number; readonly last: number } | undefined {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    return first === undefined ? undefined : { first: Number(first), last: Number(last) };
}

/** `tcp 443`; empty for everything. */
export function describePorts({ protocol, range }: Ports): string {
    return [protocol, range].filter((word) => word !== "*").join(" ");
}
