import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { delegatedPolicies, deployStatements, type AwsTarget } from "@fairlead/components/workflow-access/aws-rights";
import {
    AwsWorkflowAccess,
    type AwsWorkflowAccessArgs,
} from "@fairlead/components/workflow-access/aws-workflow-access";

import { build } from "../cloud";
import { assertFaults } from "../faults";
import { workflowAccessContract } from "./contract";

const root = resolve(__dirname, "../../..");
const args: AwsWorkflowAccessArgs = {
    repository: { owner: "example-org", name: "fairlead", ownerId: 1, repositoryId: 2 },
    project: "fairlead",
    stack: "dev",
    oidcProviderArn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    state: { bucketArn: "arn:aws:s3:::state", bucketKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/bucket" },
    backendUrl: "s3://state/pulumi-dev?region=eu-central-1",
    keyArn: "arn:aws:kms:eu-central-1:123456789012:key/secrets",
    reviewers: { teams: [7] },
    previewReviewers: { teams: [8] },
};
const target: AwsTarget = {
    partition: "aws",
    region: "eu-central-1",
    accountId: "123456789012",
    project: "fairlead",
    stack: "dev",
};

/** What the names of services are in rights, where it is not that of the SDK's module. */
const services: Readonly<Record<string, string>> = {
    cloudwatch: "logs",
    efs: "elasticfilesystem",
    lb: "elasticloadbalancing",
    vpc: "ec2",
};

/** The resources of the stacks on AWS: the SDK's module, the type, and the name. */
function deployed(): RegExpExecArray[] {
    return ["dev-aws", "prod-aws"].flatMap((stack) => {
        const urns = readFileSync(resolve(root, `test/environments/${stack}.urns.txt`), "utf8");
        return [...urns.matchAll(/aws:(\w+)\/\w+:(\w+)::(.+)$/gm)];
    });
}

interface Document {
    readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: readonly string[] }[];
}

describe("AwsWorkflowAccess", () => {
    workflowAccessContract((name) => new AwsWorkflowAccess(name, args));

    it("looks without changing anything, at nobody else's state and secrets", async () => {
        const { all } = await build(() => new AwsWorkflowAccess("dev", args));
        const policies = all("aws:iam/rolePolicy:RolePolicy").filter(({ name }) => name.startsWith("dev-look"));
        const statements = policies.flatMap(({ inputs }) => (JSON.parse(String(inputs.policy)) as Document).Statement);
        assert.deepEqual(
            statements.flatMap(({ Action, Resource }) => Action.map((action) => `${action} ${Resource.join()}`)).sort(),
            [
                "kms:Decrypt arn:aws:kms:eu-central-1:123456789012:key/bucket",
                "kms:Decrypt arn:aws:kms:eu-central-1:123456789012:key/secrets",
                "s3:GetObject arn:aws:s3:::state/pulumi-dev/*",
                "s3:ListBucket arn:aws:s3:::state",
                "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-central-1:123456789012:secret:fairlead-dev/*",
            ],
        );
        assert.deepEqual(
            all("aws:iam/rolePolicyAttachment:RolePolicyAttachment").map(({ inputs }) => inputs.policyArn),
            ["arn:aws:iam::aws:policy/SecurityAudit", "arn:aws:iam::aws:policy/SecurityAudit"],
        );
    });

    it("has policies that IAM takes, which counts characters without spaces", async () => {
        const { all } = await build(() => new AwsWorkflowAccess("dev", args));
        const sizes = new Map<string, number>();
        for (const { inputs } of all("aws:iam/rolePolicy:RolePolicy")) {
            const role = String(inputs.role);
            sizes.set(role, (sizes.get(role) ?? 0) + String(inputs.policy).length);
        }
        assert.equal(sizes.size, 2);
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
        assert.ok([...sizes.values()].every((size) => size < 10_240));
    });

    it("refuses a project that Pulumi does not know", () => {
        assertFaults(() => new AwsWorkflowAccess("dev", { ...args, project: "my shop", stack: "*" }), {
            project: 'expected the name of a Pulumi project, got "my shop"; give the name in its Pulumi.yaml',
            stack: 'expected the name of a stack: at most 50 lower-case letters, digits and single hyphens, got "*"; rename the stack',
        });
    });
});

describe("the rights to deploy on AWS", () => {
    const statements = deployStatements(target);

    it("cover every service that the stacks are made of", () => {
        const modules = new Set(deployed().map(([, module = ""]) => module));
        assert.ok(modules.size > 10);
        const allowed = new Set(statements.flatMap(({ actions }) => actions.map((action) => action.split(":")[0])));
        assert.deepEqual(
            [...modules].filter((module) => !allowed.has(services[module] ?? module)),
            [],
            "add the service to aws-rights.ts",
        );
    });

    it("cover the stacks' roles by the beginning of their names", () => {
        const roles = deployed().filter(([, , type]) => type === "Role");
        assert.ok(roles.length > 10);
        assert.deepEqual(
            roles.filter(([, , , name = ""]) => !/^fairlead-(dev|prod)-aws-/.test(name)).map(([urn]) => urn),
            [],
        );
    });

    it("let those policies be attached that the stacks attach", () => {
        const names = deployed()
            .filter(([, , type]) => type === "RolePolicyAttachment")
            .map(([, , , name = ""]) => name)
            // Of the roles of pulumi-eks and of previews the name does not tell the policy.
            .filter((name) => !/-(eksRole-[0-9a-f]+|pull-requests)$/.test(name));
        assert.ok(names.length > 5);
        assert.deepEqual(
            names.filter((name) => !delegatedPolicies.some((policy) => name.endsWith(`-${lastOf(policy)}`))),
            [],
            "add the policy to delegatedPolicies in aws-rights.ts",
        );
    });

    it("let no key be taken over, and no role be changed that is somebody else's", () => {
        const of = (action: string) => statements.filter(({ actions }) => actions.includes(action));
        assert.deepEqual(
            of("kms:TagResource").map(({ conditions = [] }) => conditions.at(-1)),
            [{ test: "Null", variable: "aws:ResourceTag/project", values: ["true"] }],
        );
        assert.deepEqual(
            of("kms:*").map(({ conditions = [] }) => conditions.map(({ variable }) => variable)),
            [["aws:ResourceTag/project", "aws:ResourceTag/environment", "aws:ResourceTag/managed-by"]],
        );
        for (const action of ["iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PassRole"]) {
            assert.deepEqual(
                of(action).map(({ resources }) => resources),
                [["arn:aws:iam::123456789012:role/fairlead-dev-*"]],
            );
        }
    });
});

function lastOf(policy: string): string {
    return policy.slice(policy.lastIndexOf("/") + 1);
}
