import { simulatedAddress } from "../../simulation/invent";
import type { Context, TypeRules } from "../../simulation/package";
import type { CheckFailure } from "../../simulation/provider";
import { type Value, type ValueMap, isUnknown, textOf } from "../../simulation/values";
import { blockOf, contains, overlap } from "../../simulation/cidr";
import { armError } from "../errors";
import { failIf, lastPart, part } from "../parts";

const virtualNetwork = "azure-native:network:VirtualNetwork";
const subnet = "azure-native:network:Subnet";

/** Networks. Sources: azure-docs `articles/virtual-network`, and the error codes of the network API. */
export const network: Readonly<Record<string, TypeRules>> = {
    [virtualNetwork]: {
        check: (inputs) => checkBlocks(part(inputs, "addressSpace").addressPrefixes, "addressSpace.addressPrefixes"),
        outputs: ({ inputs }) => ({
            subnets: inputs.subnets ?? [],
            enableDdosProtection: inputs.enableDdosProtection ?? false,
        }),
    },
    [subnet]: {
        check: ({ addressPrefix, addressPrefixes }) => [
            ...checkBlocks(addressPrefix === undefined ? [] : [addressPrefix], "addressPrefix"),
            ...checkBlocks(addressPrefixes, "addressPrefixes"),
        ],
        beforeCreate: refuseMisplaced,
        outputs: ({ inputs }) => ({
            privateEndpointNetworkPolicies: inputs.privateEndpointNetworkPolicies ?? "Disabled",
            privateLinkServiceNetworkPolicies: inputs.privateLinkServiceNetworkPolicies ?? "Enabled",
        }),
    },
    "azure-native:network:PublicIPAddress": {
        // `articles/virtual-network/ip-services/public-ip-addresses.md`: Standard addresses are static.
        check: (inputs) =>
            failIf(
                part(inputs, "sku").name === "Standard" &&
                    textOf(inputs, "publicIPAllocationMethod")?.toLowerCase() === "dynamic",
                "'publicIPAllocationMethod' should be 'Static' where 'sku.name' is 'Standard'",
            ),
        outputs: ({ id, inputs }) => ({
            publicIPAddressVersion: "IPv4",
            publicIPAllocationMethod: "Dynamic",
            idleTimeoutInMinutes: 4,
            ...inputs,
            sku: { name: "Standard", tier: "Regional", ...part(inputs, "sku") },
            // A dynamic address comes with the resource that uses it.
            ...(inputs.publicIPAllocationMethod === "Static" ? { ipAddress: simulatedAddress(id.toLowerCase()) } : {}),
        }),
    },
};

function checkBlocks(blocks: Value | undefined, name: string): CheckFailure[] {
    return (Array.isArray(blocks) ? blocks : []).flatMap((block) =>
        failIf(
            typeof block === "string" && !isUnknown(block) && !block.includes(":") && blockOf(block) === undefined,
            `'${name}' should hold address blocks such as '10.0.0.0/16' but got ${JSON.stringify(block)}`,
        ),
    );
}

/** A subnet lies in its network, and beside the other subnets. */
function refuseMisplaced({ id, inputs }: { id: string; inputs: ValueMap }, { cloud }: Context): void {
    const own = blockOf(textOf(inputs, "addressPrefix") ?? "");
    const outer = cloud.find(virtualNetwork, (found) => id.toLowerCase().startsWith(`${found.id.toLowerCase()}/`));
    if (own === undefined || outer === undefined) {
        return;
    }
    const space = part(outer.inputs, "addressSpace").addressPrefixes;
    const blocks = (Array.isArray(space) ? space : []).flatMap(
        (block) => blockOf(typeof block === "string" ? block : "") ?? [],
    );
    const name = lastPart(id);
    if (blocks.length > 0 && !blocks.some((block) => contains(block, own))) {
        throw armError(
            400,
            "NetcfgInvalidSubnet",
            `Subnet '${name}' is not valid because its IP address range is outside the IP address range of virtual network '${lastPart(outer.id)}'.`,
        );
    }
    const beside = cloud.find(subnet, (other) => {
        const block = blockOf(textOf(other.inputs, "addressPrefix") ?? "");
        return (
            other.id.toLowerCase().startsWith(`${outer.id.toLowerCase()}/`) &&
            block !== undefined &&
            overlap(block, own)
        );
    });
    if (beside !== undefined) {
        throw armError(
            400,
            "NetcfgSubnetRangesOverlap",
            `Subnet '${name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${lastPart(outer.id)}': '${lastPart(beside.id)}'.`,
        );
    }
}
