import { check, isJson, lengthBetween, matches } from "../../bridged/checks";
import { simulatedTime } from "../../simulation/invent";
import { uuidOf } from "../../simulation/names";
import type { TypeRules } from "../../simulation/package";
import { failIf, part } from "../../simulation/parts";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, textOf } from "../../simulation/values";
import { refused } from "../errors";
import { addonVersion } from "../functions/addons";
import { isTaken, twin } from "../lookup";
import { placeOf } from "../place";
import { cluster, clusterOf, defaultKubernetesVersion, eks, eksCluster } from "./eks";

/** Source: `internal/service/eks` of terraform-provider-aws, and the errors of the EKS API. */
export const eksTypes: Readonly<Record<string, TypeRules>> = {
    [cluster]: eksCluster,
    "aws:eks/nodeGroup:NodeGroup": {
        check: (inputs) => [
            ...check({ nodeGroupName: lengthBetween(0, 63), nodeGroupNamePrefix: lengthBetween(0, 63 - 26) })(inputs),
            ...checkScaling(part(inputs, "scalingConfig")),
        ],
        beforeCreate: ({ id, inputs }) => {
            refuseScaling(id, part(inputs, "scalingConfig"), "creating", "CreateNodegroup");
        },
        beforeUpdate: ({ id, inputs }) => {
            refuseScaling(id, part(inputs, "scalingConfig"), "updating", "UpdateNodegroupConfig");
        },
        outputs: ({ id, inputs }, context) => {
            const ownTemplate = Object.keys(part(inputs, "launchTemplate")).length > 0;
            const version = inputs.version ?? clusterOf(inputs, context)?.version ?? defaultKubernetesVersion;
            const name = id.slice(id.indexOf(":") + 1);
            return {
                amiType: inputs.amiType ?? "AL2023_x86_64_STANDARD",
                capacityType: inputs.capacityType ?? "ON_DEMAND",
                diskSize: inputs.diskSize ?? (ownTemplate ? 0 : 20),
                instanceTypes: inputs.instanceTypes ?? (ownTemplate ? [] : ["t3.medium"]),
                nodeGroupName: name,
                nodeGroupNamePrefix: inputs.nodeGroupNamePrefix ?? "",
                releaseVersion:
                    inputs.releaseVersion ??
                    `${typeof version === "string" ? version : defaultKubernetesVersion}.0-20260101`,
                resources: [
                    { autoscalingGroups: [{ name: `eks-${name}-${uuidOf(id)}` }], remoteAccessSecurityGroupId: "" },
                ],
                status: "ACTIVE",
                updateConfig: inputs.updateConfig ?? { maxUnavailable: 1 },
                version,
            };
        },
    },
    "aws:eks/addon:Addon": {
        check: check({ configurationValues: isJson }),
        outputs: ({ inputs }, context) => ({
            addonVersion:
                inputs.addonVersion ??
                addonVersion(
                    textOf(inputs, "addonName") ?? "",
                    textOf(clusterOf(inputs, context) ?? {}, "version") ?? defaultKubernetesVersion,
                ),
            configurationValues: inputs.configurationValues ?? "",
            createdAt: simulatedTime,
            modifiedAt: simulatedTime,
            namespaceConfig: inputs.namespaceConfig ?? null,
        }),
    },
    "aws:eks/accessEntry:AccessEntry": {
        check: (inputs) => {
            const groups = Array.isArray(inputs.kubernetesGroups) ? inputs.kubernetesGroups : [];
            const system = groups.find(
                (group) => typeof group === "string" && /^(system|eks|aws|amazon|iam):/.test(group),
            );
            return failIf(
                system !== undefined,
                `The kubernetes group name ${JSON.stringify(system)} is invalid, it cannot start with system:, eks:, aws:, amazon: or iam:`,
            );
        },
        beforeCreate: ({ id, type, inputs }, context) => {
            const doing = `creating EKS Access Entry (${id})`;
            const mode = textOf(part(clusterOf(inputs, context) ?? {}, "accessConfig"), "authenticationMode");
            if (mode === "CONFIG_MAP") {
                throw refused(
                    doing,
                    eks(
                        "CreateAccessEntry",
                        "InvalidRequestException",
                        "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
                    ),
                );
            }
            if (isTaken(context, type, id, inputs)) {
                throw refused(
                    doing,
                    eks(
                        "CreateAccessEntry",
                        "ResourceInUseException",
                        "The specified access entry resource is already in use on this cluster.",
                        409,
                    ),
                );
            }
        },
        outputs: ({ id, inputs }, { config }) => {
            const { region, accountId, partition } = placeOf(inputs, config);
            const principal = textOf(inputs, "principalArn") ?? "";
            const [, owner = accountId, kind = "role", name = ""] =
                /^arn:[^:]*:iam::(\d*):(role|user)\/(?:.*\/)?(.+)$/.exec(principal) ?? [];
            return {
                accessEntryArn: `arn:${partition}:eks:${region}:${accountId}:access-entry/${textOf(inputs, "clusterName") ?? ""}/${kind}/${owner}/${name}/${uuidOf(id)}`,
                createdAt: simulatedTime,
                kubernetesGroups: inputs.kubernetesGroups ?? [],
                modifiedAt: simulatedTime,
                type: inputs.type ?? "STANDARD",
                userName:
                    inputs.userName ??
                    (kind === "role"
                        ? `arn:${partition}:sts::${owner}:assumed-role/${name}/{{SessionName}}`
                        : principal),
            };
        },
    },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
        check: (inputs) => [
            ...check({
                policyArn: matches(
                    /^arn:[^:]+:eks::aws:cluster-access-policy\/\w+$/,
                    "expected arn:aws:eks::aws:cluster-access-policy/NAME",
                ),
            })(inputs),
            ...failIf(
                part(inputs, "accessScope").type === "cluster" && part(inputs, "accessScope").namespaces !== undefined,
                "namespaces can only be given where the type of accessScope is namespace",
            ),
        ],
        outputs: () => ({ associatedAt: simulatedTime, modifiedAt: simulatedTime }),
    },
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
        beforeCreate: ({ id, type, inputs }, context) => {
            const other = twin(context, type, id, inputs, "clusterName", "namespace", "serviceAccount");
            if (other !== undefined) {
                throw refused(
                    "creating EKS Pod Identity Association",
                    eks(
                        "CreatePodIdentityAssociation",
                        "ResourceInUseException",
                        `Association already exists: ${other.id}`,
                        409,
                    ),
                );
            }
        },
        outputs: ({ id, inputs }, { config }) => {
            const { region, accountId, partition } = placeOf(inputs, config);
            return {
                associationArn: `arn:${partition}:eks:${region}:${accountId}:podidentityassociation/${textOf(inputs, "clusterName") ?? ""}/${id}`,
                associationId: id,
                disableSessionTags: inputs.disableSessionTags ?? false,
                externalId: "",
            };
        },
    },
};

