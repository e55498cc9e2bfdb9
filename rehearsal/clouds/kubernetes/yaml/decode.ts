import { ProviderError } from "../../simulation/errors";
import { textOf, type ValueMap } from "../../simulation/values";
import type { CustomKinds } from "../objects/scope";
import { ofObject } from "../objects/group-version-kind";
import { setAt, stringAt } from "../objects/paths";
import { parseManifests } from "./parse";

/**
 * The function `kubernetes:yaml:decode`: the objects in manifests, those of a namespace with the given one if they name
 * none. Source: `decodeYaml` in provider/pkg/provider/invoke_decode_yaml.go of pulumi-kubernetes.
 */
export function decodeYaml(args: ValueMap, kinds: CustomKinds): ValueMap {
    const text = textOf(args, "text");
    if (text === undefined) {
        throw new ProviderError("missing required field 'text' of type string");
    }
    return { result: decodeManifests(text, textOf(args, "defaultNamespace") ?? "", kinds) };
}

/** The objects in manifests that have a kind and an API version, in the namespace given where they name none. */
export function decodeManifests(text: string, namespace: string, kinds: CustomKinds): ValueMap[] {
    const objects = parseManifests(text).filter(
        (object) => stringAt(object, "kind") !== "" && stringAt(object, "apiVersion") !== "",
    );
    for (const object of namespace === "" ? [] : objects) {
        const namespaced = kinds.isNamespaced(ofObject(object)) ?? true;
        if (namespaced && stringAt(object, "metadata", "namespace") === "") {
            setAt(object, ["metadata", "namespace"], namespace);
        }
    }
    return objects;
}
