import { type Document, Scalar as ScalarNode, parseDocument } from "yaml";
import { ProjectError } from "./faults";
import { type Scalar, readScalar } from "./yaml-scalar";

/** What a settings file can hold. */
export type Yaml = Scalar | readonly Yaml[] | YamlMap;

export interface YamlMap {
    readonly [key: string]: Yaml;
}

export function isYamlMap(value: Yaml | undefined): value is YamlMap {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isYamlList(value: Yaml | undefined): value is readonly Yaml[] {
    return Array.isArray(value);
}

/**
 * Parses the text of a settings file, YAML or JSON, whose top level is a map; an empty file is an empty map.
 *
 * @throws ProjectError
 */
export function parseYaml(text: string, file: string): YamlMap {
    const document = parseDocument(text.replace(/^\uFEFF/, ""), {
        schema: "failsafe",
        merge: true,
        customTags: ["merge", { tag: "tag:yaml.org,2002:plain", default: true, test: /^/, resolve: readScalar }],
    });
    const [error] = document.errors;
    if (error !== undefined) {
        throw fault(file, "valid YAML", error.message.trim().replaceAll(/\s*\n\s*/g, " "), "Correct the file.");
    }
    const value = contentOf(document);
    if (value !== null && !isYamlMap(value)) {
        throw fault(
            file,
            "a map of keys to values",
            JSON.stringify(value),
            "See https://www.pulumi.com/docs/iac/concepts/projects/.",
        );
    }
    return value ?? {};
}

function contentOf(document: Document): Yaml {
    if (document.contents instanceof ScalarNode && document.contents.source === "") {
        return null;
    }
    // `toJS` is typed `any`; the schema above lets nothing else come out of it.
    return document.toJS() as Yaml;
}

function fault(file: string, expected: string, found: string, mend: string): ProjectError {
    return new ProjectError([{ file, key: "", expected, found, mend }]);
}
