import { statementsOf, takesIn, type Statement } from "./policy-documents";

/**
 * Whether a resource's policy refuses everybody who does not speak TLS, for an action that every use begins with.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport
 */
export function refusesPlaintext(policy: unknown, action: string): boolean {
    return statementsOf(policy).some(
        (statement) =>
            !statement.allows &&
            statement.inverted === undefined &&
            statement.principals.some(({ value }) => value === "*") &&
            statement.actions.some((pattern) => takesIn(pattern, action)) &&
            isPlaintext(statement),
    );
}

function isPlaintext({ conditions }: Statement): boolean {
    const [condition] = conditions;
    return (
        conditions.length === 1 &&
        condition?.operator === "Bool" &&
        condition.key === "aws:securetransport" &&
        condition.values.join() === "false"
    );
}
