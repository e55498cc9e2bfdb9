import { type Json, type JsonObject, isJsonObject } from "../../../state/json";
import type { StatedChange } from "../changes";
import type { Risk } from "../report";
import { labelOf } from "../resource-names";
import { isMark, valueAt, valuesAt } from "../shown-values";
import { includes, isWorld } from "./cidr";
import { type DoorTable, type GateTable, doorTables, gateTables } from "./network-doors";
import { type Ports, describePorts, isAnyProtocol, opensPorts, portsOf } from "./ports";

/** What can be reached from more places than before. */
export function networkRisks(stack: string, changes: readonly StatedChange[]): Risk[] {
    return changes
        .filter(({ change: { kind } }) => kind !== "deleted")
        .flatMap((change): Risk[] => [...doorRisks(stack, change), ...gateRisks(stack, change)]);
}

/** A network that is let in, and what it reaches. */
interface Door {
    readonly source: string;
    readonly ports: Ports;
    readonly inside: boolean;
}

function doorRisks(stack: string, { change: { urn, type, source }, before, after }: StatedChange): Risk[] {
    const opened = doorTables
        .filter(({ types }) => types.includes(type))
        .flatMap((table) => {
            const known = before === undefined ? [] : doorsOf(table, before.inputs);
            const doors = doorsOf(table, after?.inputs ?? {}).filter(
                (door) => !known.some((other) => admits(other, door)),
            );
            // Where nobody was let in, what is not known yet is no sign that somebody is.
            return before === undefined || known.length > 0 ? doors : doors.filter(({ source }) => !isMark(source));
        });
    if (opened.length === 0) {
        return [];
    }
    const world = opened.some((door) => isWorld(door.source) && (before !== undefined || !door.inside));
    const sources = [...new Set(opened.map(describeDoor))];
    return [
        {
            stack,
            level: world ? "high" : "medium",
            kind: "network",
            urn,
            title: `${labelOf(urn)} is opened to ${world ? "everybody" : "more networks"}`,
            detail: `It now lets in ${sources.join(", ")}.`,
            source,
        },
    ];
}

function admits(known: Door, door: Door): boolean {
    // What is not known yet can be what it was.
    return (isMark(door.source) || includes(known.source, door.source)) && opensPorts(known.ports, door.ports);
}

function describeDoor({ source, ports }: Door): string {
    const who = isMark(source)
        ? "what is known only after the deployment"
        : source === azureCloud
          ? `${azureCloud} (every service in Azure, those of others included)`
          : source;
    const what = describePorts(ports);
    return what === "" ? who : `${who} to ${what}`;
}

function doorsOf(table: DoorTable, inputs: JsonObject): Door[] {
    const { each, where = {} } = table;
    const rules = (each === undefined ? [inputs] : valuesAt(inputs, each)).filter(isJsonObject);
    return rules
        .filter((rule) =>
            Object.entries(where).every(([path, word]) => textOf(valueAt(rule, path)).toLowerCase() === word),
        )
        .flatMap((rule) =>
            sourcesOf(table, rule).flatMap((source) =>
                allPortsOf(table, rule).map((ports) => ({ source, ports, inside: table.inside === true })),
            ),
        );
}

function sourcesOf({ sources, range, openUnless }: DoorTable, rule: JsonObject): string[] {
    if (range !== undefined) {
        const [first, last] = range.map((path) => textOf(valueAt(rule, path)));
        return [first === anyOfAzure && last === anyOfAzure ? azureCloud : `${first}-${last}`];
    }
    const networks = sources.flatMap((path) => valuesAt(rule, path).map(textOf)).filter((network) => network !== "");
    const open =
        openUnless !== undefined &&
        Object.entries(openUnless).every(([path, closing]) => !isClosed(valueAt(rule, path), closing));
    return networks.length === 0 && open ? ["0.0.0.0/0"] : networks;
}

/**
 * From this address to itself means every service in Azure, those of others included.
 * Source: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-firewall-rules
 */
const anyOfAzure = "0.0.0.0";
/** The service tag of all addresses of Azure. */
const azureCloud = "AzureCloud";

function isClosed(value: Json | undefined, closing: string): boolean {
    return closing === "*" ? value !== undefined : textOf(value) === closing;
}

function allPortsOf({ protocol, ports, portRange }: DoorTable, rule: JsonObject): Ports[] {
    const by = protocol === undefined ? "" : textOf(valueAt(rule, protocol));
    // AWS ignores ports where every protocol is let in.
    const ends = isAnyProtocol(by) ? [] : (portRange ?? []).map((path) => textOf(valueAt(rule, path)));
    const ranges = [[...new Set(ends)].join("-"), ...(ports ?? []).flatMap((path) => valuesAt(rule, path).map(textOf))];
    const told = [...new Set(ranges)].filter((range) => range !== "");
    return (told.length === 0 ? [""] : told).map((range) => portsOf(by, range));
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
