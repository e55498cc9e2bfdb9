import assert from "node:assert/strict";
import { permissionRisks } from "../../../../../rehearsal/report/model/risks/permission-risks";
import { created, updated } from "../samples";

const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";

function policy(...statements: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) };
}

/** A role that tokens can assume where a condition holds. */
function trustWhere(condition: object): { assumeRolePolicy: string } {
    const action = "sts:AssumeRoleWithWebIdentity";
    const statement = { Effect: "Allow", Action: action, Principal: { Federated: "arn" }, Condition: condition };
    return { assumeRolePolicy: policy(statement).policy };
}

describe("risks of permissions", () => {
    const risks = (changes: Parameters<typeof permissionRisks>[1]) => permissionRisks("dev", changes);

    it("tell what an IAM policy newly allows, and only that", () => {
        const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };
        const write = { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::data/*" };
        const [risk, ...others] = risks(updated(rolePolicy, policy(read), policy(write)));
        assert.deepEqual(others, []);
        assert.deepEqual([risk?.level, risk?.detail], ["medium", "New: s3:PutObject on arn:aws:s3:::data/*."]);
        assert.deepEqual(risks(updated(rolePolicy, policy(write), policy(read))), []);
        assert.deepEqual(risks(updated(rolePolicy, policy(read), policy({ ...read, Sid: "Named" }))), []);
        assert.deepEqual(risks(updated(rolePolicy, policy(read), policy(read, { ...write, Effect: "Deny" }))), []);
    });

    it("are high where everything is allowed, or everybody", () => {
        const all = { Effect: "Allow", Action: "*", Resource: "*" };
        assert.equal(risks(updated(rolePolicy, policy(), policy(all)))[0]?.level, "high");
        const anybody = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } };
        const trust = (statement: object) => ({ assumeRolePolicy: policy(statement).policy });
        const known = { ...anybody, Principal: { AWS: "arn:aws:iam::123456789012:root" } };
        assert.equal(risks(updated(role, trust(known), trust(anybody)))[0]?.level, "high");
    });

    it("tell a condition that is taken away", () => {
        const free = {
            Effect: "Allow",
            Action: "sts:AssumeRoleWithWebIdentity",
            Principal: { Federated: "arn:provider" },
        };
        const bound = { ...free, Condition: { StringEquals: { "token:sub": "repo:me/app:environment:prod" } } };
        const trust = (statement: object) => ({ assumeRolePolicy: policy(statement).policy });
        const [risk] = risks(updated(role, trust(bound), trust(free)));
        assert.equal(risk?.detail, "New: sts:AssumeRoleWithWebIdentity for arn:provider.");
    });

    it("are none where a grant is narrowed: less of a wildcard, fewer subjects, one more condition", () => {
        const all = { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::data/*" };
        const one = { ...all, Action: "s3:GetObject", Resource: "arn:aws:s3:::data/public/*" };
        assert.deepEqual(risks(updated(rolePolicy, policy(all), policy(one))), []);
        const [wider] = risks(updated(rolePolicy, policy(one), policy(all)));
        assert.equal(wider?.detail, "New: s3:* on arn:aws:s3:::data/*.");
        const trust = (subjects: readonly string[], more: object = {}) =>
            trustWhere({ StringEquals: { "token:sub": subjects, ...more } });
        assert.deepEqual(risks(updated(role, trust(["a", "b"]), trust(["b"]))), []);
        assert.deepEqual(risks(updated(role, trust(["a"]), trust(["a"], { "token:aud": "aws" }))), []);
        assert.equal(risks(updated(role, trust(["a"]), trust(["a", "b"])))[0]?.level, "medium");
        assert.equal(risks(updated(role, trust(["a"], { "token:aud": "aws" }), trust(["a"]))).length, 1);
    });

    it("are high where tokens of any subject are trusted", () => {
        const bound = trustWhere({ StringEquals: { "token:sub": "repo:me/app:environment:prod" } });
        const like = trustWhere({ StringLike: { "token:sub": "repo:me/*" } });
        assert.equal(risks(updated(role, bound, like))[0]?.level, "high");
        assert.equal(
            risks(updated(role, bound, trustWhere({ StringEquals: { "token:aud": "aws" } })))[0]?.level,
            "high",
        );
    });

    it("tell what is no longer denied", () => {
        const allow = { Effect: "Allow", Action: "s3:*", Resource: "*" };
        const deny = { Effect: "Deny", Action: ["s3:DeleteObject", "s3:PutObject"], Resource: "*" };
        const less = { ...deny, Action: "s3:PutObject" };
        const [risk] = risks(updated(rolePolicy, policy(allow, deny), policy(allow, less)));
        assert.equal(risk?.detail, "No longer denied: s3:DeleteObject on *.");
        assert.deepEqual(risks(updated(rolePolicy, policy(allow, less), policy(allow, deny))), []);
    });

    it("name Azure's roles, and know those that administer", () => {
        const assignment = (id: string, scope: string) => ({
            roleDefinitionId: `/subscriptions/1/providers/Microsoft.Authorization/roleDefinitions/${id}`,
            scope,
            principalId: "[unknown]",
        });
        const type = "azure-native:authorization:RoleAssignment";
        const [push] = risks(
            created(type, assignment("8311e382-0749-4cb8-b61a-304f252e45ec", "/subscriptions/1/registry")),
        );
        assert.equal(push?.level, "medium");
        assert.match(
            push.detail,
            /roleDefinitionId AcrPush, scope \/subscriptions\/1\/registry, principalId \[unknown\]/,
        );
        const [owner] = risks(created(type, assignment("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "/subscriptions/1")));
        assert.equal(owner?.level, "high");
    });

    it("tell whose tokens are trusted", () => {
        const type = "azure-native:managedidentity:FederatedIdentityCredential";
        const credential = (subject: string, issuer = "https://token.actions.githubusercontent.com") => ({
            subject,
            issuer,
        });
        const [risk] = risks(
            updated(type, credential("repo:me/app:environment:prod"), credential("repo:me/app:pull_request")),
        );
        assert.equal(risk?.level, "high");
        assert.match(risk.detail, /subject repo:me\/app:pull_request/);
    });

    it("are none where a right is as it was, as far as that is known before the deployment", () => {
        const type = "azure-native:managedidentity:FederatedIdentityCredential";
        const known = { subject: "system:serviceaccount:a:b", issuer: "https://issuer.example" };
        assert.deepEqual(risks(updated(type, known, { ...known, issuer: "[unknown]" })), []);
        const bound = {
            Effect: "Allow",
            Action: "s3:*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": "true" } },
        };
        assert.deepEqual(risks(updated(rolePolicy, policy(bound), { policy: "[unknown]" })), []);
        assert.equal(
            risks(updated(type, known, { subject: "system:serviceaccount:a:c", issuer: "[unknown]" })).length,
            1,
        );
    });

    it("read roles and bindings of Kubernetes", () => {
        const clusterRole = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole";
        const rule = (verbs: readonly string[]) => ({ rules: [{ apiGroups: [""], resources: ["secrets"], verbs }] });
        assert.equal(risks(updated(clusterRole, rule(["get"]), rule(["get", "list"])))[0]?.level, "medium");
        assert.equal(risks(updated(clusterRole, rule(["get"]), rule(["*"])))[0]?.level, "high");
        assert.deepEqual(risks(updated(clusterRole, rule(["get", "list"]), rule(["list"]))), []);
        assert.deepEqual(risks(updated(clusterRole, rule(["*"]), rule(["get"]))), []);
        const named = { rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get"], resourceNames: ["one"] }] };
        assert.deepEqual(risks(updated(clusterRole, rule(["get"]), named)), []);
        assert.equal(risks(updated(clusterRole, named, rule(["get"]))).length, 1);
        const binding = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";
        const bound = {
            roleRef: { kind: "ClusterRole", name: "cluster-admin" },
            subjects: [{ kind: "User", name: "me" }],
        };
        assert.equal(risks(created(binding, bound))[0]?.level, "high");
    });
});
