import { check, lengthBetween, matches } from "../../bridged/checks";
import { simulatedTime } from "../../simulation/invent";
import type { Context, Draft, TypeRules } from "../../simulation/package";
import { failIf, part } from "../../simulation/parts";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, isMap, textOf } from "../../simulation/values";
import { type Refusal, refused } from "../errors";
import { partId } from "../identity";
import { isTaken, known, placesOf, texts } from "../lookup";
import { placeOf } from "../place";

export const cluster = "aws:eks/cluster:Cluster";

/** Clusters. Source: `internal/service/eks/cluster.go` of terraform-provider-aws, and the errors of the EKS API. */
export const eksCluster: TypeRules = {
    check: (inputs) => [
        ...check({
            name: (value, name) =>
                lengthBetween(1, 100)(value, name) ??
                matches(/^[0-9A-Za-z][0-9A-Za-z_-]*$/, "must match ^[0-9A-Za-z][0-9A-Za-z_-]*$")(value, name),
        })(inputs),
        ...checkAutoMode(inputs),
    ],
    beforeCreate: ({ id, inputs }, context) => {
        const name = textOf(inputs, "name") ?? id;
        if (isTaken(context, cluster, id, inputs)) {
            throw refusedCluster(
                "creating",
                name,
                "CreateCluster",
                "ResourceInUseException",
                `Cluster already exists with name: ${name}`,
                409,
            );
        }
        const { areKnown, zones } = placesOf(context, texts(part(inputs, "vpcConfig"), "subnetIds"));
        if (areKnown && new Set(zones).size < 2) {
            throw refusedCluster(
                "creating",
                name,
                "CreateCluster",
                "InvalidParameterException",
                "Subnets specified must be in at least two different AZs",
            );
        }
    },
    beforeUpdate: refuseUpdate,
    // Source of the words: "Deletion protection" in the EKS user guide.
    beforeDelete: ({ id, outputs }) => {
        if (outputs.deletionProtection === true) {
            throw refusedCluster(
                "deleting",
                id,
                "DeleteCluster",
                "InvalidRequestException",
                "Cluster cannot be deleted because deletion protection is enabled. Disable deletion protection and try again.",
            );
        }
    },
    outputs: clusterOutputs,
};

/** The version that a cluster gets where none is asked for. Source: the release calendar in the EKS user guide. */
export const defaultKubernetesVersion = "1.35";

function clusterOutputs({ id, inputs }: Draft & { readonly id: string }, context: Context): ValueMap {
    const { region, accountId, dnsSuffix } = placeOf(inputs, context.config);
    const vpcConfig = part(inputs, "vpcConfig");
    const { vpcId } = placesOf(context, texts(vpcConfig, "subnetIds"));
    const number = partId(`${accountId}/${region}/${id}`, "cluster", 32).toUpperCase();
    const network = part(inputs, "kubernetesNetworkConfig");
    return {
        accessConfig: {
            authenticationMode: "CONFIG_MAP",
            bootstrapClusterCreatorAdminPermissions: true,
            ...part(inputs, "accessConfig"),
        },
        bootstrapSelfManagedAddons: inputs.bootstrapSelfManagedAddons ?? true,
        certificateAuthority: { data: authority(number) },
        clusterId: null,
        controlPlaneScalingConfig: { tier: "standard", ...part(inputs, "controlPlaneScalingConfig") },
        createdAt: simulatedTime,
        deletionProtection: inputs.deletionProtection ?? false,
        endpoint: `https://${number}.gr7.${region}.eks.${dnsSuffix}`,
        identities: [{ oidcs: [{ issuer: `https://oidc.eks.${region}.${dnsSuffix}/id/${number}` }] }],
        kubernetesNetworkConfig: {
            ipFamily: "ipv4",
            serviceIpv4Cidr: "172.20.0.0/16",
            ...network,
            elasticLoadBalancing: { enabled: false, ...part(network, "elasticLoadBalancing") },
        },
        platformVersion: "eks.1",
        status: "ACTIVE",
        upgradePolicy: { supportType: "EXTENDED", ...part(inputs, "upgradePolicy") },
        version: inputs.version ?? context.cloud.get(cluster, id)?.outputs.version ?? defaultKubernetesVersion,
        vpcConfig: {
            endpointPrivateAccess: false,
            endpointPublicAccess: true,
            publicAccessCidrs: ["0.0.0.0/0"],
            securityGroupIds: [],
            ...vpcConfig,
            clusterSecurityGroupId: `sg-${partId(id, "cluster-sg")}`,
            vpcId: vpcId ?? `vpc-${partId(id, "vpc")}`,
        },
    };
}

/** A certificate in form: base64 of a PEM. It certifies nothing. */
function authority(number: string): string {
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(`simulated ${number}`).toString("base64")}\n-----END CERTIFICATE-----\n`;
    return Buffer.from(pem).toString("base64");
}

/** Source: `validateAutoModeCustomizeDiff`. */
function checkAutoMode(inputs: ValueMap): CheckFailure[] {
    const parts = [
        part(inputs, "computeConfig"),
        part(part(inputs, "kubernetesNetworkConfig"), "elasticLoadBalancing"),
        part(part(inputs, "storageConfig"), "blockStorage"),
    ];
    const on = parts.filter(({ enabled }) => enabled === true).length;
    return failIf(
        on > 0 && on < parts.length,
        "compute_config.enabled, kubernetes_networking_config.elastic_load_balancing.enabled, and storage_config.block_storage.enabled must all be set to either true or false",
    );
}

/** Versions go up, one by one; the way to log in can't go back. */
function refuseUpdate({ id, inputs, olds }: Draft & { readonly id: string; readonly olds: ValueMap }): void {
    const [from, to] = [minorOf(olds.version), minorOf(inputs.version)];
    if (from !== undefined && to !== undefined && (to < from || to > from + 1)) {
        const versions = `from ${textOf(olds, "version") ?? ""} to ${textOf(inputs, "version") ?? ""}`;
        throw refusedCluster(
            "updating",
            id,
            "UpdateClusterVersion",
            "InvalidParameterException",
            `Unsupported Kubernetes minor version update ${versions}`,
        );
    }
    const modes = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];
    const [before, after] = [olds, inputs].map((values) => textOf(part(values, "accessConfig"), "authenticationMode"));
    if (before !== undefined && after !== undefined && modes.indexOf(after) < modes.indexOf(before)) {
        throw refusedCluster(
            "updating",
            id,
            "UpdateClusterConfig",
            "InvalidParameterException",
            `Unsupported authentication mode update from ${before} to ${after}`,
        );
    }
}

function minorOf(version: ValueMap[string] | undefined): number | undefined {
    const minor = typeof version === "string" ? /^1\.(\d+)/.exec(version)?.[1] : undefined;
    return minor === undefined ? undefined : Number(minor);
}

function refusedCluster(doing: string, name: string, operation: string, code: string, message: string, status = 400) {
    return refused(`${doing} EKS Cluster (${name})`, eks(operation, code, message, status));
}

export function eks(operation: string, code: string, message: string, status = 400): Refusal {
    return { service: "EKS", operation, code, message, status };
}

/** The cluster that a resource names, if this rehearsal has it. */
export function clusterOf(inputs: ValueMap, context: Context): ValueMap | undefined {
    const found = known(context, cluster, inputs.clusterName)?.outputs;
    return isMap(found) ? found : undefined;
}
