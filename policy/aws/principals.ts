import type { Condition, Statement } from "./policy-documents";

/** Whether a statement speaks of everybody in the world. */
export function namesAnyone({ principals, inverted }: Statement): boolean {
    return inverted === "NotPrincipal" || principals.some(({ value }) => value === "*");
}

/**
 * Conditions by which AWS itself no longer calls a policy public, as far as the services that are judged know them.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
const narrowing = [
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:sourceowner",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "elasticfilesystem:accesspointarn",
    "kms:calleraccount",
    "s3:dataaccesspointaccount",
];

/** Whether a condition leaves only somebody known: it must hold, and not for a pattern that everybody matches. */
export function isNarrowed({ conditions }: Statement): boolean {
    return conditions.some(
        (condition) => isMount(condition) || (namesSomebody(condition) && narrowing.includes(condition.key)),
    );
}

function namesSomebody({ operator, values }: Condition): boolean {
    return (
        /^(ForAnyValue:)?(String|Arn)(Equals|Like)$/.test(operator) &&
        values.length > 0 &&
        values.every((value) => !/^[*?]+$/.test(value))
    );
}

/** Who mounts files is in the VPC, and let in by the security group of the mount target. */
function isMount({ operator, key, values }: Condition): boolean {
    return operator === "Bool" && key === "elasticfilesystem:accessedviamounttarget" && values.join() === "true";
}
