import { readFileSync } from "node:fs";

import { ProviderError } from "../../simulation/errors";
import { isMap, type Value, type ValueMap } from "../../simulation/values";
import { stringAt } from "../objects/paths";
import { parseDocuments } from "../yaml/parse";

/** Values over other values: maps are merged, all else is replaced. Source: `MergeMaps` in provider/pkg/helm of pulumi-kubernetes. */
export function mergeValues(values: ValueMap, over: ValueMap): ValueMap {
    const merged = { ...values };
    for (const [key, value] of Object.entries(over)) {
        const below = merged[key];
        merged[key] = isMap(below) && isMap(value) ? mergeValues(below, value) : value;
    }
    return merged;
}

/** The values in files, later ones over earlier ones. Files are assets; those of a preview may be unknown. */
export function valuesOfFiles(files: Value | undefined): ValueMap {
    return (Array.isArray(files) ? files : [])
        .filter(isMap)
        .reduce<ValueMap>((values, asset) => mergeValues(values, parseValues(textOfAsset(asset))), {});
}

function parseValues(text: string): ValueMap {
    const values = parseDocuments(text)[0] ?? null;
    if (values === null) {
        return {};
    }
    if (!isMap(values)) {
        throw new ProviderError("unsupported content for 'valueYamlFiles' arg: expected a map of values in YAML");
    }
    return values;
}

function textOfAsset(asset: ValueMap): string {
    if ("text" in asset) {
        return stringAt(asset, "text");
    }
    if ("path" in asset) {
        return readFileSync(stringAt(asset, "path"), "utf8");
    }
    throw new ProviderError("unsupported type for 'valueYamlFiles' arg: expected assets with a text or a path");
}
