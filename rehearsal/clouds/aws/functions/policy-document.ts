import { ProviderError } from "../../simulation/errors";
import { hexOf } from "../../simulation/names";
import { parts } from "../../simulation/parts";
import { type Value, type ValueMap, isMap, textOf } from "../../simulation/values";
import { goIndentedJson } from "../json";

/**
 * The document that `aws.iam.getPolicyDocument` makes of its arguments, in the very text that the provider writes.
 * Source: `internal/service/iam/policy_document_data_source.go` and `policy_model.go` of terraform-provider-aws.
 */
export function policyDocument(args: ValueMap): ValueMap {
    const own: ValueMap = {
        Version: textOf(args, "version") ?? "2012-10-17",
        ...(textOf(args, "policyId") === undefined ? {} : { Id: textOf(args, "policyId") ?? "" }),
        Statement: parts(args, "statements").map((statement) => statementOf(statement)),
    };
    refuseDuplicates(statementsOf(own), "");
    const sources = documents(args, "sourcePolicyDocuments", "source");
    refuseDuplicates(sources.flatMap(statementsOf), " in source_policy_documents");
    const all = [...sources, own, ...documents(args, "overridePolicyDocuments", "override")];
    const document = all.reduce(merge, {});
    const json = goIndentedJson(document);
    return {
        ...args,
        version: own.Version ?? "",
        id: String(Number.parseInt(hexOf(json, 8), 16)),
        json,
        minifiedJson: goIndentedJson(document, 0),
    };
}

function statementOf(statement: ValueMap): ValueMap {
    const [sid, effect] = [textOf(statement, "sid"), textOf(statement, "effect") ?? "Allow"];
    if (effect !== "Allow" && effect !== "Deny") {
        throw new ProviderError(`expected effect to be one of ["Allow" "Deny"], got ${effect}`);
    }
    if (sid !== undefined && !/^[a-zA-Z0-9]*$/.test(sid)) {
        throw new ProviderError(`invalid value for sid (must only include alphanumeric characters)`);
    }
    return withoutEmpty({
        Sid: sid,
        Effect: effect,
        Action: oneOrSorted(statement.actions),
        NotAction: oneOrSorted(statement.notActions),
        Resource: oneOrSorted(statement.resources),
        NotResource: oneOrSorted(statement.notResources),
        Principal: principalsOf(parts(statement, "principals")),
        NotPrincipal: principalsOf(parts(statement, "notPrincipals")),
        Condition: conditionsOf(parts(statement, "conditions")),
    });
}

/** One text stands alone; several are in reverse order. */
function oneOrSorted(value: Value | undefined): Value | undefined {
    const texts = textsOf(value);
    return texts.length < 2 ? texts[0] : texts.sort().reverse();
}

function principalsOf(principals: readonly ValueMap[]): Value | undefined {
    const byType = new Map<string, Value>();
    for (const principal of principals) {
        const type = textOf(principal, "type") ?? "";
        const identifiers = textsOf(principal.identifiers).sort().reverse();
        const known = textsOf(byType.get(type));
        const all = [...known, ...identifiers];
        byType.set(type, all.length === 1 ? (all[0] ?? "") : all);
    }
    if (byType.size === 0) {
        return undefined;
    }
    return byType.size === 1 && byType.get("*") === "*" ? "*" : sortedMap(byType);
}

function conditionsOf(conditions: readonly ValueMap[]): Value | undefined {
    const byTest = new Map<string, Map<string, Value>>();
    for (const condition of conditions) {
        const test = textOf(condition, "test") ?? "";
        const variable = textOf(condition, "variable") ?? "";
        const byVariable = byTest.get(test) ?? new Map<string, Value>();
        const all = [...textsOf(byVariable.get(variable)), ...textsOf(condition.values)];
        byTest.set(test, byVariable.set(variable, all.length === 1 ? (all[0] ?? "") : all));
    }
    return byTest.size === 0
        ? undefined
        : sortedMap(new Map([...byTest].map(([test, byVariable]) => [test, sortedMap(byVariable)])));
}

function documents(args: ValueMap, name: string, kind: string): ValueMap[] {
    const texts = args[name];
    return (Array.isArray(texts) ? texts : []).flatMap((text, index) => {
        try {
            const document = typeof text === "string" ? (JSON.parse(text) as Value) : null;
            return isMap(document) ? [document] : [];
        } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            throw new ProviderError(
                `writing IAM Policy Document: merging ${kind} document ${String(index)}: ${reason}`,
            );
        }
    });
}

/** A statement takes the place of an earlier one that has its Sid. */
function merge(into: ValueMap, document: ValueMap): ValueMap {
    const statements = [...statementsOf(into)];
    for (const statement of statementsOf(document)) {
        const sid = textOf(statement, "Sid") ?? "";
        const place = sid === "" ? -1 : statements.findIndex((other) => other.Sid === sid);
        if (place < 0) {
            statements.push(statement);
        } else {
            statements[place] = statement;
        }
    }
    const versions = [textOf(into, "Version") ?? "", textOf(document, "Version") ?? ""].sort();
    return withoutEmpty({
        Version: versions[1],
        Id: textOf(document, "Id") ?? textOf(into, "Id"),
        Statement: statements.length === 0 ? undefined : statements,
    });
}

function statementsOf({ Statement: statements }: ValueMap): ValueMap[] {
    const list = Array.isArray(statements) ? statements : [statements];
    return list.filter((statement): statement is ValueMap => isMap(statement));
}

function refuseDuplicates(statements: readonly ValueMap[], where: string): void {
    const seen = new Set<string>();
    for (const { Sid: sid } of statements) {
        if (typeof sid === "string" && sid !== "" && seen.has(sid)) {
            throw new ProviderError(
                `writing IAM Policy Document: duplicate Sid (${sid})${where}. Remove the Sid or ensure the Sid is unique.`,
            );
        }
        seen.add(typeof sid === "string" ? sid : "");
    }
}

/** In documents `&{…}` stands for the variables of policies, whose own form the language of Terraform uses otherwise. */
function textsOf(value: Value | undefined): string[] {
    const list = Array.isArray(value) ? value : [value];
    return list.flatMap((item) => (typeof item === "string" ? item.replaceAll("&{", "${") : []));
}

function sortedMap(map: ReadonlyMap<string, Value>): ValueMap {
    return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withoutEmpty(values: Record<string, Value | undefined>): ValueMap {
    return Object.fromEntries(
        Object.entries(values).flatMap(([key, value]): [string, Value][] =>
            value === undefined || value === "" ? [] : [[key, value]],
        ),
    );
}
