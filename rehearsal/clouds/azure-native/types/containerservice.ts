import { simulatedTime } from "../../simulation/invent";
import { hexOf, uuidOf } from "../../simulation/names";
import type { Context, TypeRules } from "../../simulation/package";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, isUnknown, textOf } from "../../simulation/values";
import { accountOf, defaultLocation, normalLocation } from "../account";
import { subscriptionScope } from "../arm";
import { identityIds } from "../identity";
import { refuseChange } from "../errors";
import { failIf, lastPart, part, parts } from "../parts";

/** Kubernetes of a cluster that asks for none. Source: aks-docs `supported-kubernetes-versions.md` of 2026-08-05. */
const defaultVersion = "1.35";

/**
 * What only the creation of a node pool can set.
 * Source: `concepts-storage.md`, `create-node-pools.md`, `reliability-availability-zones-configure.md` of aks-docs.
 */
const fixedInPools = ["availabilityZones", "maxPods", "osDiskSizeGB", "osDiskType", "osType", "enableEncryptionAtHost"];

/** Azure Kubernetes Service. Sources: aks-docs (MicrosoftDocs/azure-aks-docs), the article that each rule names. */
export const containerService: Readonly<Record<string, TypeRules>> = {
    "azure-native:containerservice:ManagedCluster": {
        check: checkCluster,
        beforeUpdate: ({ olds, inputs }) => {
            const old = new Map(parts(olds, "agentPoolProfiles").map((pool) => [pool.name, pool]));
            for (const pool of parts(inputs, "agentPoolProfiles")) {
                refuseChange(old.get(pool.name ?? "") ?? {}, pool, [...fixedInPools, "vmSize"]);
            }
        },
        outputs: clusterOutputs,
    },
    "azure-native:containerservice:AgentPool": {
        check: (inputs) => checkCounts(inputs, "the node pool"),
        beforeUpdate: ({ olds, inputs }) => {
            refuseChange(olds, inputs, fixedInPools);
        },
        outputs: (resource, { cloud }) => {
            const cluster = cloud.find("azure-native:containerservice:ManagedCluster", ({ id }) =>
                resource.id.toLowerCase().startsWith(`${id.toLowerCase()}/`),
            );
            return poolOutputs(resource.inputs, textOf(cluster?.outputs ?? {}, "currentKubernetesVersion"));
        },
    },
};

function checkCluster(inputs: ValueMap): CheckFailure[] {
    const pools = parts(inputs, "agentPoolProfiles");
    const access = part(inputs, "apiServerAccessProfile");
    const ranges = access.authorizedIPRanges;
    return [
        // `use-system-pools.md`: at least one system pool, and what its name may be.
        ...failIf(
            pools.length > 0 && pools.every(({ mode }) => !isUnknown(mode) && mode !== "System"),
            "'agentPoolProfiles' should have at least one pool of mode 'System'",
        ),
        ...pools.flatMap((pool) => {
            const name = textOf(pool, "name");
            return [
                ...failIf(
                    name !== undefined && !/^[a-z][a-z0-9]{0,11}$/.test(name),
                    `'agentPoolProfiles' should name pools with 1 to 12 lowercase letters and digits, a letter first, but got '${name ?? ""}'`,
                ),
                ...checkCounts(pool, `pool '${name ?? ""}'`),
            ];
        }),
        // `manage-local-accounts-managed-azure-ad.md`: local accounts go only where Entra is integrated.
        ...failIf(
            inputs.disableLocalAccounts === true && inputs.aadProfile === undefined,
            "'disableLocalAccounts' should be true only with an 'aadProfile': nobody could log in otherwise",
        ),
        // `api-server-authorized-ip-ranges.md`: not for private clusters, at most 200 ranges.
        ...failIf(
            access.enablePrivateCluster === true && Array.isArray(ranges) && ranges.length > 0,
            "'apiServerAccessProfile.authorizedIPRanges' should be empty in a private cluster",
        ),
        ...failIf(
            Array.isArray(ranges) && ranges.length > 200 && access.enableVnetIntegration !== true,
            "'apiServerAccessProfile.authorizedIPRanges' should have at most 200 ranges",
        ),
    ];
}

