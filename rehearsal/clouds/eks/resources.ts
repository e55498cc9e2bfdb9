import type { Inputs, Output } from "@pulumi/pulumi/output";
import type { CustomResourceOptions } from "@pulumi/pulumi/resource";
import { registerResourceModule } from "@pulumi/pulumi/runtime/rpc";

import { Child } from "./packages";

/** Resources of which components read outputs. They also come in by reference, as arguments. */

export class Role extends Child {
    static readonly type = "aws:iam/role:Role";
    declare readonly arn: Output<string>;
    declare readonly name: Output<string>;

    constructor(name: string, inputs: Inputs | undefined, opts: CustomResourceOptions) {
        super(Role.type, name, inputs, opts, ["arn", "name"]);
    }
}

export class SecurityGroup extends Child {
    static readonly type = "aws:ec2/securityGroup:SecurityGroup";

    constructor(name: string, inputs: Inputs | undefined, opts: CustomResourceOptions) {
        super(SecurityGroup.type, name, inputs, opts);
    }
}

export class SecurityGroupRule extends Child {
    static readonly type = "aws:ec2/securityGroupRule:SecurityGroupRule";
    declare readonly securityGroupRuleId: Output<string>;

    constructor(name: string, inputs: Inputs | undefined, opts: CustomResourceOptions) {
        super(SecurityGroupRule.type, name, inputs, opts, ["securityGroupRuleId"]);
    }
}

export class OpenIdConnectProvider extends Child {
    static readonly type = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
    declare readonly arn: Output<string>;

    constructor(name: string, inputs: Inputs | undefined, opts: CustomResourceOptions) {
        super(OpenIdConnectProvider.type, name, inputs, opts, ["arn"]);
    }
}

export class ConfigMap extends Child {
    static readonly type = "kubernetes:core/v1:ConfigMap";

    constructor(name: string, inputs: Inputs | undefined, opts: CustomResourceOptions) {
        super(ConfigMap.type, name, inputs, opts);
    }
}

/** The cluster itself, `aws.eks.Cluster`. */
export class ControlPlane extends Child {
    static readonly type = "aws:eks/cluster:Cluster";
    declare readonly accessConfig: Output<{ readonly authenticationMode: string }>;
    declare readonly arn: Output<string>;
    declare readonly certificateAuthority: Output<{ readonly data: string }>;
    declare readonly endpoint: Output<string>;
    declare readonly identities: Output<{ readonly oidcs?: { readonly issuer: string }[] }[] | undefined>;
    declare readonly name: Output<string>;
    declare readonly version: Output<string>;
    declare readonly vpcConfig: Output<{ readonly clusterSecurityGroupId: string }>;

    constructor(name: string, inputs: Inputs | undefined, opts: CustomResourceOptions) {
        super(ControlPlane.type, name, inputs, opts, [
            "accessConfig",
            "arn",
            "certificateAuthority",
            "endpoint",
            "identities",
            "name",
            "version",
            "vpcConfig",
        ]);
    }
}

/** Lets references to these resources become them again. The SDKs of their packages do the same when imported. */
export function registerReferences(): void {
    for (const Class of [Role, SecurityGroup, SecurityGroupRule, OpenIdConnectProvider, ConfigMap, ControlPlane]) {
        const [packageName = "", module = ""] = Class.type.split(":");
        registerResourceModule(packageName, module, {
            construct: (name, type, urn) => {
                if (type !== Class.type) {
                    throw new Error(`unknown resource type ${type}`);
                }
                return new Class(name, undefined, { urn });
            },
        });
    }
}
