import { type Input, type Inputs, type Output, all, output } from "@pulumi/pulumi/output";
import type { ComponentResource, ComponentResourceOptions } from "@pulumi/pulumi/resource";

import { Component } from "./component";
import { type ControlPlane, SecurityGroup, SecurityGroupRule } from "./resources";

type Tags = Input<Record<string, string> | undefined>;

const everywhere = { fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] };

/** The cluster's own security group. Source: `createCore` in cluster/cluster.ts of pulumi-eks. */
export function clusterSecurityGroup(
    name: string,
    args: { readonly vpcId: Input<string>; readonly tags: Tags; readonly clusterSecurityGroupTags: Tags },
    parent: ComponentResource,
): SecurityGroup {
    const group = new SecurityGroup(
        `${name}-eksClusterSecurityGroup`,
        {
            vpcId: args.vpcId,
            revokeRulesOnDelete: true,
            tags: all([args.tags, args.clusterSecurityGroupTags]).apply(([tags, own]) => ({
                Name: `${name}-eksClusterSecurityGroup`,
                ...own,
                ...tags,
            })),
        },
        { parent },
    );
    new SecurityGroupRule(
        `${name}-eksClusterInternetEgressRule`,
        { description: "Allow internet access.", type: "egress", ...everywhere, securityGroupId: group.id },
        { parent },
    );
    return group;
}

export interface NodeSecurityGroupArgs {
    readonly vpcId: Input<string>;
    readonly clusterSecurityGroup: Input<SecurityGroup>;
    readonly eksCluster: Input<ControlPlane>;
    readonly tags?: Tags;
}

/** A security group for nodes. Source: nodes/securitygroup.ts of pulumi-eks. */
export function nodeSecurityGroup(name: string, args: NodeSecurityGroupArgs, parent: ComponentResource) {
    const clusterGroupId: Output<string> = output(args.clusterSecurityGroup).apply(({ id }) => id);
    const clusterName: Output<string> = output(args.eksCluster).apply((cluster) => cluster.name);
    const securityGroup = new SecurityGroup(
        `${name}-nodeSecurityGroup`,
        {
            vpcId: args.vpcId,
            revokeRulesOnDelete: true,
            tags: all([args.tags, clusterName]).apply(([tags, cluster]) => ({
                Name: `${name}-nodeSecurityGroup`,
                [`kubernetes.io/cluster/${cluster}`]: "owned",
                ...tags,
            })),
        },
        { parent },
    );
    const rule = (suffix: string, inputs: Inputs) => new SecurityGroupRule(`${name}-${suffix}`, inputs, { parent });
    const onNodes = { securityGroupId: securityGroup.id };
    rule("eksNodeIngressRule", {
        description: "Allow nodes to communicate with each other",
        ...{ type: "ingress", fromPort: 0, toPort: 0, protocol: "-1", self: true, ...onNodes },
    });
    rule("eksNodeClusterIngressRule", {
        description: "Allow worker Kubelets and pods to receive communication from the cluster control plane",
        ...{ type: "ingress", fromPort: 1025, toPort: 65535, protocol: "tcp", ...onNodes },
        sourceSecurityGroupId: clusterGroupId,
    });
    rule("eksExtApiServerClusterIngressRule", {
        description:
            "Allow pods running extension API servers on port 443 to receive communication from cluster control plane",
        ...{ type: "ingress", fromPort: 443, toPort: 443, protocol: "tcp", ...onNodes },
        sourceSecurityGroupId: clusterGroupId,
    });
    rule("eksNodeInternetEgressRule", {
        description: "Allow internet access.",
        ...{ type: "egress", ...everywhere, ...onNodes },
    });
    const securityGroupRule = rule("eksClusterIngressRule", {
        description: "Allow pods to communicate with the cluster API Server",
        ...{ type: "ingress", fromPort: 443, toPort: 443, protocol: "tcp" },
        securityGroupId: clusterGroupId,
        sourceSecurityGroupId: securityGroup.id,
    });
    return { securityGroup, securityGroupRule };
}

/** The same as a component of its own, `eks.NodeGroupSecurityGroup`. */
export class NodeGroupSecurityGroup extends Component {
    readonly securityGroup: SecurityGroup;
    readonly securityGroupRule: SecurityGroupRule;

    constructor(name: string, args: NodeSecurityGroupArgs, opts: ComponentResourceOptions) {
        super("eks:index:NodeGroupSecurityGroup", name, args, opts);
        ({ securityGroup: this.securityGroup, securityGroupRule: this.securityGroupRule } = nodeSecurityGroup(
            name,
            args,
            this,
        ));
        this.registerOutputs();
    }

    get outputs(): Inputs {
        return { securityGroup: this.securityGroup, securityGroupRule: this.securityGroupRule };
    }
}
