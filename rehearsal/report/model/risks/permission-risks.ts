import { unknownMark } from "../../../display/values";
import { type Json, type JsonObject, isJsonObject } from "../../../state/json";
import type { StatedChange } from "../changes";
import type { Risk } from "../report";
import { labelOf } from "../resource-names";
import { valuesAt } from "../shown-values";
import { type GrantTable, azureRoles, grantTables, isMighty } from "./grant-tables";
import { policyGrants } from "./policy-grants";

/** Who may do more than before, or who may newly do something. */
export function permissionRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    return changes
        .filter(({ change: { kind } }) => kind !== "deleted")
        .flatMap(({ change: { urn, type, source }, before, after }): Risk[] => {
            const known = before === undefined ? [] : grantsOf(type, before.inputs);
            const added = [...new Set(grantsOf(type, after?.inputs ?? {}))].filter(
                (grant) => !known.some((other) => mayBe(grant, other)),
            );
            if (added.length === 0) {
                return [];
            }
            return [
                {
                    stack,
                    level: added.some(isMighty) ? "high" : "medium",
                    kind: "permission",
                    urn,
                    title: `${labelOf(urn)} ${before === undefined ? "gives new rights" : "gives more rights"}`,
                    detail: `New: ${added.join("; ")}.`,
                    source,
                },
            ];
        });
}

/** Whether a grant, of which parts may not be known yet, can be one that was there already. */
function mayBe(grant: string, known: string): boolean {
    const [first = "", ...rest] = grant.split(unknownMark);
    let end = known.startsWith(first) ? first.length : -1;
    for (const part of rest) {
        end = end < 0 ? end : !known.includes(part, end) ? -1 : known.indexOf(part, end) + part.length;
    }
    return end >= 0 && (end === known.length || grant.endsWith(unknownMark));
}

function grantsOf(type: string, inputs: JsonObject): string[] {
    const tables = grantTables.filter(({ types }) => types.includes(type));
    return [...tables.flatMap((table) => tableGrants(table, inputs)), ...policyGrants(type, inputs)];
}

function tableGrants({ each, says }: GrantTable, inputs: JsonObject): string[] {
    const grants = each === undefined ? [inputs] : valuesAt(inputs, each);
    return grants.map((grant) => (isJsonObject(grant) ? sentence(grant, says) : textOf(grant)));
}

/** `AcrPush on /subscriptions/…: principalId …` */
function sentence(grant: JsonObject, says: readonly string[]): string {
    const parts = says.flatMap((path) => {
        const texts = valuesAt(grant, path).map(textOf);
        return texts.length === 0 ? [] : [{ name: path.replaceAll("[*]", ""), text: texts.join(",") }];
    });
    return parts.map(({ name, text }) => `${name} ${text}`).join(", ");
}

function textOf(value: Json): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return azureRoles[text.split("/").at(-1) ?? ""] ?? text;
}
