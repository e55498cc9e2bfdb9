import type { Inputs } from "@pulumi/pulumi/output";
import type { ConstructResult, InvokeResult, Provider } from "@pulumi/pulumi/provider/provider";
import type { ComponentResourceOptions } from "@pulumi/pulumi/resource";
import { registerResourceModule } from "@pulumi/pulumi/runtime/rpc";

import { Addon } from "./addon";
import { Cluster } from "./cluster";
import type { Component } from "./component";
import { ClusterCreationRoleProvider } from "./creation-role-provider";
import type { CredentialOptions } from "./kubeconfig";
import { ManagedNodeGroup } from "./managed-node-group";
import { versionOf } from "./packages";
import { registerReferences } from "./resources";
import { NodeGroupSecurityGroup } from "./security-groups";
import { VpcCniAddon } from "./vpc-cni-addon";

type Constructor = new (name: string, args: never, opts: ComponentResourceOptions) => Component;

const components: Readonly<Record<string, Constructor>> = {
    "eks:index:Addon": Addon,
    "eks:index:Cluster": Cluster,
    "eks:index:ClusterCreationRoleProvider": ClusterCreationRoleProvider,
    "eks:index:ManagedNodeGroup": ManagedNodeGroup,
    "eks:index:NodeGroupSecurityGroup": NodeGroupSecurityGroup,
    "eks:index:VpcCniAddon": VpcCniAddon,
};

/** The simulated eks provider: it makes the children that pulumi-eks 4.3.0 makes, and needs no network and no AWS CLI. */
export class EksProvider implements Provider {
    readonly version = versionOf("eks") ?? "";

    constructor() {
        registerReferences();
        registerResourceModule("eks", "index", {
            construct: (name, type, urn) => {
                const Class = [Cluster, VpcCniAddon].find((known) => known.type === type);
                if (Class === undefined) {
                    throw new Error(`unknown resource type ${type}`);
                }
                return new Class(name, undefined, { urn });
            },
        });
    }

    construct(name: string, type: string, inputs: Inputs, options: ComponentResourceOptions): Promise<ConstructResult> {
        const Class = components[type];
        if (Class === undefined) {
            const known = Object.keys(components).join(", ");
            throw new Error(`A rehearsal does not simulate ${type}. The components of eks that it does: ${known}.`);
        }
        // The program's SDK declares the arguments of each class.
        const component = new Class(name, inputs as never, options);
        return Promise.resolve({ urn: component.urn, state: component.outputs });
    }

    call(token: string, inputs: Inputs): Promise<InvokeResult> {
        const {
            __self__: cluster,
            profileName,
            roleArn,
        } = inputs as CredentialOptions & { readonly __self__: unknown };
        if (token !== "eks:index:Cluster/getKubeconfig" || !(cluster instanceof Cluster)) {
            throw new Error(`unknown method ${token}`);
        }
        return Promise.resolve({ outputs: { result: cluster.getKubeconfig({ profileName, roleArn }) } });
    }
}
