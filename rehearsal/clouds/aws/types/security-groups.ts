import { check, isGiven, lengthBetween, matches } from "../../bridged/checks";
import type { Context, Draft, TypeRules } from "../../simulation/package";
import { failIf } from "../../simulation/parts";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, textOf } from "../../simulation/values";
import { refused } from "../errors";
import { known, twin } from "../lookup";
import { ec2 } from "./subnets";

const group = "aws:ec2/securityGroup:SecurityGroup";
const sources = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

const rule: TypeRules = {
    check: checkRule,
    beforeCreate: refuseDuplicate,
    outputs: ({ id }) => ({ securityGroupRuleId: id }),
};

/** Sources: `internal/service/ec2/vpc_security_group*.go` of terraform-provider-aws, and the errors of the EC2 API. */
export const securityGroupTypes: Readonly<Record<string, TypeRules>> = {
    [group]: {
        check: check({
            name: (value, name) =>
                lengthBetween(0, 255)(value, name) ?? matches(/^(?!sg-)/, "cannot begin with sg-")(value, name),
            description: (value, name) =>
                lengthBetween(0, 255)(value, name) ??
                matches(
                    /^[0-9A-Za-z_ .:/()#,@[\]+=&;{}!$*-]*$/,
                    "cannot contain other characters than a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
                )(value, name),
        }),
        beforeCreate: ({ id, type, inputs }, context) => {
            if (twin(context, type, id, inputs, "name", "vpcId") !== undefined) {
                throw refused(
                    `creating Security Group (${textOf(inputs, "name") ?? ""})`,
                    ec2(
                        "CreateSecurityGroup",
                        "InvalidGroup.Duplicate",
                        `The security group '${textOf(inputs, "name") ?? ""}' already exists for VPC '${textOf(inputs, "vpcId") ?? ""}'`,
                    ),
                );
            }
        },
        outputs: ({ inputs }) => ({ egress: inputs.egress ?? [], ingress: inputs.ingress ?? [] }),
    },
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
        // It is there since the VPC is: the resource takes it over, with its id.
        id: ({ inputs, urn }, context) =>
            textOf(known(context, "aws:ec2/vpc:Vpc", inputs.vpcId)?.outputs ?? {}, "defaultSecurityGroupId") ??
            `sg-${urn.length.toString(16).padStart(17, "0")}`,
        outputs: ({ inputs }) => ({
            name: "default",
            namePrefix: "",
            description: "default VPC security group",
            egress: inputs.egress ?? [],
            ingress: inputs.ingress ?? [],
        }),
    },
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule,
};

/** Source: `ConfigValidators` in `vpc_security_group_ingress_rule.go`, which egress rules share. */
function checkRule(inputs: ValueMap): CheckFailure[] {
    const given = sources.filter((name) => isGiven(inputs, name));
    const all = "cidr_ipv4,cidr_ipv6,prefix_list_id,referenced_security_group_id";
    return [
        ...failIf(
            given.length === 0,
            `Missing Attribute Configuration. Exactly one of these attributes must be configured: [${all}]`,
        ),
        ...failIf(
            given.length > 1,
            `Invalid Attribute Combination. Exactly one of these attributes must be configured: [${all}]`,
        ),
    ];
}

function refuseDuplicate({ id, type, inputs }: Draft & { readonly id: string }, { cloud }: Context): void {
    const names = ["securityGroupId", "ipProtocol", "fromPort", "toPort", ...sources];
    const other = cloud.find(
        type,
        (beside) => beside.id !== id && names.every((name) => (beside.inputs[name] ?? null) === (inputs[name] ?? null)),
    );
    if (other !== undefined) {
        const peer = sources.flatMap((name) => textOf(inputs, name) ?? [])[0] ?? "";
        const ports = ["fromPort", "toPort"].map((name) => JSON.stringify(inputs[name] ?? -1));
        const direction = type.includes("Ingress") ? "Ingress" : "Egress";
        throw refused(
            `creating VPC Security Group ${direction} Rule`,
            ec2(
                `AuthorizeSecurityGroup${direction}`,
                "InvalidPermission.Duplicate",
                `the specified rule "peer: ${peer}, ${(textOf(inputs, "ipProtocol") ?? "").toUpperCase()}, from port: ${ports[0] ?? ""}, to port: ${ports[1] ?? ""}, ALLOW" already exists`,
            ),
        );
    }
}
