import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
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
import { isList } from "../../model/inspect";
import { signatureKey, signatures, unknownText } from "../../model/signatures";

/** What the receiver understands; everything else is sent in a plainer form or left out. */
export interface MarshalOptions {
    /** Send unknown values as their marker; otherwise they are left out. */
    readonly unknowns?: boolean;
    readonly secrets?: boolean;
    /** Send references; otherwise the id, or the URN of a component. */
    readonly resources?: boolean;
    readonly outputs?: boolean;
    /** Send only the hashes of assets and archives. */
    readonly elideAssets?: boolean;
}

/** A value of JSON, as `google.protobuf.Value` holds it. */
export type Json = null | boolean | number | string | Json[] | JsonMap;
export interface JsonMap {
    [key: string]: Json;
}

/** Everything is understood. */
export const keepAll: MarshalOptions = { unknowns: true, secrets: true, resources: true };

export function marshalMap(map: PropertyMap, options: MarshalOptions): JsonMap {
    const result: JsonMap = {};
    for (const key in map) {
        const value = map[key];
        const json = value === undefined ? undefined : marshalValue(value, options);
        if (json !== undefined) {
            result[key] = json;
        }
    }
    return result;
}

/** The wire form of a value; `undefined` where it is unknown and unknown values are not sent. */
export function marshalValue(value: PropertyValue, options: MarshalOptions): Json | undefined {
    if (value === null || typeof value !== "object") {
        return value;
    }
    if (isList(value)) {
        return value.flatMap((element) => {
            const json = marshalValue(element, options);
            return json === undefined ? [] : [json];
        });
    }
    if (value instanceof Secret) {
        const inner = marshalValue(value.value, options);
        return inner === undefined || options.secrets !== true
            ? inner
            : { [signatureKey]: signatures.secret, value: inner };
    }
    if (value instanceof Computed) {
        return options.unknowns === true ? unknownText : undefined;
    }
    if (value instanceof OutputValue) {
        return marshalOutput(value, options);
    }
    if (value instanceof ResourceReference) {
        return marshalReference(value, options);
    }
    if (value instanceof Asset) {
        return marshalAsset(value, options);
    }
    if (value instanceof Archive) {
        return marshalArchive(value, options);
    }
    return marshalMap(value, options);
}

function marshalOutput(output: OutputValue, options: MarshalOptions): Json | undefined {
    if (options.outputs !== true) {
        const plain = output.value ?? Computed.instance;
        return marshalValue(output.secret ? new Secret(plain) : plain, options);
    }
    const inner = output.value === undefined ? undefined : marshalValue(output.value, options);
    return {
        [signatureKey]: signatures.output,
        ...(inner === undefined ? {} : { value: inner }),
        ...(output.secret ? { secret: true } : {}),
        ...(output.dependencies.length > 0 ? { dependencies: [...output.dependencies] } : {}),
    };
}

function marshalReference(reference: ResourceReference, options: MarshalOptions): Json | undefined {
    if (options.resources !== true) {
        return marshalValue(reference.id ?? reference.urn, options);
    }
    const id = reference.id instanceof Computed ? unknownText : reference.id;
    return {
        [signatureKey]: signatures.resource,
        urn: reference.urn,
        ...(id === undefined ? {} : { id }),
        ...(reference.packageVersion === "" ? {} : { packageVersion: reference.packageVersion }),
    };
}

function marshalAsset(asset: Asset, options: MarshalOptions): Json {
    const source = options.elideAssets === true ? {} : asset.source;
    return { [signatureKey]: signatures.asset, hash: asset.hash, ...source };
}

function marshalArchive(archive: Archive, options: MarshalOptions): Json {
    const json: JsonMap = { [signatureKey]: signatures.archive, hash: archive.hash };
    const source = options.elideAssets === true ? undefined : archive.source;
    if (source === undefined) {
        return json;
    }
    if (!("assets" in source)) {
        return { ...json, ...source };
    }
    const members = Object.entries(source.assets).map(([name, member]): [string, Json] => [
        name,
        member instanceof Asset ? marshalAsset(member, options) : marshalArchive(member, options),
    ]);
    return { ...json, assets: Object.fromEntries(members) };
}

/** A map as the message that carries it. */
export function toStruct(map: PropertyMap, options: MarshalOptions): Struct {
    return Struct.fromJavaScript(marshalMap(map, options));
}

/** A value as the message that carries it; an unknown one that is not sent becomes null. */
export function toValue(value: PropertyValue, options: MarshalOptions): Value {
    return Value.fromJavaScript(marshalValue(value, options) ?? null);
}
