import { type Properties, isProperties } from "../properties";
import { type StoredResource, nameOf } from "../stored-stack";
import { placeOf } from "./place";
import type { Exhibit, Subject } from "./exhibit";
import { attributeName, blockName, maps, terraformType } from "./terraform-names";

interface PlannedResource {
    readonly address: string;
    readonly mode: "managed";
    readonly type: string;
    readonly name: string;
    readonly values: Properties;
}

interface ConfiguredResource {
    readonly address: string;
    readonly type: string;
    readonly name: string;
    /** What an attribute is made of: checkov's graph rules follow these. */
    readonly expressions: Readonly<Record<string, { readonly references: readonly string[] }>>;
}

/** The AWS resources of a stack as the JSON that `terraform show -json` prints of a plan; `undefined` if there are none. */
export function terraformPlan(stack: string, resources: readonly StoredResource[]): Exhibit | undefined {
    const subjects = new Map<string, Subject>();
    const addresses = new Map<string, string>();
    const own = resources.filter(({ type, id }) => type.startsWith("aws:") && id !== undefined);
    for (const resource of own) {
        const address = freeAddress(resource, subjects);
        subjects.set(address, { type: resource.type, name: nameOf(resource), place: placeOf(resource) });
        addresses.set(resource.urn, address);
    }
    const planned = own.map((resource): PlannedResource => {
        const address = addresses.get(resource.urn) ?? "";
        return { ...partsOf(address), mode: "managed", values: block(resource.inputs ?? {}) };
    });
    const configured = own.map((resource): ConfiguredResource => {
        const address = addresses.get(resource.urn) ?? "";
        return { ...partsOf(address), expressions: expressions(resource, addresses) };
    });
    const plan = {
        format_version: "1.2",
        terraform_version: "1.9.0",
        planned_values: { root_module: { resources: planned } },
        resource_changes: planned.map(({ address, type, name, values }) => {
            return {
                address,
                mode: "managed",
                type,
                name,
                change: { actions: ["create"], before: null, after: values },
            };
        }),
        configuration: { root_module: { resources: configured } },
    };
    return own.length === 0
        ? undefined
        : { stack, file: `${stack}/terraform-plan.json`, text: JSON.stringify(plan, null, 1), subjects };
}

/** The attributes and blocks of Terraform for properties of Pulumi. */
export function block(properties: Properties): Properties {
    const entries = Object.entries(properties).filter(([key]) => key !== "__defaults");
    return Object.fromEntries(entries.map(([key, value]) => attribute(key, value)));
}

function attribute(key: string, value: unknown): [string, unknown] {
    if (Array.isArray(value) && value.some(isProperties)) {
        return [blockName(key), value.map((item: unknown) => (isProperties(item) ? block(item) : item))];
    }
    return [attributeName(key), isProperties(value) && !maps.has(key) ? [block(value)] : value];
}

function expressions({ propertyDependencies = {} }: StoredResource, addresses: ReadonlyMap<string, string>) {
    const references = Object.entries(propertyDependencies).map(([key, urns]) => {
        const needed = urns.flatMap((urn) => addresses.get(urn) ?? []);
        return [attributeName(key), { references: needed.flatMap((address) => [`${address}.id`, address]) }] as const;
    });
    return Object.fromEntries(references.filter(([, { references }]) => references.length > 0));
}

/** `<type>.<name>`, with a number behind it where names differ in characters only that Terraform doesn't allow. */
function freeAddress(resource: StoredResource, taken: ReadonlyMap<string, Subject>): string {
    const address = `${terraformType(resource.type)}.${nameOf(resource).replaceAll(/[^\w-]/g, "_")}`;
    let candidate = address;
    for (let number = 2; taken.has(candidate); number++) {
        candidate = `${address}-${number}`;
    }
    return candidate;
}

function partsOf(address: string) {
    const [type = "", name = ""] = address.split(".");
    return { address, type, name };
}