/** Source: `scaling_config` in `node_group.go`. */
function checkScaling({ minSize, maxSize, desiredSize }: ValueMap): CheckFailure[] {
    return [
        ...failIf(
            typeof minSize === "number" && minSize < 0,
            "expected scalingConfig.minSize to be at least (0), got a smaller one",
        ),
        ...failIf(
            typeof desiredSize === "number" && desiredSize < 0,
            "expected scalingConfig.desiredSize to be at least (0), got a smaller one",
        ),
        ...failIf(
            typeof maxSize === "number" && maxSize < 1,
            "expected scalingConfig.maxSize to be at least (1), got a smaller one",
        ),
    ];
}

function refuseScaling(
    id: string,
    { minSize, maxSize, desiredSize }: ValueMap,
    doing: string,
    operation: string,
): void {
    if (typeof minSize !== "number" || typeof maxSize !== "number" || typeof desiredSize !== "number") {
        return;
    }
    const message =
        minSize > desiredSize
            ? `Minimum capacity ${String(minSize)} can't be greater than desired size ${String(desiredSize)}`
            : desiredSize > maxSize
              ? `desired capacity ${String(desiredSize)} can't be greater than max size ${String(maxSize)}`
              : undefined;
    if (message !== undefined) {
        throw refused(`${doing} EKS Node Group (${id})`, eks(operation, "InvalidParameterException", message));
    }
}
