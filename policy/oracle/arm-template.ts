import { type Properties, isProperties } from "../properties";
import { type StoredResource, nameOf } from "../stored-stack";
import { placeOf } from "./place";
import type { Exhibit, Subject } from "./exhibit";

/** What stands beside `properties` in a resource of an ARM template. Source: "Template structure" (Microsoft Learn). */
const envelope: ReadonlySet<string> = new Set([
    "extendedLocation",
    "identity",
    "kind",
    "location",
    "managedBy",
    "plan",
    "sku",
    "tags",
    "zones",
]);

/** What stands beside `properties` in a resource within another one. */
const innerEnvelope: ReadonlySet<string> = new Set(["id", "name", "sku", "type", "zones"]);

/** What the provider adds for itself, or asks for only to make the resource's id of it. */
const ownInputs: ReadonlySet<string> = new Set(["azureApiVersion", "scope"]);

/**
 * Properties that azure-native names otherwise than ARM, by the namespace of the type and whatever their depth: those with an
 * `x-ms-client-name` in Azure's specifications that checkov has a rule for.
 */
const armNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "Microsoft.KeyVault": { expires: "exp", notBefore: "nbf" },
    "Microsoft.Storage": {
        enableHttpsTrafficOnly: "supportsHttpsTrafficOnly",
        enableNfsV3: "isNfsV3Enabled",
        iPAddressOrRange: "value",
        networkRuleSet: "networkAcls",
        virtualNetworkResourceId: "id",
    },
};

/** The Azure resources of a stack as an ARM template; `undefined` if there are none. */
export function armTemplate(stack: string, resources: readonly StoredResource[]): Exhibit | undefined {
    const subjects = new Map<string, Subject>();
    const own = resources.flatMap((resource) => {
        const converted = resource.type.startsWith("azure-native:") ? armResource(resource) : undefined;
        if (converted !== undefined) {
            const subject = { type: resource.type, name: nameOf(resource), place: placeOf(resource) };
            subjects.set(`${converted.type}.${converted.name}`, subject);
        }
        return converted ?? [];
    });
    const template = {
        $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        contentVersion: "1.0.0.0",
        resources: own,
    };
    return own.length === 0
        ? undefined
        : { stack, file: `${stack}/arm-template.json`, text: JSON.stringify(template, null, 1), subjects };
}

/** A resource as ARM has it: azure-native flattens `properties`, and so do the items of lists in networks. */
export function armResource({ id = "", inputs = {} }: StoredResource) {
    const parts = id.slice(id.lastIndexOf("/providers/") + "/providers/".length).split("/");
    if (!id.includes("/providers/") || parts.length < 3) {
        // Resource groups: no type of theirs is in their id, and no setting is in them.
        return undefined;
    }
    const [namespace = "", ...pairs] = parts;
    const type = [namespace, ...pairs.filter((_, index) => index % 2 === 0)].join("/");
    const name = pairs.filter((_, index) => index % 2 === 1).join("/");
    const given = Object.entries(renamed(inputs, armNames[namespace] ?? {})).filter(
        ([key, value]) => !ownInputs.has(key) && !isInId(key, value, id),
    );
    const nested = namespace.toLowerCase() === "microsoft.network" ? subresources : (value: unknown) => value;
    const properties = given
        .filter(([key]) => !envelope.has(key))
        .flatMap(([key, value]) =>
            key === "properties" && isProperties(value) ? Object.entries(value) : [[key, nested(value)] as const],
        );
    return {
        type,
        apiVersion: inputs.azureApiVersion,
        name,
        ...Object.fromEntries(given.filter(([key]) => envelope.has(key))),
        properties: Object.fromEntries(properties),
    };
}

/** The names of the resource and of those it stands in are in its id; templates don't repeat them. */
function isInId(key: string, value: unknown, id: string): boolean {
    return key.endsWith("Name") && typeof value === "string" && id.split("/").includes(value);
}

function renamed(properties: Properties, names: Readonly<Record<string, string>>): Properties {
    const value = (given: unknown): unknown =>
        Array.isArray(given) ? given.map(value) : isProperties(given) ? renamed(given, names) : given;
    return Object.fromEntries(Object.entries(properties).map(([key, given]) => [names[key] ?? key, value(given)]));
}

/** In networks, items with names are resources of their own, such as the rules of a security group. */
function subresources(value: unknown): unknown {
    return Array.isArray(value)
        ? value.map((item: unknown) => (isProperties(item) && "name" in item ? inner(item) : item))
        : value;
}

function inner(item: Properties): Properties {
    const entries = Object.entries(item);
    const properties = entries
        .filter(([key]) => !innerEnvelope.has(key))
        .map(([key, value]) => [key, subresources(value)] as const);
    return {
        ...Object.fromEntries(entries.filter(([key]) => innerEnvelope.has(key))),
        properties: Object.fromEntries(properties),
    };
}