/** `cluster-autoscaler.md`: bounds only with autoscaling, and the count within them. */
function checkCounts(pool: ValueMap, what: string): CheckFailure[] {
    const { count, minCount, maxCount, enableAutoScaling } = pool;
    const scales = enableAutoScaling === true;
    return [
        ...failIf(
            scales && (minCount === undefined || maxCount === undefined),
            `'minCount' and 'maxCount' should be given where 'enableAutoScaling' is true, in ${what}`,
        ),
        ...failIf(
            !scales && !isUnknown(enableAutoScaling) && (minCount !== undefined || maxCount !== undefined),
            `'minCount' and 'maxCount' should be given only where 'enableAutoScaling' is true, in ${what}`,
        ),
        ...failIf(
            typeof minCount === "number" && typeof maxCount === "number" && minCount > maxCount,
            `'minCount' should not be above 'maxCount', in ${what}`,
        ),
        ...failIf(
            typeof count === "number" &&
                typeof maxCount === "number" &&
                typeof minCount === "number" &&
                (count < minCount || count > maxCount),
            `'count' should be between 'minCount' and 'maxCount', in ${what}`,
        ),
    ];
}

function clusterOutputs({ id, inputs }: { id: string; inputs: ValueMap }, { config }: Context): ValueMap {
    const name = lastPart(id);
    const location = normalLocation(textOf(inputs, "location") ?? textOf(config, "location") ?? defaultLocation);
    const group = textOf(inputs, "resourceGroupName") ?? "";
    // Source: aks-docs `faq.md`: the group of the nodes, of at most 80 characters.
    const nodeResourceGroup = textOf(inputs, "nodeResourceGroup") ?? `MC_${group}_${name}_${location}`.slice(0, 80);
    const version = fullVersion(textOf(inputs, "kubernetesVersion") ?? defaultVersion);
    const host = `${textOf(inputs, "dnsPrefix") ?? textOf(inputs, "fqdnSubdomain") ?? name}-${hexOf(id.toLowerCase(), 8)}`;
    const isPrivate = part(inputs, "apiServerAccessProfile").enablePrivateCluster === true;
    const kubelet = `${subscriptionScope(config)}/resourceGroups/${nodeResourceGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-agentpool`;
    const { clientId, principalId } = identityIds(kubelet);
    return {
        fqdn: `${host}.hcp.${location}.azmk8s.io`,
        azurePortalFQDN: `${host}.portal.hcp.${location}.azmk8s.io`,
        privateFQDN: isPrivate ? `${host}.${uuidOf(id)}.privatelink.${location}.azmk8s.io` : "",
        nodeResourceGroup,
        kubernetesVersion: textOf(inputs, "kubernetesVersion") ?? defaultVersion,
        currentKubernetesVersion: version,
        powerState: { code: "Running" },
        maxAgentPools: 100,
        resourceUID: hexOf(id.toLowerCase(), 24),
        identityProfile: {
            kubeletidentity: { resourceId: kubelet, clientId, objectId: principalId },
            ...part(inputs, "identityProfile"),
        },
        // `use-oidc-issuer.md`: on by default since 1.34, and the form of the address.
        oidcIssuerProfile: {
            enabled: true,
            ...part(inputs, "oidcIssuerProfile"),
            issuerURL: `https://${location}.oic.prod-aks.azure.com/${accountOf(config).tenantId}/${uuidOf(`${id.toLowerCase()}#issuer`)}/`,
        },
        agentPoolProfiles: parts(inputs, "agentPoolProfiles").map((pool) => ({
            ...pool,
            ...poolOutputs(pool, version),
        })),
        sku: { name: "Base", tier: "Free", ...part(inputs, "sku") },
        supportPlan: inputs.supportPlan ?? "KubernetesOfficial",
        networkProfile: {
            // `concepts-network-azure-cni-overlay.md`, and the API's defaults.
            podCidr: "10.244.0.0/16",
            serviceCidr: "10.0.0.0/16",
            dnsServiceIP: "10.0.0.10",
            loadBalancerSku: "standard",
            outboundType: "loadBalancer",
            ...part(inputs, "networkProfile"),
        },
        addonProfiles: part(inputs, "addonProfiles"),
    };
}

function poolOutputs(pool: ValueMap, clusterVersion: string | undefined): ValueMap {
    const version = fullVersion(textOf(pool, "orchestratorVersion") ?? clusterVersion ?? defaultVersion);
    return {
        currentOrchestratorVersion: version,
        nodeImageVersion: `AKS${textOf(pool, "osSKU") ?? "Ubuntu"}-simulated-${simulatedTime.slice(0, 10)}`,
        powerState: { code: "Running" },
        provisioningState: "Succeeded",
    };
}

/** Azure runs a full version where `major.minor` was asked for. */
function fullVersion(version: string): string {
    return /^\d+\.\d+$/.test(version) ? `${version}.0` : version;
}
