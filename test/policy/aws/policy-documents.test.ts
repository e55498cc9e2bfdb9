import { deepEqual, equal, throws } from "node:assert/strict";

import { statementsOf, takesIn } from "../../../policy/aws/policy-documents";

describe("policy documents", () => {
    it("reads text and objects, one statement and many, one value and lists alike", () => {
        const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: ["a", "b"] };
        for (const policy of [{ Statement: statement }, JSON.stringify({ Statement: [statement] })]) {
            const [read] = statementsOf(policy);
            deepEqual(
                [read?.allows, read?.actions, read?.resources, read?.inverted, read?.conditions],
                [true, ["s3:GetObject"], ["a", "b"], undefined, []],
            );
        }
    });

    it("reads principals of all forms", () => {
        const principalsOf = (Principal: unknown) => statementsOf({ Statement: { Principal } })[0]?.principals;
        deepEqual(principalsOf("*"), [{ kind: "AWS", value: "*" }]);
        deepEqual(principalsOf({ AWS: ["1", "2"], Service: "ec2.amazonaws.com" }), [
            { kind: "AWS", value: "1" },
            { kind: "AWS", value: "2" },
            { kind: "Service", value: "ec2.amazonaws.com" },
        ]);
        deepEqual(principalsOf(undefined), []);
    });

    it("reads conditions with their places, keys in lower case and values as text", () => {
        const Condition = { Bool: { "aws:SecureTransport": false }, StringLike: { "a:B": ["x", "y"] } };
        deepEqual(statementsOf({ Statement: { Condition } })[0]?.conditions, [
            {
                operator: "Bool",
                key: "aws:securetransport",
                values: ["false"],
                path: 'Condition.Bool["aws:SecureTransport"]',
            },
            { operator: "StringLike", key: "a:b", values: ["x", "y"], path: 'Condition.StringLike["a:B"]' },
        ]);
    });

    it("refuses what is no policy", () => {
        for (const wrong of [undefined, "{}", "[]", "null", '"text"', { Statement: "text" }, { Statement: [1] }]) {
            throws(() => statementsOf(wrong), /an IAM policy has a Statement/);
        }
        throws(() => statementsOf("no JSON"), SyntaxError);
    });

    it("matches patterns as IAM does", () => {
        for (const [pattern, name, expected] of [
            ["*", "ecr:PutImage", true],
            ["ecr:*", "ecr:PutImage", true],
            ["ECR:putimage", "ecr:PutImage", true],
            ["ecr:Put????e", "ecr:PutImage", true],
            ["ecr:Put?", "ecr:PutImage", false],
            ["ecr.*", "ecr:PutImage", false],
            ["ecr:Get*", "ecr:PutImage", false],
            ["ecr:PutImageTag", "ecr:PutImage", false],
        ] as const) {
            equal(takesIn(pattern, name), expected, pattern);
        }
    });
});
