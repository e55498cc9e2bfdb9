import type { Context } from "../simulation/package";
import type { CloudResource } from "../simulation/cloud";
import { type Value, isMap } from "../simulation/values";
import { armError } from "./errors";
import { lastPart } from "./parts";

/**
 * Types that Azure does not delete while another resource refers to them, with the code of the refusal.
 * Source: answers of Azure quoted in hashicorp/terraform-provider-azurerm #688 (addresses, subnets, and networks by their
 * subnets), Azure-Samples/Copilot-Studio-with-Azure-AI-Search #62 (NAT gateways); for the others the code alone is known.
 */
const refusals: Readonly<Record<string, string>> = {
    "azure-native:network:NatGateway": "CannotDeleteNatGatewayAssociatedToSubnet",
    "azure-native:network:NetworkInterface": "NicInUse",
    "azure-native:network:NetworkSecurityGroup": "InUseNetworkSecurityGroupCannotBeDeleted",
    "azure-native:network:PublicIPAddress": "PublicIPAddressCannotBeDeleted",
    "azure-native:network:PublicIPPrefix": "InUsePublicIpPrefixCannotBeDeleted",
    "azure-native:network:RouteTable": "InUseRouteTableCannotBeDeleted",
    "azure-native:network:Subnet": "InUseSubnetCannotBeDeleted",
    "azure-native:network:VirtualNetwork": "InUseSubnetCannotBeDeleted",
};

/** Refuses to delete what is still in use; with a resource goes everything inside it. */
export function deleteWithContents({ type, id }: { type: string; id: string }, { cloud }: Context): void {
    const inside = (other: string) => other.toLowerCase().startsWith(`${id.toLowerCase()}/`);
    const code = refusals[type];
    if (code !== undefined) {
        for (const resource of cloud.all()) {
            // A network goes with its own subnets, unless something outside is in one of them.
            if (
                !inside(resource.id) &&
                resource.id.toLowerCase() !== id.toLowerCase() &&
                refersTo(resource, id, inside)
            ) {
                throw armError(400, code, `${lastPart(id)} is in use by ${resource.id} and cannot be deleted.`);
            }
        }
    }
    for (const resource of [...cloud.all()]) {
        if (inside(resource.id)) {
            cloud.forget(resource.type, resource.id);
        }
    }
}

/** True if an input of the resource is the id, or the id of something inside it. */
function refersTo(resource: CloudResource, id: string, inside: (id: string) => boolean): boolean {
    // Rights and locks on a resource don't keep it in use.
    if (resource.type.startsWith("azure-native:authorization:")) {
        return false;
    }
    const mentions = (value: Value): boolean => {
        if (typeof value === "string") {
            return value.toLowerCase() === id.toLowerCase() || inside(value);
        }
        return Array.isArray(value) ? value.some(mentions) : isMap(value) && Object.values(value).some(mentions);
    };
    return Object.values(resource.inputs).some(mentions);
}
