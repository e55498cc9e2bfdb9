import type { Dependents } from "../simulation/dependents";
import { type Inventory, keyOf } from "../simulation/inventory";
import type { Context, Doomed } from "../simulation/package";
import { type Value, type ValueMap, isMap, textOf } from "../simulation/values";
import { armError } from "./errors";
import { lastPart } from "./parts";

/**
 * Types that Azure does not delete while another resource refers to them: the type of their ids, and the code of the
 * refusal. Source: answers of Azure quoted in hashicorp/terraform-provider-azurerm #688 (addresses, subnets, and networks
 * by their subnets), Azure-Samples/Copilot-Studio-with-Azure-AI-Search #62 (NAT gateways); for the others the code alone
 * is known.
 */
const refusals: Readonly<Record<string, readonly [idType: string, code: string]>> = {
    "azure-native:network:NatGateway": ["natgateways", "CannotDeleteNatGatewayAssociatedToSubnet"],
    "azure-native:network:NetworkInterface": ["networkinterfaces", "NicInUse"],
    "azure-native:network:NetworkSecurityGroup": ["networksecuritygroups", "InUseNetworkSecurityGroupCannotBeDeleted"],
    "azure-native:network:PublicIPAddress": ["publicipaddresses", "PublicIPAddressCannotBeDeleted"],
    "azure-native:network:PublicIPPrefix": ["publicipprefixes", "InUsePublicIpPrefixCannotBeDeleted"],
    "azure-native:network:RouteTable": ["routetables", "InUseRouteTableCannotBeDeleted"],
    "azure-native:network:Subnet": ["virtualnetworks", "InUseSubnetCannotBeDeleted"],
    "azure-native:network:VirtualNetwork": ["virtualnetworks", "InUseSubnetCannotBeDeleted"],
};

const refusable = new Set(Object.values(refusals).map(([idType]) => idType));

const clusterType = "azure-native:containerservice:ManagedCluster";

/** Names by which what runs in a cluster is matched to what is in the cloud. */
const namesFor: Readonly<Record<string, (id: string, outputs: ValueMap) => readonly string[]>> = {
    [clusterType]: (_, outputs) => [keyOf("server", serverOf(outputs))],
    "azure-native:network:PublicIPAddress": (id) => [keyOf("address-name", lastPart(id))],
};

/** The address of a cluster's API, as it stands in kubeconfigs. */
function serverOf(outputs: ValueMap): string {
    const privateHost = textOf(outputs, "privateFQDN") ?? "";
    return `https://${privateHost === "" ? (textOf(outputs, "fqdn") ?? "") : privateHost}:443`;
}

/** What a lock stands on ends where its own part of the id begins. */
const lockPart = "/providers/microsoft.authorization/locks/";

/**
 * Rights on a resource don't keep it in use; nor do rules of firewalls, which Azure drops with the subnet they name.
 * Source: https://learn.microsoft.com/azure/storage/common/storage-network-security
 */
function holdsNothing(type: string): boolean {
    return (
        type.startsWith("azure-native:authorization:") ||
        type === "azure-native:keyvault:Vault" ||
        type === "azure-native:storage:StorageAccount"
    );
}

/** What Azure does not delete while something else lives through it. */
export const azureDependents: Dependents = {
    uses: ({ type, id, outputs }) => {
        const names = namesFor[type]?.(id, outputs) ?? [];
        const scope = lockedScope(id);
        if (scope !== undefined) {
            return ancestorsOf(scope).flatMap((above) => [keyOf("lock-in", above), ...lockOf(above, scope)]);
        }
        if (holdsNothing(type)) {
            return names;
        }
        const own = id.toLowerCase();
        const isOwn = (other: string) => `${own}/`.startsWith(`${other}/`) || other.startsWith(`${own}/`);
        const used = idsIn(outputs).filter(isRefusable).flatMap(withNetwork);
        return [...names, ...[...new Set(used)].filter((other) => !isOwn(other)).map((other) => keyOf("used", other))];
    },
    refuse: (doomed, inventory) => {
        refuseLocked(doomed, inventory);
        const code = refusals[doomed.type]?.[1];
        const user = code === undefined ? undefined : inventory.usersOf(keyOf("used", doomed.id))[0];
        if (code !== undefined && user !== undefined) {
            throw armError(400, code, `${lastPart(doomed.id)} is in use by ${user.id} and cannot be deleted.`);
        }
    },
    goesAlong: ({ type, id, outputs }, inventory) => [
        ...inventory.all().filter((resource) => resource.id.toLowerCase().startsWith(`${id.toLowerCase()}/`)),
        // The load balancer of a cluster is in its node resource group.
        ...(type === clusterType ? inventory.usersOf(keyOf("in-cluster", serverOf(outputs))) : []),
    ],
};

/** With a resource goes everything inside it. */
export function deleteContents({ id }: Doomed, { cloud }: Context): void {
    for (const resource of [...cloud.all()]) {
        if (resource.id.toLowerCase().startsWith(`${id.toLowerCase()}/`)) {
            cloud.forget(resource.type, resource.id);
        }
    }
}

/**
 * A lock keeps all below its scope, and all that the scope is in; it does not keep itself.
 * Source: Azure's answer in hashicorp/terraform-provider-azurerm #17478, and "Lock your resources" in Azure's docs.
 */
function refuseLocked({ id }: Doomed, inventory: Inventory): void {
    if (lockedScope(id) !== undefined) {
        return;
    }
    const locks = [
        ...ancestorsOf(id.toLowerCase()).flatMap((above) => inventory.usersOf(keyOf("lock-on", above))),
        ...inventory.usersOf(keyOf("lock-in", id)),
    ];
    if (locks.length > 0) {
        const scopes = [...new Set(locks.map((lock) => `'${lockedScope(lock.id) ?? ""}'`))].join(", ");
        throw armError(
            409,
            "ScopeLocked",
            `The scope '${id}' cannot perform delete operation because following scope(s) are locked: ${scopes}. ` +
                "Please remove the lock and try again.",
        );
    }
}

function lockOf(above: string, scope: string): string[] {
    return above === scope.toLowerCase() ? [keyOf("lock-on", scope)] : [];
}

/** The id of what a lock stands on, or `undefined` if the id is none of a lock. */
function lockedScope(id: string): string | undefined {
    const at = id.toLowerCase().indexOf(lockPart);
    return at === -1 ? undefined : id.slice(0, at);
}

/** An id and those of what it is in, up to the subscription: ids grow by two parts, and by four at a provider. */
function ancestorsOf(id: string): string[] {
    const parts = id.toLowerCase().split("/");
    return parts.flatMap((_, index) => (index >= 2 && index % 2 === 0 ? [parts.slice(0, index + 1).join("/")] : []));
}

/** A subnet in use keeps its network, too. */
function withNetwork(id: string): string[] {
    const network = /^(.*\/virtualnetworks\/[^/]+)\/subnets\/[^/]+$/.exec(id)?.[1];
    return network === undefined ? [id] : [id, network];
}

function isRefusable(id: string): boolean {
    const idType = /\/providers\/microsoft\.network\/([^/]+)\//.exec(id)?.[1];
    return idType !== undefined && refusable.has(idType);
}

/** All ids of resources in a value, in lower case. */
function idsIn(value: Value): string[] {
    if (typeof value === "string") {
        return value.startsWith("/subscriptions/") ? [value.toLowerCase()] : [];
    }
    if (Array.isArray(value)) {
        return value.flatMap(idsIn);
    }
    return isMap(value) ? Object.values(value).flatMap(idsIn) : [];
}
