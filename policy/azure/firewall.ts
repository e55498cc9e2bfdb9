import { isWorld, knownNetworks } from "../networks";
import type { Finding } from "../rule";

/** What vaults, registries and storage accounts call a firewall; the networks are named differently by each. */
interface Firewall {
    readonly defaultAction?: string;
    readonly ipRules?: readonly { readonly value?: string; readonly iPAddressOrRange?: string }[];
}

/**
 * Findings unless a service can be reached from known networks only: by private endpoints alone, or by what its firewall lets
 * through. Azure mixes the cases of these words.
 *
 * @param prefix what stands before both names in the path, such as `properties.`.
 */
export function* expectFirewall(
    prefix: string,
    publicNetworkAccess: string | undefined,
    firewallName: string,
    firewall: Firewall | undefined,
): Generator<Finding> {
    if (isOneOf(publicNetworkAccess, "disabled", "securedbyperimeter")) {
        return;
    }
    const path = `${prefix}${firewallName}`;
    if (!isOneOf(firewall?.defaultAction, "deny")) {
        const expected = `Deny, or ${prefix}publicNetworkAccess: Disabled`;
        yield { property: `${path}.defaultAction`, expected, found: firewall?.defaultAction };
    }
    for (const [index, { value, iPAddressOrRange }] of (firewall?.ipRules ?? []).entries()) {
        const network = value ?? iPAddressOrRange;
        if (network === undefined || isWorld(network)) {
            const key = value === undefined ? "iPAddressOrRange" : "value";
            yield { property: `${path}.ipRules[${index}].${key}`, expected: knownNetworks, found: network };
        }
    }
}

function isOneOf(found: string | undefined, ...words: readonly string[]): boolean {
    return found !== undefined && words.includes(found.toLowerCase());
}
