import { type Json, type JsonObject, isJsonObject } from "../../../state/json";
import type { StatedChange } from "../changes";
import type { Risk } from "../report";
import { labelOf } from "../resource-names";
import { isMark, valueAt, valuesAt } from "../shown-values";
import { includes, isWorld } from "./cidr";
import { type DoorTable, type GateTable, doorTables, gateTables } from "./network-doors";

/** What can be reached from more places than before. */
export function networkRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    return changes
        .filter(({ change: { kind } }) => kind !== "deleted")
        .flatMap((change): Risk[] => [...doorRisks(stack, change), ...gateRisks(stack, change)]);
}

/** A network that is let in, and what it reaches. */
interface Door {
    readonly source: string;
    /** Empty for everything. */
    readonly ports: string;
}

function doorRisks(stack: string, { change: { urn, type, source }, before, after }: StatedChange): Risk[] {
    const opened = doorTables
        .filter(({ types }) => types.includes(type))
        .flatMap((table) => {
            const known = before === undefined ? [] : doorsOf(table, before.inputs);
            return doorsOf(table, after?.inputs ?? {}).filter((door) => !known.some((other) => admits(other, door)));
        });
    if (opened.length === 0) {
        return [];
    }
    const world = opened.some((door) => isWorld(door.source));
    const sources = [...new Set(opened.map(describeDoor))];
    return [
        {
            stack,
            level: world ? "high" : "medium",
            kind: "network",
            urn,
            title: `${labelOf(urn)} is opened to ${world ? "the internet" : "more networks"}`,
            detail: `It now lets in ${sources.join(", ")}.`,
            source,
        },
    ];
}

function admits(known: Door, door: Door): boolean {
    return includes(known.source, door.source) && (known.ports === door.ports || known.ports === "");
}

function describeDoor({ source, ports }: Door): string {
    return ports === "" ? source : `${source} to ${ports}`;
}

function doorsOf(table: DoorTable, inputs: JsonObject): Door[] {
    const { each, where = {} } = table;
    const rules = (each === undefined ? [inputs] : valuesAt(inputs, each)).filter(isJsonObject);
    return rules
        .filter((rule) =>
            Object.entries(where).every(([path, word]) => textOf(valueAt(rule, path)).toLowerCase() === word),
        )
        .flatMap((rule) => {
            const ports = portsOf((table.ports ?? []).flatMap((path) => valuesAt(rule, path)));
            return sourcesOf(table, rule).map((source) => ({ source, ports }));
        });
}

function sourcesOf({ sources, range, openUnless }: DoorTable, rule: JsonObject): string[] {
    if (range !== undefined) {
        return [range.map((path) => textOf(valueAt(rule, path))).join("-")];
    }
    const networks = sources.flatMap((path) => valuesAt(rule, path).map(textOf)).filter((network) => network !== "");
    const open =
        openUnless !== undefined &&
        Object.entries(openUnless).every(([path, closing]) => textOf(valueAt(rule, path)) !== closing);
    return networks.length === 0 && open ? ["0.0.0.0/0"] : networks;
}

/** Empty for every port of every protocol. */
function portsOf(values: readonly Json[]): string {
    const texts = [...new Set(values.map(textOf))];
    return texts.includes("*") || texts.includes("-1") ? "" : texts.join(" ");
}

function gateRisks(stack: string, { change: { urn, type, source }, before, after }: StatedChange): Risk[] {
    return gateTables
        .filter(({ types }) => types.includes(type))
        .filter((gate) => isOpen(gate, after?.inputs) && (before === undefined ? false : !isOpen(gate, before.inputs)))
        .map((gate): Risk => ({
            stack,
            level: "high",
            kind: "network",
            urn,
            title: `${labelOf(urn)} is opened`,
            detail: `${gate.open}: ${gate.path} is ${textOf(valueAt(after?.inputs, gate.path) ?? "left out")}.`,
            source,
        }));
}

function isOpen({ path, shut, shutByDefault }: GateTable, inputs: JsonObject | undefined): boolean {
    const value = valueAt(inputs, path);
    if (value === undefined) {
        return !shutByDefault;
    }
    return !isMark(value) && textOf(value).toLowerCase() !== String(shut).toLowerCase();
}

function textOf(value: Json | undefined): string {
    return typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
}
