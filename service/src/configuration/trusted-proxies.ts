import { isIP } from "node:net";

/** Ranges that Fastify knows by name. */
const ranges = ["loopback", "linklocal", "uniquelocal"];

/**
 * Reads whose `X-Forwarded-For` is believed: addresses, networks and ranges, with commas between.
 *
 * @throws Error that names what is none of these.
 */
export function parseTrustedProxies(text: string): readonly string[] {
    const proxies = text
        .split(",")
        .map((proxy) => proxy.trim())
        .filter((proxy) => proxy !== "");
    const wrong = proxies.filter((proxy) => !ranges.includes(proxy) && !isNetwork(proxy));
    if (wrong.length > 0) {
        throw new Error(
            `expected addresses such as 10.1.2.3, networks such as 10.0.0.0/8 and the ranges ${ranges.join(", ")}, ` +
                `not ${wrong.map((proxy) => JSON.stringify(proxy)).join(", ")}.`,
        );
    }
    return proxies;
}

function isNetwork(text: string): boolean {
    const [address = "", length, ...rest] = text.split("/");
    const bits = { 4: 32, 6: 128 }[isIP(address)] ?? 0;
    return bits > 0 && rest.length === 0 && (length === undefined || isLength(length, bits));
}

/** A mask of no bits would believe everybody, and Fastify refuses it, too. */
function isLength(text: string, most: number): boolean {
    return /^[1-9]\d{0,2}$/.test(text) && Number(text) <= most;
}
