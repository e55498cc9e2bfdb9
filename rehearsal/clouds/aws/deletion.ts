import type { Dependents } from "../simulation/dependents";
import { textsAt } from "../simulation/dependents";
import { type Inventory, type Living, keyOf } from "../simulation/inventory";
import type { Doomed } from "../simulation/package";
import { textOf } from "../simulation/values";
import { type Refusal, refused } from "./errors";
import { uses } from "./uses";

/** Throws where the service would refuse. */
type Rule = (doomed: Doomed, inventory: Inventory) => void;

/** A refusal while anything of these kinds lives through the resource. */
function whileUsed(
    kinds: string | readonly string[],
    refusal: (doomed: Doomed, user: Living) => { readonly doing: string } & Refusal,
): Rule {
    return (doomed, inventory) => {
        for (const kind of typeof kinds === "string" ? [kinds] : kinds) {
            const user = usersOf(kind, doomed.id, inventory)[0];
            if (user !== undefined) {
                const { doing, ...answer } = refusal(doomed, user);
                throw refused(doing, answer);
            }
        }
    };
}

/** What has an interface in a subnet: a database is there by its subnet group. */
function usersOf(kind: string, id: string, inventory: Inventory): readonly Living[] {
    const users = inventory.usersOf(keyOf(kind, id));
    if (kind !== "subnet") {
        return users;
    }
    const groups = inventory.usersOf(keyOf("subnet-in-group", id));
    return [...users, ...groups.flatMap((group) => inventory.usersOf(keyOf("subnet-group", group.id)))];
}

const dependencyViolation = "DependencyViolation";

/**
 * Sources: the `deleting …` texts and operations of terraform-provider-aws (`internal/service/…`). The answers are as users
 * quote them in public issues, for example terraform-aws-vault-ha-raft #57 (VPC) and terraform-provider-aws #32745 (security
 * group); those of IAM as moto has them. Of addresses, cluster parameter groups, file systems and Fargate profiles only the
 * code is documented, in the list of errors of each operation, and the text is ours.
 */
const rules: Readonly<Record<string, Rule>> = {
    "aws:ec2/vpc:Vpc": whileUsed("vpc", ({ id }) => ({
        doing: `deleting EC2 VPC (${id})`,
        ...{ service: "EC2", operation: "DeleteVpc", code: dependencyViolation },
        message: `The vpc '${id}' has dependencies and cannot be deleted.`,
    })),
    "aws:ec2/subnet:Subnet": whileUsed("subnet", ({ id }) => ({
        doing: `deleting EC2 Subnet (${id})`,
        ...{ service: "EC2", operation: "DeleteSubnet", code: dependencyViolation },
        message: `The subnet '${id}' has dependencies and cannot be deleted.`,
    })),
    "aws:ec2/securityGroup:SecurityGroup": whileUsed("security-group", ({ id }) => ({
        doing: `deleting Security Group (${id})`,
        ...{ service: "EC2", operation: "DeleteSecurityGroup", code: dependencyViolation },
        message: `resource ${id} has a dependent object`,
    })),
    "aws:ec2/internetGateway:InternetGateway": refuseToDetach,
    "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment": refuseToDetach,
    "aws:ec2/eip:Eip": whileUsed("address", ({ id, outputs }) => ({
        doing: `deleting EC2 EIP (${id})`,
        ...{ service: "EC2", operation: "ReleaseAddress", code: "InvalidIPAddress.InUse" },
        message: `Address ${textOf(outputs, "publicIp") ?? id} is in use.`,
    })),
    "aws:lb/targetGroup:TargetGroup": whileUsed("target-group", ({ id }) => ({
        doing: `deleting ELBv2 Target Group (${id})`,
        ...{ service: "Elastic Load Balancing v2", operation: "DeleteTargetGroup", code: "ResourceInUse" },
        message: `Target group '${id}' is currently in use by a listener or a rule`,
    })),
    "aws:acm/certificate:Certificate": whileUsed("certificate", ({ id }) => ({
        doing: `deleting ACM Certificate (${id})`,
        ...{ service: "ACM", operation: "DeleteCertificate", code: "ResourceInUseException" },
        message: `Certificate ${id} in account ${id.split(":")[4] ?? ""} is in use.`,
    })),
    "aws:eks/cluster:Cluster": whileUsed("cluster", ({ id }, { type }) => ({
        doing: `deleting EKS Cluster (${id})`,
        ...{ service: "EKS", operation: "DeleteCluster", status: 409, code: "ResourceInUseException" },
        message: `Cluster has ${type.includes("fargate") ? "Fargate profiles" : "nodegroups"} attached`,
    })),
    "aws:rds/subnetGroup:SubnetGroup": whileUsed("subnet-group", ({ id }, user) => ({
        doing: `deleting RDS Subnet Group (${id})`,
        ...{ service: "RDS", operation: "DeleteDBSubnetGroup", code: "InvalidDBSubnetGroupStateFault" },
        message:
            `Cannot delete the subnet group '${id}' because at least one database ` +
            `${user.type.includes("cluster") ? "cluster" : "instance"}: ${user.id} is still using it.`,
    })),
    "aws:rds/cluster:Cluster": whileUsed("database-cluster", ({ id }) => ({
        doing: `deleting RDS Cluster (${id})`,
        ...{ service: "RDS", operation: "DeleteDBCluster", code: "InvalidDBClusterStateFault" },
        message: "Cluster cannot be deleted, it still contains DB instances in non-deleting state.",
    })),
    "aws:rds/parameterGroup:ParameterGroup": whileUsed("parameter-group", ({ id }) => ({
        doing: `deleting RDS DB Parameter Group (${id})`,
        ...{ service: "RDS", operation: "DeleteDBParameterGroup", code: "InvalidDBParameterGroupState" },
        message: `One or more database instances are still members of this parameter group ${id}, so the group cannot be deleted`,
    })),
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": whileUsed("cluster-parameter-group", ({ id }) => ({
        doing: `deleting RDS Cluster Parameter Group (${id})`,
        ...{ service: "RDS", operation: "DeleteDBClusterParameterGroup", code: "InvalidDBParameterGroupState" },
        message: `One or more DB clusters are still members of this DB cluster parameter group ${id}, so the group cannot be deleted`,
    })),
    "aws:efs/fileSystem:FileSystem": whileUsed("file-system", ({ id }) => ({
        doing: `deleting EFS File System (${id})`,
        ...{ service: "EFS", operation: "DeleteFileSystem", status: 409, code: "FileSystemInUse" },
        message: `File system '${id}' has mount targets.`,
    })),
    "aws:ecr/repository:Repository": unless("forceDelete", "repository", ({ id, outputs }) => ({
        doing: `ECR Repository (${id}) not empty, consider using force_delete`,
        ...{ service: "ECR", operation: "DeleteRepository", code: "RepositoryNotEmptyException" },
        message:
            `The repository with name '${id}' in registry with id '${textOf(outputs, "registryId") ?? ""}' cannot be ` +
            "deleted because it still contains images",
    })),
    "aws:route53/zone:Zone": unless("forceDestroy", "zone", ({ id }) => ({
        doing: `deleting Route53 Hosted Zone (${id})`,
        ...{ service: "Route 53", operation: "DeleteHostedZone", code: "HostedZoneNotEmpty" },
        message: "The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
    })),
    "aws:iam/role:Role": (doomed, inventory) => {
        unless(
            "forceDetachPolicies",
            "attached-role",
            deleteConflict("must detach all policies first."),
        )(doomed, inventory);
        unless("forceDetachPolicies", "inline-role", deleteConflict("must delete policies first."))(doomed, inventory);
    },
    "aws:iam/policy:Policy": whileUsed("policy", ({ id }) => ({
        doing: `deleting IAM Policy (${id})`,
        ...{ service: "IAM", operation: "DeletePolicy", status: 409, code: "DeleteConflict" },
        message: "Cannot delete a policy attached to entities.",
    })),
};

