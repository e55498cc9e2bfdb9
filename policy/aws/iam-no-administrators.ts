import type { ResourceRule } from "../rule";
import { role } from "./iam-resources";

interface Properties {
    readonly policyArn?: string;
    readonly managedPolicyArns?: readonly string[];
    readonly managedPolicyArn?: string;
}

/** Policies of AWS that allow everything, or to become somebody who may. */
const administrators = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"];

const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** What runs needs some rights; all of them are for people, for an hour, by single sign-on. */
export const iamNoAdministrators: ResourceRule<Properties> = {
    name: "iam-no-administrators",
    title: "Nothing that the program makes administers the account",
    why: "Whoever gets into one pod, pipeline or machine with these rights has the whole account.",
    mend: "Give a policy with the actions and resources that are needed.",
    severity: "critical",
    references: [{ id: "CKV_AWS_274" }],
    types: [
        attachment,
        role,
        "aws:iam/policyAttachment:PolicyAttachment",
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
        "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
    ],
    guards: [
        {
            type: attachment,
            property: "policyArn",
            absent: "refused",
            worse: administrators.map((policy) => `arn:aws:iam::aws:policy/${policy}`),
        },
    ],
    scope: "resource",
    *check({ properties }) {
        for (const property of ["policyArn", "managedPolicyArn"] as const) {
            const found = properties[property];
            if (found !== undefined && isAdministrator(found)) {
                yield { property, expected, found };
            }
        }
        for (const [index, found] of (properties.managedPolicyArns ?? []).entries()) {
            if (isAdministrator(found)) {
                yield { property: `managedPolicyArns[${index}]`, expected, found };
            }
        }
    },
};

const expected = "a policy with single rights";

function isAdministrator(arn: string): boolean {
    return administrators.some((policy) => arn.endsWith(`:aws:policy/${policy}`));
}
