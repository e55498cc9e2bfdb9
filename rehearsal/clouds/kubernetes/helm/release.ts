import type { Sdk } from "../../shapes/sdk";
import type { Members, Type } from "../../shapes/type";
import { ProviderError } from "../../simulation/errors";
import { isMap, isUnknown, type Value, type ValueMap } from "../../simulation/values";
import { annotateSecrets, revealed } from "../objects/secrets";
import { mergeValues, valuesOfFiles } from "./values";

/** The type of Helm releases. */
export const releaseToken = "kubernetes:helm.sh/v3:Release";

/** What a release is made of only once it is installed. */
const computed = ["resourceNames", "status"] as const;

/** Inputs that are no part of a release: what an SDK sends along, and what becomes part of the values. */
const notKept: ReadonlySet<string> = new Set(["compat", "manifest", "valueYamlFiles", ...computed]);

/** What stays absent where it is not set, although it is no map. */
const optional: ReadonlySet<string> = new Set(["maxHistory"]);

/**
 * The inputs of a release in full, with every switch and text that was not set off and empty.
 * What a preview does not know stays unknown, what is secret stays secret.
 * Source: `decodeRelease` and `Check` in provider/pkg/provider/helm_release.go of pulumi-kubernetes.
 */
export function completeRelease(inputs: ValueMap, sdk: Sdk): ValueMap {
    const plain = revealed(inputs);
    const release: ValueMap = {};
    for (const [name, { type }] of membersOf(sdk)) {
        const value = plain[name];
        const decoded = name === "values" ? valuesOf(plain) : decode(name, isUnknown(value) ? null : value, type);
        if (!notKept.has(name) && decoded !== undefined) {
            release[name] = decoded;
        }
    }
    annotateUnknowns(release, plain);
    annotateSecrets(release, inputs);
    return release;
}

/** The inputs of a release that its type does not have. */
export function unknownInputs(inputs: ValueMap, sdk: Sdk): string[] {
    const members = membersOf(sdk);
    return Object.keys(inputs).filter((name) => !members.has(name));
}

function membersOf(sdk: Sdk): Members {
    return sdk.resource(releaseToken)?.inputs ?? new Map();
}

function valuesOf(inputs: ValueMap): ValueMap {
    const own = inputs.values;
    return mergeValues(valuesOfFiles(inputs.valueYamlFiles), isMap(own) ? nullForUnknown(own) : {});
}

/** A field as Go decodes it into a struct and writes it again: absent texts are empty, absent switches off. */
function decode(name: string, value: Value | undefined, type: Type): Value | undefined {
    const given = value ?? undefined;
    switch (type.kind) {
        case "string":
            return expect(name, given ?? "", "string");
        case "boolean":
            return expect(name, given ?? false, "boolean");
        case "number":
            return given === undefined && optional.has(name) ? undefined : expect(name, given ?? 0, "number");
        case "object":
            return isMap(given)
                ? Object.fromEntries(
                      [...type.members].map(([inner, member]) => [
                          inner,
                          decode(`${name}.${inner}`, given[inner], member.type) ?? null,
                      ]),
                  )
                : undefined;
        default:
            return given;
    }
}

function expect(name: string, value: Value, type: "string" | "boolean" | "number"): Value {
    if (typeof value !== type) {
        const found = Array.isArray(value) ? "list" : typeof value;
        throw new ProviderError(`decoding failure: '${name}' expected type '${type}', got '${found}'`);
    }
    return value;
}

function nullForUnknown(values: ValueMap): ValueMap {
    const plain = (value: Value): Value => {
        if (Array.isArray(value)) {
            return value.map(plain);
        }
        return isMap(value) ? nullForUnknown(value) : isUnknown(value) ? null : value;
    };
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, plain(value)]));
}

/**
 * Makes unknown in `outs` what is unknown in `ins`.
 * Source: `annotateComputed` in provider/pkg/provider/util.go of pulumi-kubernetes.
 */
function annotateUnknowns(outs: ValueMap, ins: ValueMap): void {
    for (const [key, value] of Object.entries(ins)) {
        const out = outs[key];
        if (out !== undefined) {
            outs[key] = withUnknowns(out, value);
        }
    }
}

function withUnknowns(out: Value, value: Value): Value {
    if (isUnknown(value)) {
        return value;
    }
    if (isMap(out) && isMap(value)) {
        annotateUnknowns(out, value);
    } else if (Array.isArray(out) && Array.isArray(value)) {
        return out.map((element, index) => withUnknowns(element, value[index] ?? null));
    }
    return out;
}
