import type { Unwrap } from "@pulumi/pulumi";
import type { InstanceArgs } from "@pulumi/aws/ec2/instance";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";
import type { NodeGroupArgs } from "@pulumi/aws/eks/nodeGroup";

import type { ResourceRule } from "../rule";

type Properties = Partial<
    Pick<Unwrap<LaunchTemplateArgs> & Unwrap<InstanceArgs>, "keyName"> & Pick<Unwrap<NodeGroupArgs>, "remoteAccess">
>;

/** Session Manager and `kubectl debug` log people in by their roles, and write down who it was. */
export const ec2NoSsh: ResourceRule<Properties> = {
    name: "ec2-no-ssh",
    title: "Nobody logs in to machines by SSH keys",
    why: "A key is shared and copied, never runs out, and the log does not tell who used it. EKS even opens port 22 to the whole internet.",
    mend: "Take `keyName` or `remoteAccess` away; use Session Manager or `kubectl debug node/NAME`.",
    severity: "high",
    references: [{ id: "CKV_AWS_100" }],
    types: ["aws:ec2/instance:Instance", "aws:ec2/launchTemplate:LaunchTemplate", "aws:eks/nodeGroup:NodeGroup"],
    guards: [
        { type: "aws:ec2/launchTemplate:LaunchTemplate", property: "keyName", absent: "safe" },
        { type: "aws:eks/nodeGroup:NodeGroup", property: "remoteAccess.ec2SshKey", absent: "safe" },
    ],
    scope: "resource",
    *check({ properties: { keyName, remoteAccess } }) {
        if (keyName !== undefined && keyName !== "") {
            yield { property: "keyName", expected: "no key", found: keyName };
        }
        if (remoteAccess !== undefined) {
            yield { property: "remoteAccess", expected: "nothing", found: remoteAccess };
        }
    },
};
