import { byUse, counted, one, type Rule, unknown } from "../charge";
import { noRegion } from "../prices";
import { numberAt, textAt } from "../stack-view";
import { aksCluster, aksPool } from "./aks";
import { postgresql } from "./azure-postgresql";

const registry: Rule = (resource, stack) => {
    const tier = textAt(resource.inputs, "sku.name") ?? "of unknown tier";
    const what = `Container registry, ${tier}`;
    const region = stack.regionOf(resource);
    return [
        counted({ id: "registry", what, region, service: "registry", key: tier, count: one }),
        byUse("images beyond what a registry's tier includes", { region, service: "registry-storage", key: tier }),
    ];
};

const publicAddress: Rule = (address, stack) => {
    const tier = textAt(address.inputs, "sku.name") ?? "Basic";
    const what = `Public address, ${tier}`;
    return [
        counted({ id: "address", what, region: stack.regionOf(address), service: "public-ip", key: tier, count: one }),
    ];
};

const natGateway: Rule = (gateway) => {
    const tier = textAt(gateway.inputs, "sku.name") ?? "Standard";
    const service = "azure-nat-gateway";
    return [
        counted({ id: "gateway", what: `NAT gateway, ${tier}`, region: noRegion, service, key: tier, count: one }),
        byUse("traffic by NAT gateways", { region: noRegion, service: `${service}-traffic`, key: tier }),
    ];
};

const privateEndpoint: Rule = () => {
    const price = { region: noRegion, service: "azure-private-endpoint", key: "any" };
    return [
        counted({ id: "endpoint", what: "Private endpoint", ...price, count: one }),
        byUse("traffic by private endpoints", { ...price, service: `${price.service}-traffic` }),
    ];
};

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

/** What is written is billed once, and kept for 31 days without a further charge. */
const workspace: Rule = (logs, stack) => {
    const price = {
        region: stack.regionOf(logs),
        service: "log-analytics",
        key: textAt(logs.inputs, "sku.name") ?? "PerGB2018",
    };
    return [
        byUse("logs in Log Analytics", price),
        ...((numberAt(logs.inputs, "retentionInDays") ?? 30) > 31
            ? [byUse("logs that Log Analytics keeps after 31 days", { ...price, service: "log-analytics-retention" })]
            : []),
    ];
};

/** Nothing that can be found tells whether AKS bills the extensions that Microsoft runs in it, such as Flux. */
const clusterExtension: Rule = (extension) => [
    unknown(
        "extension",
        `Extension ${textAt(extension.inputs, "extensionType") ?? "of the cluster"}`,
        "No source was found that tells whether it is billed beside the nodes that it runs on.",
    ),
];

export const azureRules: Readonly<Record<string, Rule>> = {
    "azure-native:containerregistry:Registry": registry,
    "azure-native:containerservice:AgentPool": aksPool,
    "azure-native:containerservice:ManagedCluster": aksCluster,
    "azure-native:dbforpostgresql:Server": postgresql,
    "azure-native:dns:Zone": dnsZone("Public"),
    "azure-native:keyvault:Key": () => [byUse("operations with keys in key vaults")],
    "azure-native:keyvault:Vault": () => [byUse("operations of key vaults")],
    "azure-native:kubernetesconfiguration:Extension": clusterExtension,
    "azure-native:network:NatGateway": natGateway,
    "azure-native:network:PrivateEndpoint": privateEndpoint,
    "azure-native:network:PublicIPAddress": publicAddress,
    "azure-native:operationalinsights:Workspace": workspace,
    "azure-native:privatedns:PrivateZone": dnsZone("Private"),
    "azure-native:storage:StorageAccount": storageAccount,
};