/** A refusal that an argument of the resource turns off: then its contents go with it. */
function unless(argument: string, kind: string, refusal: Parameters<typeof whileUsed>[1]): Rule {
    const refuse = whileUsed(kind, refusal);
    return (doomed, inventory) => {
        if (doomed.outputs[argument] !== true) {
            refuse(doomed, inventory);
        }
    };
}

function deleteConflict(reason: string): Parameters<typeof whileUsed>[1] {
    return ({ id }) => ({
        doing: `deleting IAM Role (${id})`,
        ...{ service: "IAM", operation: "DeleteRole", status: 409, code: "DeleteConflict" },
        message: `Cannot delete entity, ${reason}`,
    });
}

/** A VPC keeps its gateway while something in it has a public address. */
function refuseToDetach({ id, outputs }: Doomed, inventory: Inventory): void {
    const vpcId = textOf(outputs, "vpcId") ?? "";
    const subnets = inventory.usersOf(keyOf("vpc", vpcId)).filter(({ type }) => type === "aws:ec2/subnet:Subnet");
    if (subnets.some((subnet) => inventory.usersOf(keyOf("public", subnet.id)).length > 0)) {
        throw refused(
            `deleting EC2 Internet Gateway (${id}): detaching EC2 Internet Gateway (${id}) from VPC (${vpcId})`,
            {
                ...{ service: "EC2", operation: "DetachInternetGateway", code: dependencyViolation },
                message:
                    `Network ${vpcId} has some mapped public address(es). ` +
                    "Please unmap those public address(es) before detaching the gateway.",
            },
        );
    }
}

/** Source: `RetryWhen…` around the deletions in terraform-provider-aws. */
const patientTypes = new Set([
    "aws:ec2/vpc:Vpc",
    "aws:ec2/subnet:Subnet",
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/internetGateway:InternetGateway",
    "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
    "aws:lb/targetGroup:TargetGroup",
    "aws:acm/certificate:Certificate",
    "aws:iam/role:Role",
]);

/** What AWS does not delete while something else lives through it. */
export const awsDependents: Dependents = {
    uses: ({ type, outputs }) => {
        const isPrivate = outputs.internal === true || outputs.connectivityType === "private";
        return Object.entries(uses[type] ?? {}).flatMap(([kind, paths]) =>
            kind === "public" && isPrivate
                ? []
                : paths.flatMap((path) => textsAt(outputs, path)).map((id) => keyOf(kind, id)),
        );
    },
    refuse: (doomed, inventory) => {
        rules[doomed.type]?.(doomed, inventory);
    },
    isPatient: (type) => patientTypes.has(type),
    goesAlong: ({ type, id, outputs }, inventory) => {
        switch (type) {
            case "aws:eks/cluster:Cluster":
                // Load balancers stay: only a controller in the cluster deletes them.
                return inventory
                    .usersOf(keyOf("in-cluster", textOf(outputs, "endpoint") ?? ""))
                    .filter(({ outside }) => outside !== true);
            case "aws:ecr/repository:Repository":
                return inventory.usersOf(keyOf("repository", id));
            case "aws:route53/zone:Zone":
                return inventory.usersOf(keyOf("zone", id));
            default:
                return [];
        }
    },
};
