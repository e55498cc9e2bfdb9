import { hasUnknowns, isMap, type ValueMap } from "../../simulation/values";
import { isKnownGroupVersion } from "./known-apis";
import { ofObject } from "./group-version-kind";
import { mapAt, removeAt, setAt, valueAt } from "./paths";
import { isDefinition } from "./scope";

/** Fields of the metadata that only the cluster sets. */
const readOnly = [
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "generation",
    "managedFields",
    "resourceVersion",
    "uid",
];

/**
 * Brings inputs that mean the same to the same form, so that they make no difference. Changes the object.
 * Source: `normalizeInputs` in provider/pkg/provider/provider.go and `Normalize` in provider/pkg/clients/unstructured.go
 * of pulumi-kubernetes.
 *
 * @param asTyped brings an object of a built-in kind to the form that its type gives it
 */
export function normalize(object: ValueMap, asTyped: (object: ValueMap) => void): ValueMap {
    const gvk = ofObject(object);
    if (isKnownGroupVersion(gvk) && !hasUnknowns(object)) {
        if (isDefinition(object)) {
            normalizeDefinition(object);
        } else if (gvk.group === "" && gvk.kind === "Secret") {
            normalizeSecret(object);
        } else {
            asTyped(object);
        }
    }
    for (const field of readOnly) {
        removeAt(object, "metadata", field);
    }
    return object;
}

function normalizeDefinition(definition: ValueMap): void {
    if (valueAt(definition, "spec", "preserveUnknownFields") === false) {
        removeAt(definition, "spec", "preserveUnknownFields");
    }
    removeAt(definition, "status");
}

/** A cluster keeps `stringData` in `data`, in base64, and reads and writes the base64 of `data` anew. */
function normalizeSecret(secret: ValueMap): void {
    const texts = stringsIn(mapAt(secret, "stringData"));
    if (texts !== undefined && texts.size > 0) {
        const data = { ...mapAt(secret, "data") };
        for (const [key, text] of texts) {
            data[key] = Buffer.from(text).toString("base64");
        }
        setAt(secret, ["data"], data);
        removeAt(secret, "stringData");
        return;
    }
    const data = secret.data;
    if (isMap(data)) {
        for (const [key, value] of Object.entries(data)) {
            if (typeof value === "string" && isBase64(value)) {
                data[key] = Buffer.from(value, "base64").toString("base64");
            }
        }
    }
}

/** True for standard, padded base64; line breaks may stand in it. */
export function isBase64(text: string): boolean {
    const joined = text.replaceAll(/[\r\n]/g, "");
    return joined.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(joined);
}

function stringsIn(values: ValueMap): Map<string, string> | undefined {
    const texts = new Map<string, string>();
    for (const [key, value] of Object.entries(values)) {
        if (typeof value !== "string") {
            return undefined;
        }
        texts.set(key, value);
    }
    return texts;
}
