import { type Json, type JsonObject, isJsonList, isJsonObject, parseJson } from "../../../state/json";
import { valuesAt } from "../shown-values";
import type { Grant } from "./grants";

/** Properties that hold IAM policies, by type of resource. */
const documents: Readonly<Record<string, readonly string[]>> = {
    "aws:ecr/repositoryPolicy:RepositoryPolicy": ["policy"],
    "aws:efs/fileSystemPolicy:FileSystemPolicy": ["policy"],
    "aws:iam/policy:Policy": ["policy"],
    "aws:iam/role:Role": ["assumeRolePolicy", "inlinePolicies[*].policy"],
    "aws:iam/rolePolicy:RolePolicy": ["policy"],
    "aws:kms/key:Key": ["policy"],
    "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
    "aws:secretsmanager/secretPolicy:SecretPolicy": ["policy"],
};

/** What the IAM policies of a resource allow or deny: a grant for each action on each resource for each principal. */
export function policyGrants(type: string, inputs: JsonObject, effect: "Allow" | "Deny"): Grant[] {
    return (documents[type] ?? [])
        .flatMap((path) => valuesAt(inputs, path))
        .flatMap((policy) => grantsOf(policy, effect));
}

function grantsOf(policy: Json, effect: string): Grant[] {
    const document = typeof policy === "string" ? parsed(policy) : policy;
    if (!isJsonObject(document)) {
        // Not known yet, or not shown: that it changes is all that can be said.
        return typeof policy === "string" && effect === "Allow" ? [{ text: policy }] : [];
    }
    return listOf(document.Statement)
        .filter(isJsonObject)
        .filter((statement) => statement.Effect === effect)
        .flatMap(statementGrants);
}

function statementGrants(statement: JsonObject): Grant[] {
    const condition = isJsonObject(statement.Condition) ? { condition: statement.Condition } : {};
    const parts = (["Action", "Resource", "Principal"] as const).map((name) => named(statement, name));
    const [actions = [], resources = [], principals = []] = parts;
    return actions.flatMap((action) =>
        orNone(resources).flatMap((resource) =>
            orNone(principals).map((principal) => ({
                text: `${action}${prefixed("on", resource)}${prefixed("for", principal)}`,
                ...condition,
            })),
        ),
    );
}

/** The values of a part; `NotAction` and the like are everything but those. */
function named(statement: JsonObject, name: string): string[] {
    const inverted = listOf(statement[`Not${name}`]).map(textOf);
    return [...principalsOf(statement[name]), ...(inverted.length === 0 ? [] : [`* except ${inverted.join(", ")}`])];
}

/** Principals are grouped by kind; actions and resources are not. */
function principalsOf(value: Json | undefined): string[] {
    if (isJsonObject(value)) {
        return Object.values(value).flatMap((member) => listOf(member).map(textOf));
    }
    return listOf(value).map(textOf);
}

function listOf(value: Json | undefined): readonly Json[] {
    return value === undefined ? [] : isJsonList(value) ? value : [value];
}

function orNone(texts: readonly string[]): readonly string[] {
    return texts.length === 0 ? [""] : texts;
}

function prefixed(word: string, text: string): string {
    return text === "" ? "" : ` ${word} ${text}`;
}

function textOf(value: Json): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

function parsed(text: string): Json | undefined {
    try {
        return parseJson(text);
    } catch {
        return undefined;
    }
}
