import { appendFileSync, closeSync, mkdirSync, openSync, rmSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import type { StateRecord } from "../model/state";
import type { Crypter } from "./crypter";
import { Fields } from "./fields";
import { readFileIfThere } from "./files";
import { type Json, type JsonObject, parseJson } from "./json";
import { decodeOperation, decodeResource, encodeOperation, encodeResource } from "./resource-json";

/**
 * What a run has done since the state file was last written: one JSON line a record, appended before the engine goes
 * on. So a step costs the same however large the state is, and a kill loses nothing that was acknowledged. The first line
 * names the content of the state file that the records build on; a last line `sealed` names the content that they
 * became. (A kill of the process is survived, not a power cut: lines are not forced to the disk one by one.)
 */
export class Journal {
    readonly #file: string;
    readonly #descriptor: number;

    private constructor(file: string, descriptor: number) {
        this.#file = file;
        this.#descriptor = descriptor;
    }

    static create(file: string, base: string): Journal {
        mkdirSync(dirname(file), { recursive: true });
        const journal = new Journal(file, openSync(file, "w", 0o600));
        journal.#append([{ base }]);
        return journal;
    }

    /** Goes on with the journal of a killed run, behind its last complete line. */
    static reopen(file: string): Journal {
        truncateSync(file, Buffer.byteLength(completeLines(file)));
        return new Journal(file, openSync(file, "a"));
    }

    append(records: readonly StateRecord[], crypter: Crypter): void {
        this.#append(records.map((record) => encodeRecord(record, crypter)));
    }

    /** Says that a state file of this content holds all records. Afterwards only `discard` may follow. */
    seal(result: string): void {
        this.#append([{ sealed: result }]);
    }

    discard(): void {
        closeSync(this.#descriptor);
        rmSync(this.#file, { force: true });
    }

    #append(lines: readonly JsonObject[]): void {
        appendFileSync(this.#descriptor, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    }
}

/** A journal that a killed run left. */
export interface LeftJournal {
    readonly base: string;
    readonly sealed: string | undefined;
    readonly records: readonly JsonObject[];
}

/** @returns `undefined` if there is none, or none in which anything was acknowledged */
export function readJournal(file: string): LeftJournal | undefined {
    const [header, ...lines] = completeLines(file).split("\n").slice(0, -1);
    if (header === undefined) {
        return undefined;
    }
    const parsed = lines.map((line, index) => parseLine(line, `${file}:${index + 2}`));
    const last = parsed.at(-1)?.sealed;
    return {
        base: new Fields(parseLine(header, `${file}:1`), "journal").text("base"),
        sealed: typeof last === "string" ? last : undefined,
        records: parsed.filter((line) => line.sealed === undefined),
    };
}

/** What follows the last line break is a write that the kill cut off: nobody was told that it was done. */
function completeLines(file: string): string {
    const text = readFileIfThere(file) ?? "";
    return text.slice(0, text.lastIndexOf("\n") + 1);
}

function encodeRecord(record: StateRecord, crypter: Crypter): JsonObject {
    switch (record.kind) {
        case "begin":
            return { ...record, pending: encodeOperation(record.pending, crypter) };
        case "put":
            return { ...record, state: encodeResource(record.state, crypter) };
        case "old":
            return { ...record, state: record.state === undefined ? null : encodeResource(record.state, crypter) };
        default:
            return { ...record };
    }
}

export function decodeRecord(json: JsonObject, crypter: Crypter): StateRecord {
    const fields = new Fields(json, "journal record");
    const kind = fields.text("kind");
    switch (kind) {
        case "begin":
            return {
                kind,
                operation: fields.number("operation"),
                pending: decodeOperation(fields.object("pending"), crypter),
            };
        case "end":
            return { kind, operation: fields.number("operation") };
        case "put":
            return { kind, key: fields.number("key"), state: decodeResource(fields.object("state"), crypter) };
        case "drop":
            return { kind, key: fields.number("key") };
        case "old": {
            const state = fields.value("state") ?? null;
            return {
                kind,
                index: fields.number("index"),
                state: state === null ? undefined : decodeResource(state, crypter),
            };
        }
        default:
            throw new Error(`journal record of unknown kind '${kind}'`);
    }
}

function parseLine(line: string, place: string): JsonObject {
    try {
        const json: Json = parseJson(line);
        return new Fields({ line: json }, "journal").object("line");
    } catch {
        throw new Error(
            `${place}: expected a record of an interrupted run, found "${line.slice(0, 40)}". ` +
                "The file was damaged. Delete it to go on from the last complete state.",
        );
    }
}
