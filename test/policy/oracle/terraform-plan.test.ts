import assert from "node:assert/strict";

import { attributeName, blockName, terraformType } from "../../../policy/oracle/terraform-names";
import { block, terraformPlan } from "../../../policy/oracle/terraform-plan";
import type { StoredResource } from "../../../policy/stored-stack";

const types = {
    "aws:ec2/securityGroup:SecurityGroup": "aws_security_group",
    "aws:ec2/vpc:Vpc": "aws_vpc",
    "aws:ec2transitgateway/routeTable:RouteTable": "aws_ec2_transit_gateway_route_table",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "aws_vpc_security_group_ingress_rule",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "aws_iam_role_policy_attachment",
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": "aws_iam_openid_connect_provider",
    "aws:lb/loadBalancer:LoadBalancer": "aws_lb",
    "aws:lb/targetGroup:TargetGroup": "aws_lb_target_group",
    "aws:rds/cluster:Cluster": "aws_rds_cluster",
    "aws:rds/subnetGroup:SubnetGroup": "aws_db_subnet_group",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "aws_s3_bucket_public_access_block",
};

describe("the Terraform plan for checkov", () => {
    for (const [token, type] of Object.entries(types)) {
        it(`has ${token} as ${type}`, () => {
            assert.equal(terraformType(token), type);
        });
    }

    it("writes names as Terraform does", () => {
        assert.deepEqual(["cidrIpv4", "subnetIds", "clientIdLists", "copyTagsToSnapshot"].map(attributeName), [
            "cidr_ipv4",
            "subnet_ids",
            "client_id_list",
            "copy_tags_to_snapshot",
        ]);
        assert.deepEqual(
            ["defaultActions", "lifecyclePolicies", "ingress", "aliases", "blockDeviceMappings", "indexes"].map(
                blockName,
            ),
            ["default_action", "lifecycle_policy", "ingress", "alias", "block_device_mappings", "index"],
        );
    });

    it("makes blocks of objects, leaves maps and drops what Pulumi adds", () => {
        assert.deepEqual(
            block({
                __defaults: ["vpcConfig"],
                vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["192.0.2.0/24"], __defaults: [] },
                ingress: [{ fromPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
                tags: { Name: "x", "cost-center": "y" },
                enabled: false,
            }),
            {
                vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ["192.0.2.0/24"] }],
                ingress: [{ from_port: 22, cidr_blocks: ["0.0.0.0/0"] }],
                tags: { Name: "x", "cost-center": "y" },
                enabled: false,
            },
        );
    });

    it("tells what refers to what, and where it is declared", () => {
        const vpc = resource("aws:ec2/vpc:Vpc", "net work", { cidrBlock: "10.0.0.0/16" });
        const twin = resource("aws:ec2/vpc:Vpc", "net.work", {});
        const log: StoredResource = {
            ...resource("aws:ec2/flowLog:FlowLog", "log", { vpcId: "vpc-1" }),
            propertyDependencies: { vpcId: [vpc.urn, "urn:pulumi:dev::p::fairlead:index:AwsNetwork::n"] },
            sourcePosition: "project:///components/network/aws-network.ts#12,34",
        };
        const component = { urn: "urn:pulumi:dev::p::aws:x:Component::c", type: "aws:x:Component" };
        const exhibit = terraformPlan("dev-aws", [vpc, twin, log, component]);
        assert.ok(exhibit !== undefined);
        const plan = JSON.parse(exhibit.text) as Record<string, unknown>;
        assert.deepEqual(plan.planned_values, {
            root_module: {
                resources: [
                    planned("aws_vpc", "net_work", { cidr_block: "10.0.0.0/16" }),
                    planned("aws_vpc", "net_work-2", {}),
                    planned("aws_flow_log", "log", { vpc_id: "vpc-1" }),
                ],
            },
        });
        assert.deepEqual(plan.configuration, {
            root_module: {
                resources: [
                    configured("aws_vpc", "net_work", {}),
                    configured("aws_vpc", "net_work-2", {}),
                    configured("aws_flow_log", "log", {
                        vpc_id: { references: ["aws_vpc.net_work.id", "aws_vpc.net_work"] },
                    }),
                ],
            },
        });
        assert.deepEqual(
            [...exhibit.subjects],
            [
                ["aws_vpc.net_work", { type: vpc.type, name: "net work", place: "" }],
                ["aws_vpc.net_work-2", { type: twin.type, name: "net.work", place: "" }],
                ["aws_flow_log.log", { type: log.type, name: "log", place: "components/network/aws-network.ts:12" }],
            ],
        );
        assert.equal(exhibit.file, "dev-aws/terraform-plan.json");
    });

    it("is none for a stack without AWS", () => {
        assert.equal(terraformPlan("local", [{ ...resource("kubernetes:core/v1:Pod", "p", {}) }]), undefined);
    });
});

function resource(type: string, name: string, inputs: Readonly<Record<string, unknown>>): StoredResource {
    return { urn: `urn:pulumi:dev::p::${type}::${name}`, type, id: "id", inputs };
}

function planned(type: string, name: string, values: Readonly<Record<string, unknown>>) {
    return { address: `${type}.${name}`, type, name, mode: "managed", values };
}

function configured(type: string, name: string, expressions: Readonly<Record<string, unknown>>) {
    return { address: `${type}.${name}`, type, name, expressions };
}
