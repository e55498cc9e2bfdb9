import { parseAllDocuments, type Tags } from "yaml";

import { ProviderError } from "../../simulation/errors";
import { isMap, type Value, type ValueMap } from "../../simulation/values";
import { toValue } from "../objects/json";

/**
 * The documents in a text of YAML or JSON, read as Kubernetes' tools read it: by YAML 1.1, with `yes` and `0644`, but
 * without times. Source: sigs.k8s.io/yaml, which is built on version 2 of go-yaml.
 *
 * @throws ProviderError with the place of the first fault
 */
export function parseDocuments(text: string): Value[] {
    const documents = parseAllDocuments(text, { version: "1.1", customTags: withoutTimes });
    return [...documents].map((document) => {
        const [fault] = document.errors;
        if (fault !== undefined) {
            throw new ProviderError(`error converting YAML to JSON: yaml: ${fault.message}`);
        }
        return toValue(document.toJS());
    });
}

/** The objects in manifests; empty documents are skipped. */
export function parseManifests(text: string): ValueMap[] {
    return parseDocuments(text).flatMap((document) => {
        if (document === null) {
            return [];
        }
        if (!isMap(document)) {
            throw new ProviderError(
                `error unmarshaling YAML: expected an object with apiVersion and kind, found ${JSON.stringify(document)}`,
            );
        }
        return Object.keys(document).length === 0 ? [] : [document];
    });
}

function withoutTimes(tags: Tags): Tags {
    return tags.filter(
        (tag) =>
            typeof tag === "string" ||
            (tag.tag !== "tag:yaml.org,2002:timestamp" && !("format" in tag && tag.format === "TIME")),
    );
}
