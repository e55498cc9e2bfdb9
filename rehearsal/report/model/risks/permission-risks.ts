import { type Json, type JsonObject, isJsonObject } from "../../../state/json";
import type { StatedChange } from "../changes";
import type { Risk } from "../report";
import { labelOf } from "../resource-names";
import { valuesAt } from "../shown-values";
import { type GrantTable, azureRoles, grantTables, isMighty } from "./grant-tables";
import { type Grant, describeGrant, isGiven } from "./grants";
import { policyGrants } from "./policy-grants";

/** Who may do more than before, or who may newly do something. */
export function permissionRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    return changes
        .filter(({ change: { kind } }) => kind !== "deleted")
        .flatMap(({ change: { urn, type, source }, before, after }): Risk[] => {
            const [old, next] = [before?.inputs ?? {}, after?.inputs ?? {}];
            const added = newIn(grantsOf(type, next), grantsOf(type, old));
            // What is no longer denied is allowed by whatever else allows it.
            const freed = newIn(policyGrants(type, old, "Deny"), policyGrants(type, next, "Deny"));
            const told = [
                ...(added.length === 0 ? [] : [`New: ${added.join("; ")}.`]),
                ...(freed.length === 0 ? [] : [`No longer denied: ${freed.join("; ")}.`]),
            ];
            if (told.length === 0) {
                return [];
            }
            return [
                {
                    stack,
                    level: added.some(isMighty) ? "high" : "medium",
                    kind: "permission",
                    urn,
                    title: `${labelOf(urn)} ${before === undefined ? "gives new rights" : "gives more rights"}`,
                    detail: told.join(" "),
                    source,
                },
            ];
        });
}

function newIn(grants: readonly Grant[], known: readonly Grant[]): string[] {
    return [...new Set(grants.filter((grant) => !isGiven(grant, known)).map(describeGrant))];
}

function grantsOf(type: string, inputs: JsonObject): Grant[] {
    const tables = grantTables.filter(({ types }) => types.includes(type));
    return [...tables.flatMap((table) => tableGrants(table, inputs)), ...policyGrants(type, inputs, "Allow")];
}

function tableGrants(table: GrantTable, inputs: JsonObject): Grant[] {
    const grants = table.each === undefined ? [inputs] : valuesAt(inputs, table.each);
    return grants.map((grant) => (isJsonObject(grant) ? grantOf(grant, table) : { text: textOf(grant) }));
}

/** `roleDefinitionId AcrPush, scope /subscriptions/…` */
function grantOf(grant: JsonObject, { says, anyWithout }: GrantTable): Grant {
    const words = says.flatMap((path) => {
        const name = path.replaceAll("[*]", "");
        const texts = valuesAt(grant, path).map(textOf);
        return texts.length === 0
            ? path === anyWithout
                ? [{ name, texts: ["*"], hidden: true }]
                : []
            : [{ name, texts, hidden: false }];
    });
    return {
        text: words
            .filter(({ hidden }) => !hidden)
            .map(({ name, texts }) => `${name} ${texts.join(",")}`)
            .join(", "),
        parts: words.reduce<readonly string[]>(
            (parts, { name, texts }) => parts.flatMap((part) => texts.map((text) => `${part}${name} ${text}, `)),
            [""],
        ),
    };
}

function textOf(value: Json): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return azureRoles[text.split("/").at(-1) ?? ""] ?? text;
}
