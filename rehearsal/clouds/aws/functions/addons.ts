import { ProviderError } from "../../simulation/errors";
import type { FunctionRule } from "../../simulation/package";
import { uuidOf } from "../../simulation/names";
import { textOf } from "../../simulation/values";
import { placeOf } from "../place";

/** The add-ons of EKS itself. Which versions of them exist only the cloud knows: these are made up in its form. */
const addons: Readonly<Record<string, string>> = {
    "amazon-cloudwatch-observability": "v4",
    "aws-ebs-csi-driver": "v1",
    "aws-efs-csi-driver": "v2",
    "aws-mountpoint-s3-csi-driver": "v2",
    "cert-manager": "v1",
    coredns: "v1",
    "eks-node-monitoring-agent": "v1",
    "eks-pod-identity-agent": "v1",
    "external-dns": "v0",
    "kube-proxy": "v1",
    "kube-state-metrics": "v2",
    "metrics-server": "v0",
    "prometheus-node-exporter": "v1",
    "snapshot-controller": "v8",
    "vpc-cni": "v1",
};

export function addonVersion(name: string, kubernetes: string): string {
    const minor = /^1\.(\d+)/.exec(kubernetes)?.[1] ?? "0";
    return `${addons[name] ?? "v1"}.${minor}.0-eksbuild.1`;
}

export const eksFunctions: Readonly<Record<string, FunctionRule>> = {
    "aws:eks/getAddonVersion:getAddonVersion": (args, { config }) => {
        const name = textOf(args, "addonName") ?? "";
        if (!(name in addons)) {
            throw new ProviderError(
                `reading EKS Add-On version info (${name}, ${textOf(args, "kubernetesVersion") ?? ""}): couldn't find resource`,
            );
        }
        const version = addonVersion(name, textOf(args, "kubernetesVersion") ?? "");
        return { ...args, id: name, region: placeOf(args, config).region, version };
    },
    "aws:eks/getClusterAuth:getClusterAuth": (args, { config }) => {
        const name = textOf(args, "name") ?? "";
        const token = Buffer.from(`https://sts.simulated.example/?x-k8s-aws-id=${name}&id=${uuidOf(name)}`);
        return {
            ...args,
            id: name,
            region: placeOf(args, config).region,
            token: `k8s-aws-v1.${token.toString("base64url")}`,
        };
    },
};
