import { Archive, Asset } from "../model/values";
import { type Json, type JsonObject, isJsonObject } from "./json";
import { signatureKey, signatures } from "../model/signatures";

/** Empty fields are left out. Source: `sdk/go/common/resource/asset/asset.go` in pulumi/pulumi. */
export function encodeAsset({ hash, source }: Asset): JsonObject {
    return { [signatureKey]: signatures.asset, ...withoutEmpty({ hash, ...source }) };
}

/** Source: `sdk/go/common/resource/archive/archive.go` in pulumi/pulumi. */
export function encodeArchive({ hash, source }: Archive): JsonObject {
    const marked = { [signatureKey]: signatures.archive };
    if (source === undefined || !("assets" in source)) {
        return { ...marked, ...withoutEmpty({ hash, ...source }) };
    }
    const assets = Object.entries(source.assets).map(([name, member]): [string, Json] => [
        name,
        member instanceof Asset ? encodeAsset(member) : encodeArchive(member),
    ]);
    return { ...marked, ...withoutEmpty({ hash }), assets: Object.fromEntries(assets) };
}

export function decodeAsset(json: JsonObject): Asset {
    const { hash, text, path, uri } = texts(json);
    if (path !== "") {
        return new Asset(hash, { path });
    }
    if (uri !== "") {
        return new Asset(hash, { uri });
    }
    return new Asset(hash, text === "" ? undefined : { text });
}

export function decodeArchive(json: JsonObject): Archive {
    const { hash, path, uri } = texts(json);
    if (path !== "") {
        return new Archive(hash, { path });
    }
    if (uri !== "") {
        return new Archive(hash, { uri });
    }
    if (!isJsonObject(json.assets)) {
        return new Archive(hash, undefined);
    }
    const members = Object.entries(json.assets).map(([name, member]): [string, Asset | Archive] => {
        const fields = isJsonObject(member) ? member : {};
        return [name, fields[signatureKey] === signatures.archive ? decodeArchive(fields) : decodeAsset(fields)];
    });
    return new Archive(hash, { assets: Object.fromEntries(members) });
}

function texts(json: JsonObject): Record<"hash" | "text" | "path" | "uri", string> {
    const text = (value: Json | undefined) => (typeof value === "string" ? value : "");
    return { hash: text(json.hash), text: text(json.text), path: text(json.path), uri: text(json.uri) };
}

function withoutEmpty(fields: Readonly<Record<string, string>>): JsonObject {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
