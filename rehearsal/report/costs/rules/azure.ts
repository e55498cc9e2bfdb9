import { byUse, counted, one, type Rule, unknown } from "../charge";
import { noRegion } from "../prices";
import { numberAt, textAt } from "../stack-view";
import { aksCluster, aksPool } from "./aks";

/** A server is billed for its machine and for its storage; a standby for both once more. */
const postgresql: Rule = (server, stack) => {
    const { inputs } = server;
    const region = stack.regionOf(server);
    const size = textAt(inputs, "sku.name") ?? "of unknown size";
    const standby = (textAt(inputs, "highAvailability.mode") ?? "Disabled") !== "Disabled";
    const servers = standby ? 2 : 1;
    const gigabytes = numberAt(inputs, "storage.storageSizeGB");
    const label = standby ? "PostgreSQL and its standby" : "PostgreSQL";
    return [
        counted({
            id: "server",
            what: `${label}: ${servers} × ${size}`,
            region,
            service: "postgresql",
            key: size,
            count: { base: servers, most: servers },
        }),
        gigabytes === undefined
            ? unknown("storage", `${label}: storage`, "Its size is known only after a deployment.")
            : counted({
                  id: "storage",
                  what: `${label}: ${servers} × ${gigabytes} GiB of storage`,
                  region,
                  service: "postgresql-storage",
                  key: "standard",
                  count: { base: gigabytes * servers, most: gigabytes * servers },
              }),
        byUse("backups of PostgreSQL beyond the size of its storage"),
    ];
};

const registry: Rule = (resource, stack) => {
    const tier = textAt(resource.inputs, "sku.name") ?? "of unknown tier";
    const what = `Container registry, ${tier}`;
    return [
        counted({ id: "registry", what, region: stack.regionOf(resource), service: "registry", key: tier, count: one }),
    ];
};

const publicAddress: Rule = (address, stack) => {
    const tier = textAt(address.inputs, "sku.name") ?? "Basic";
    const what = `Public address, ${tier}`;
    return [
        counted({ id: "address", what, region: stack.regionOf(address), service: "public-ip", key: tier, count: one }),
    ];
};

const natGateway: Rule = (gateway, stack) => {
    const tier = textAt(gateway.inputs, "sku.name") ?? "Standard";
    const region = stack.regionOf(gateway);
    return [
        counted({ id: "gateway", what: `NAT gateway, ${tier}`, region, service: "nat-gateway", key: tier, count: one }),
        byUse("traffic by NAT gateways"),
    ];
};

const privateEndpoint: Rule = (endpoint, stack) => [
    counted({
        id: "endpoint",
        what: "Private endpoint",
        region: stack.regionOf(endpoint),
        service: "private-endpoint",
        key: "Standard",
        count: one,
    }),
];

function dnsZone(kind: "Public" | "Private"): Rule {
    const what = `${kind} DNS zone`;
    return () => [
        counted(
            { id: "zone", what, region: noRegion, service: "azure-dns", key: kind, count: one },
            "It is among the subscription's first 25 zones.",
        ),
    ];
}

/** Only shares of the premium tier have prices; they are made by claims in the cluster, not by the stack. */
const storageAccount: Rule = (account, stack) => {
    const key = textAt(account.inputs, "sku.name") ?? "";
    const files = textAt(account.inputs, "kind") === "FileStorage";
    return [
        files
            ? byUse("file shares that applications claim", {
                  region: stack.regionOf(account),
                  service: "premium-files",
                  key,
              })
            : byUse("what storage accounts hold"),
    ];
};

const workspace: Rule = (logs, stack) => [
    byUse("logs in Log Analytics", {
        region: stack.regionOf(logs),
        service: "log-analytics",
        key: textAt(logs.inputs, "sku.name") ?? "PerGB2018",
    }),
];

export const azureRules: Readonly<Record<string, Rule>> = {
    "azure-native:containerregistry:Registry": registry,
    "azure-native:containerservice:AgentPool": aksPool,
    "azure-native:containerservice:ManagedCluster": aksCluster,
    "azure-native:dbforpostgresql:Server": postgresql,
    "azure-native:dns:Zone": dnsZone("Public"),
    "azure-native:keyvault:Key": () => [byUse("operations with keys in key vaults")],
    "azure-native:keyvault:Vault": () => [byUse("operations of key vaults")],
    "azure-native:network:NatGateway": natGateway,
    "azure-native:network:PrivateEndpoint": privateEndpoint,
    "azure-native:network:PublicIPAddress": publicAddress,
    "azure-native:operationalinsights:Workspace": workspace,
    "azure-native:privatedns:PrivateZone": dnsZone("Private"),
    "azure-native:storage:StorageAccount": storageAccount,
};
