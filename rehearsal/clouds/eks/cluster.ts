import { type Inputs, type Output, jsonStringify, output } from "@pulumi/pulumi/output";
import type { ComponentResourceOptions } from "@pulumi/pulumi/resource";

import { type ClusterArgs, checkCluster } from "./cluster-args";
import { type Core, createCore, skipsSecurityGroups } from "./cluster-core";
import { Component } from "./component";
import { type CredentialOptions, kubeconfigOf } from "./kubeconfig";
import type { ControlPlane } from "./resources";
import { nodeSecurityGroup } from "./security-groups";

/** An EKS cluster and what belongs to it. Source: cluster/cluster.ts of pulumi-eks 4.3.0. */
export class Cluster extends Component {
    static readonly type = "eks:index:Cluster";
    declare readonly core: Output<Core>;
    declare readonly eksCluster: Output<ControlPlane>;
    #outputs: Inputs = {};

    /** @param args absent where the component exists and `opts` has its URN */
    constructor(name: string, args: ClusterArgs | undefined, opts: ComponentResourceOptions) {
        super(Cluster.type, name, args ?? { core: undefined, eksCluster: undefined }, opts);
        if (args !== undefined) {
            checkCluster(args);
            this.#outputs = this.#create(name, args);
            this.registerOutputs(this.#outputs);
        }
    }

    get outputs(): Inputs {
        return this.#outputs;
    }

    /** Makes the children; answers the outputs of the component. */
    #create(name: string, args: ClusterArgs): Inputs {
        const core = createCore(name, args, this);
        const { cluster, clusterSecurityGroup } = core;
        const nodes =
            skipsSecurityGroups(args) || clusterSecurityGroup === undefined
                ? undefined
                : nodeSecurityGroup(
                      name,
                      {
                          vpcId: core.vpcId,
                          clusterSecurityGroup,
                          eksCluster: cluster,
                          tags: output([args.nodeSecurityGroupTags, args.tags]).apply(([own, tags]) => ({
                              ...own,
                              ...tags,
                          })),
                      },
                      this,
                  );
        const ownGroup = cluster.vpcConfig.apply(({ clusterSecurityGroupId }) => clusterSecurityGroupId);
        const issuer = cluster.identities.apply((identities) => identities?.[0]?.oidcs?.[0]?.issuer ?? "");
        return {
            clusterSecurityGroup,
            core: output(core),
            eksCluster: output(cluster),
            eksClusterIngressRule: nodes?.securityGroupRule,
            instanceRoles: core.instanceRoles,
            kubeconfig: core.kubeconfig,
            kubeconfigJson: jsonStringify(core.kubeconfig),
            nodeSecurityGroup: nodes?.securityGroup,
            clusterSecurityGroupId: clusterSecurityGroup?.id ?? ownGroup,
            nodeSecurityGroupId: nodes?.securityGroup.id ?? ownGroup,
            clusterIngressRuleId: nodes?.securityGroupRule.securityGroupRuleId ?? "",
            defaultNodeGroupAsgName: "",
            fargateProfileId: "",
            fargateProfileStatus: "",
            oidcProviderArn: core.oidcProvider?.arn ?? "",
            oidcProviderUrl: issuer,
            oidcIssuer: issuer.apply((url) => url.replace("https://", "")),
            autoModeNodeRoleName: core.autoModeNodeRoleName,
        };
    }

    /** The kubeconfig with a profile or a role. */
    getKubeconfig(credentials: CredentialOptions): Output<string> {
        return this.eksCluster.apply((cluster) =>
            kubeconfigOf(cluster, credentials, true).apply((kubeconfig) => JSON.stringify(kubeconfig)),
        );
    }
}
