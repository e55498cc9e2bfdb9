import { type Json, type JsonObject, isJsonList, isJsonObject, parseJson } from "../../../state/json";
import { valuesAt } from "../shown-values";

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

/** What the IAM policies of a resource allow, one text for each action on each resource for each principal. */
export function policyGrants(type: string, inputs: JsonObject): string[] {
    return (documents[type] ?? []).flatMap((path) => valuesAt(inputs, path)).flatMap(grantsOf);
}

function grantsOf(policy: Json): string[] {
    const document = typeof policy === "string" ? parsed(policy) : policy;
    if (!isJsonObject(document)) {
        // Not known yet, or not shown: that it changes is all that can be said.
        return typeof policy === "string" ? [policy] : [];
    }
    return listOf(document.Statement).filter(isJsonObject).flatMap(statementGrants);
}

function statementGrants(statement: JsonObject): string[] {
    if (statement.Effect !== "Allow") {
        return [];
    }
    const condition = statement.Condition === undefined ? "" : ` if ${JSON.stringify(statement.Condition)}`;
    const parts = (["Action", "Resource", "Principal"] as const).map((name) => named(statement, name));
    const [actions = [], resources = [], principals = []] = parts;
    return actions.flatMap((action) =>
        orNone(resources).flatMap((resource) =>
            orNone(principals).map(
                (principal) => `${action}${prefixed("on", resource)}${prefixed("for", principal)}${condition}`,
            ),
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
