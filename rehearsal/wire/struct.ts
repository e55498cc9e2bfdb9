import type { BinaryReader, BinaryWriter } from "google-protobuf";
import { type JavaScriptValue, NullValue, Struct } from "google-protobuf/google/protobuf/struct_pb";

// Importing this makes structs fast, in all messages of the process.
//
// Structs carry the properties, in nearly every message. The generated code makes a message, an array and a map of each
// value besides the value itself, which took a quarter of the time of the engine. Here a struct holds plain values, which
// are read and written directly. It is used by `fromJavaScript` and `toJavaScript` only.
// Source: `google/protobuf/struct.proto`.

type Fields = Record<string, JavaScriptValue>;
type Entry = [string, JavaScriptValue];

/** Numbers of the fields in `Value`. */
const kinds = { null: 1, number: 2, string: 3, bool: 4, struct: 5, list: 6 } as const;

const fieldsOf = new WeakMap<Struct, Fields>();

Struct.fromJavaScript = (fields: Fields): Struct => {
    const struct = new Struct();
    fieldsOf.set(struct, fields);
    return struct;
};

Struct.prototype.toJavaScript = function toJavaScript(this: Struct): Fields {
    return fieldsOf.get(this) ?? {};
};

Struct.deserializeBinaryFromReader = (struct: Struct, reader: BinaryReader): Struct => {
    const fields: Fields = {};
    readFields(fields, reader);
    fieldsOf.set(struct, fields);
    return struct;
};

Struct.serializeBinaryToWriter = (struct: Struct, writer: BinaryWriter): void => {
    writeFields(struct.toJavaScript(), writer);
};

/** Fields have no order of their own, and some engines send them in any. As read they are in the order of their keys. */
function readFields(fields: Fields, reader: BinaryReader): void {
    const entries: Entry[] = [];
    while (reader.nextField()) {
        reader.readMessage(entries, readEntry);
    }
    for (const [key, value] of entries.sort(byKey)) {
        fields[key] = value;
    }
}

function byKey([a]: Entry, [b]: Entry): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

function readEntry(entries: Entry[], reader: BinaryReader): void {
    let key = "";
    let value: JavaScriptValue = null;
    while (reader.nextField()) {
        if (reader.getFieldNumber() === 1) {
            key = reader.readString();
        } else {
            const holder: JavaScriptValue[] = [];
            reader.readMessage(holder, readValue);
            value = holder[0] ?? null;
        }
    }
    entries.push([key, value]);
}

/** Reads one value and appends it. */
function readValue(values: JavaScriptValue[], reader: BinaryReader): void {
    let value: JavaScriptValue = null;
    while (reader.nextField()) {
        switch (reader.getFieldNumber()) {
            case kinds.number:
                value = reader.readDouble();
                break;
            case kinds.string:
                value = reader.readString();
                break;
            case kinds.bool:
                value = reader.readBool();
                break;
            case kinds.struct:
                value = {};
                reader.readMessage(value, readFields);
                break;
            case kinds.list:
                value = [];
                reader.readMessage(value, readList);
                break;
            default:
                value = null;
                reader.skipField();
        }
    }
    values.push(value);
}

function readList(list: JavaScriptValue[], reader: BinaryReader): void {
    while (reader.nextField()) {
        reader.readMessage(list, readValue);
    }
}

function writeFields(fields: Fields, writer: BinaryWriter): void {
    for (const entry of Object.entries(fields)) {
        writer.writeMessage(1, entry, writeEntry);
    }
}

function writeEntry([key, value]: Entry, writer: BinaryWriter): void {
    writer.writeString(1, key);
    // A null would be left out, and its place with it.
    writer.writeMessage(2, [value], writeValue);
}

function writeValue([value]: [JavaScriptValue], writer: BinaryWriter): void {
    if (value === null) {
        writer.writeEnum(kinds.null, NullValue.NULL_VALUE);
    } else if (typeof value === "string") {
        writer.writeString(kinds.string, value);
    } else if (typeof value === "number") {
        writer.writeDouble(kinds.number, value);
    } else if (typeof value === "boolean") {
        writer.writeBool(kinds.bool, value);
    } else if (Array.isArray(value)) {
        writer.writeMessage(kinds.list, value, writeList);
    } else {
        writer.writeMessage(kinds.struct, value, writeFields);
    }
}

function writeList(list: JavaScriptValue[], writer: BinaryWriter): void {
    for (const value of list) {
        writer.writeMessage(1, [value], writeValue);
    }
}
