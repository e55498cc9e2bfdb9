import type { PropertyMap, PropertyValue } from "../../model/values";
import { isMap } from "../../model/inspect";
import { type PackageRequest, packageRequest } from "./package-request";

/**
 * The inputs of a provider resource that only the engine sees: which plugin serves it.
 * Source: `pkg/resource/deploy/providers/registry.go` in pulumi/pulumi.
 */
const internalKey = "__internal";

/** Parts of a package request that a program or a default gives to a provider resource. */
export interface PluginChoice {
    readonly version?: string;
    readonly downloadUrl?: string;
    readonly checksums?: Readonly<Record<string, string>>;
    readonly parameter?: PackageRequest["parameter"];
    /** Needed with `parameter`: the plugin's name. */
    readonly plugin?: string;
    readonly envVarMappings?: Readonly<Record<string, string>>;
}

function internalOf(inputs: PropertyMap): PropertyMap | undefined {
    const internal = inputs[internalKey];
    return isMap(internal) ? internal : undefined;
}

function textOf(map: PropertyMap, key: string): string {
    const value = map[key];
    return typeof value === "string" ? value : "";
}

/** Writes a choice of plugin into the inputs of a provider resource; what is absent or empty stays as it was. */
export function withPluginChoice(inputs: PropertyMap, choice: PluginChoice): PropertyMap {
    const internal: Record<string, PropertyValue> = { ...internalOf(inputs) };
    const result: Record<string, PropertyValue> = { ...inputs };
    let touched = false;
    const given = (text: string | undefined): text is string => text !== undefined && text !== "";
    if (given(choice.version)) {
        result.version = choice.version;
        touched = true;
    }
    if (given(choice.downloadUrl)) {
        internal.pluginDownloadURL = choice.downloadUrl;
        touched = true;
    }
    if (choice.checksums !== undefined && Object.keys(choice.checksums).length > 0) {
        internal.pluginChecksums = { ...choice.checksums };
        touched = true;
    }
    if (choice.parameter !== undefined) {
        internal.name = choice.plugin ?? choice.parameter.name;
        internal.version = result.version ?? null;
        internal.parameterization = Buffer.from(choice.parameter.value).toString("base64");
        result.version = choice.parameter.version;
        touched = true;
    }
    if (choice.envVarMappings !== undefined && Object.keys(choice.envVarMappings).length > 0) {
        internal.envVarMappings = { ...choice.envVarMappings };
        touched = true;
    }
    return touched || internalOf(inputs) !== undefined ? { ...result, [internalKey]: internal } : result;
}

/** The plugin that serves a provider resource. */
export function requestFromInputs(packageName: string, inputs: PropertyMap): PackageRequest {
    const internal = internalOf(inputs) ?? inputs;
    const encoded = textOf(internal, "parameterization");
    const plain = packageRequest(
        textOf(internal, "name") || packageName,
        textOf(encoded === "" ? inputs : internal, "version"),
        textOf(internal, "pluginDownloadURL"),
    );
    if (encoded === "") {
        return plain;
    }
    const parameter = {
        name: packageName,
        version: textOf(inputs, "version"),
        value: Buffer.from(encoded, "base64"),
    };
    return { ...plain, parameter };
}

/** Variables of the environment that the plugin shall see under other names: old name by new. */
export function envVarMappingsOf(inputs: PropertyMap): Record<string, string> {
    const mappings = internalOf(inputs)?.envVarMappings;
    const entries = isMap(mappings) ? Object.entries(mappings) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** The inputs that a plugin is told of. */
export function withoutInternal(inputs: PropertyMap): PropertyMap {
    return Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== internalKey));
}

/** Puts back into checked inputs what the plugin did not see. */
export function withInternalOf(inputs: PropertyMap, original: PropertyMap): PropertyMap {
    const internal = original[internalKey];
    return internal === undefined ? inputs : { ...inputs, [internalKey]: internal };
}
