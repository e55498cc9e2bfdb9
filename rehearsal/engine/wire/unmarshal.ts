import type { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import {
    Archive,
    Asset,
    Computed,
    OutputValue,
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
} from "../../model/values";
import { hashArchive, hashAsset } from "../assets/hash";
import type { MutablePropertyMap } from "../../model/inspect";
import { signatureKey, signatures, unknownTexts } from "../../model/signatures";

/** How a message is read. */
export interface UnmarshalOptions {
    /** Refuse unknown values, naming who sent them; otherwise they are kept. */
    readonly rejectUnknownsFrom?: string;
    /** Compute the hashes of assets, reading relative paths from this directory. */
    readonly hashAssetsIn?: string;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(fields: Fields, key: string): string {
    const value = fields[key];
    return typeof value === "string" ? value : "";
}

function unmarshal(value: unknown, options: UnmarshalOptions): PropertyValue {
    if (typeof value === "string") {
        if (!unknownTexts.has(value)) {
            return value;
        }
        if (options.rejectUnknownsFrom !== undefined) {
            throw new Error(`${options.rejectUnknownsFrom} returned an unknown value outside a preview`);
        }
        return Computed.instance;
    }
    if (typeof value === "number" || typeof value === "boolean") {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map((element: unknown) => unmarshal(element, options));
    }
    if (!isFields(value)) {
        return null;
    }
    return signatureKey in value ? unmarshalSpecial(value, options) : unmarshalFields(value, options);
}

function unmarshalFields(fields: Fields, options: UnmarshalOptions): PropertyMap {
    const map: MutablePropertyMap = {};
    for (const key in fields) {
        map[key] = unmarshal(fields[key], options);
    }
    return map;
}

function unmarshalSpecial(fields: Fields, options: UnmarshalOptions): PropertyValue {
    switch (fields[signatureKey]) {
        case signatures.secret:
            return new Secret(unmarshal(fields.value, options));
        case signatures.resource:
            return unmarshalReference(fields);
        case signatures.output:
            return unmarshalOutput(fields, options);
        case signatures.asset:
            return unmarshalAsset(fields, options);
        case signatures.archive:
            return unmarshalArchive(fields, options);
        default:
            throw new Error(
                `unrecognized signature '${textOf(fields, signatureKey)}' in a property value: ` +
                    "expected that of a secret, resource, output, asset or archive",
            );
    }
}

function unmarshalReference(fields: Fields): ResourceReference {
    const id = textOf(fields, "id");
    const unknown = id === "" || unknownTexts.has(id);
    return new ResourceReference(
        textOf(fields, "urn"),
        "id" in fields ? (unknown ? Computed.instance : id) : undefined,
        textOf(fields, "packageVersion"),
    );
}

function unmarshalOutput(fields: Fields, options: UnmarshalOptions): OutputValue {
    const dependencies: readonly unknown[] = Array.isArray(fields.dependencies) ? fields.dependencies : [];
    return new OutputValue(
        "value" in fields ? unmarshal(fields.value, options) : undefined,
        fields.secret === true,
        dependencies.filter((urn) => typeof urn === "string"),
    );
}

function unmarshalAsset(fields: Fields, options: UnmarshalOptions): Asset {
    const source =
        textOf(fields, "path") !== ""
            ? { path: textOf(fields, "path") }
            : textOf(fields, "uri") !== ""
              ? { uri: textOf(fields, "uri") }
              : "text" in fields
                ? { text: textOf(fields, "text") }
                : undefined;
    const asset = new Asset(textOf(fields, "hash"), source);
    return options.hashAssetsIn === undefined ? asset : new Asset(hashAsset(asset, options.hashAssetsIn), source);
}

/** An archive by its hash alone is one without members. Source: `Deserialize` in `sdk/go/common/resource/archive/archive.go`. */
function unmarshalArchive(fields: Fields, options: UnmarshalOptions): Archive {
    const members = isFields(fields.assets) ? fields.assets : {};
    const source =
        textOf(fields, "path") !== ""
            ? { path: textOf(fields, "path") }
            : textOf(fields, "uri") !== ""
              ? { uri: textOf(fields, "uri") }
              : { assets: unmarshalMembers(members, options) };
    const archive = new Archive(textOf(fields, "hash"), source);
    return options.hashAssetsIn === undefined
        ? archive
        : new Archive(hashArchive(archive, options.hashAssetsIn), source);
}

function unmarshalMembers(members: Fields, options: UnmarshalOptions): Record<string, Asset | Archive> {
    const result: Record<string, Asset | Archive> = {};
    for (const [name, member] of Object.entries(members)) {
        const value = unmarshal(member, options);
        if (!(value instanceof Asset || value instanceof Archive)) {
            throw new Error(`member '${name}' of an archive is neither an asset nor an archive`);
        }
        result[name] = value;
    }
    return result;
}

/** Reads a map; a missing message is an empty map. */
export function fromStruct(struct: Struct | undefined, options: UnmarshalOptions = {}): PropertyMap {
    return struct === undefined ? {} : unmarshalFields(struct.toJavaScript(), options);
}

/** Reads one value. */
export function fromValue(value: Value, options: UnmarshalOptions = {}): PropertyValue {
    return unmarshal(value.toJavaScript(), options);
}
