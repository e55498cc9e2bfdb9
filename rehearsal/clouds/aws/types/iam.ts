import { check, isJson, lengthBetween, matches } from "../../bridged/checks";
import { hexOf } from "../../simulation/names";
import { simulatedTime } from "../../simulation/invent";
import type { TypeRules } from "../../simulation/package";
import { type ValueMap, textOf } from "../../simulation/values";
import { refused } from "../errors";
import { twin } from "../lookup";

const nameOf = (most: number) => (value: ValueMap[string], name: string) =>
    lengthBetween(0, most)(value, name) ?? matches(/^[\w+=,.@-]*$/, "must match [\\w+=,.@-]")(value, name);

/** Sources: `internal/service/iam` of terraform-provider-aws; "IAM identifiers" in IAM's user guide for unique ids. */
export const iamTypes: Readonly<Record<string, TypeRules>> = {
    "aws:iam/role:Role": {
        check: check({
            name: nameOf(64),
            namePrefix: nameOf(64 - 26),
            assumeRolePolicy: isJson,
            maxSessionDuration: (value, name) =>
                typeof value !== "number" || (value >= 3600 && value <= 43_200)
                    ? undefined
                    : `expected ${name} to be in the range (3600 - 43200), got ${String(value)}`,
        }),
        beforeCreate: refuseTwin("Role", "CreateRole"),
        outputs: ({ id, inputs }) => ({
            createDate: simulatedTime,
            forceDetachPolicies: inputs.forceDetachPolicies ?? false,
            inlinePolicies: inputs.inlinePolicies ?? [],
            managedPolicyArns: inputs.managedPolicyArns ?? [],
            maxSessionDuration: inputs.maxSessionDuration ?? 3600,
            path: inputs.path ?? "/",
            uniqueId: uniqueId("AROA", id),
        }),
    },
    "aws:iam/policy:Policy": {
        check: check({ name: nameOf(128), policy: isJson }),
        beforeCreate: refuseTwin("Policy", "CreatePolicy"),
        outputs: ({ id, inputs }) => ({ attachmentCount: 0, path: inputs.path ?? "/", policyId: uniqueId("ANPA", id) }),
    },
    "aws:iam/rolePolicy:RolePolicy": { check: check({ name: nameOf(128), policy: isJson }) },
    "aws:iam/user:User": {
        check: check({ name: nameOf(64) }),
        beforeCreate: refuseTwin("User", "CreateUser"),
        outputs: ({ id, inputs }) => ({ path: inputs.path ?? "/", uniqueId: uniqueId("AIDA", id) }),
    },
    "aws:iam/instanceProfile:InstanceProfile": {
        check: check({ name: nameOf(128) }),
        beforeCreate: refuseTwin("Instance Profile", "CreateInstanceProfile"),
        outputs: ({ id, inputs }) => ({
            createDate: simulatedTime,
            path: inputs.path ?? "/",
            uniqueId: uniqueId("AIPA", id),
        }),
    },
    "aws:iam/accessKey:AccessKey": {
        id: ({ urn }) => `AKIA${hexOf(urn, 16).toUpperCase()}`,
        outputs: ({ id }) => ({
            createDate: simulatedTime,
            secret: hexOf(id, 40),
            sesSmtpPasswordV4: hexOf(`${id}ses`, 40),
            status: "Active",
        }),
    },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        check: check({ url: matches(/^https:\/\/[^?]+$/, "must be an https URL without a query") }),
        beforeCreate: ({ id, inputs }, { cloud }) => {
            if (cloud.get("aws:iam/openIdConnectProvider:OpenIdConnectProvider", id) !== undefined) {
                throw refused("creating IAM OIDC Provider", {
                    service: "IAM",
                    operation: "CreateOpenIDConnectProvider",
                    status: 409,
                    code: "EntityAlreadyExists",
                    message: `Provider with url ${textOf(inputs, "url") ?? ""} already exists.`,
                });
            }
        },
        outputs: ({ id, inputs }) => ({
            // AWS tells it without its scheme.
            url: (textOf(inputs, "url") ?? "").replace(/^https:\/\//, ""),
            thumbprintLists: inputs.thumbprintLists ?? [hexOf(id, 40)],
        }),
    },
};

function uniqueId(prefix: string, id: string): string {
    return prefix + hexOf(id, 17).toUpperCase();
}

/** Names are unique in an account. */
function refuseTwin(kind: string, operation: string): NonNullable<TypeRules["beforeCreate"]> {
    return ({ id, type, inputs }, context) => {
        const name = textOf(inputs, "name") ?? "";
        if (context.cloud.get(type, id) !== undefined || twin(context, type, id, inputs, "name") !== undefined) {
            throw refused(`creating IAM ${kind} (${name})`, {
                service: "IAM",
                operation,
                status: 409,
                code: "EntityAlreadyExists",
                message: `${kind} with name ${name} already exists.`,
            });
        }
    };
}
