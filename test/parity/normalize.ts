/** One resource of an exported deployment, as far as the comparison reads it; the rest is compared as it stands. */
interface ExportedResource {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly delete?: boolean;
    readonly provider?: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly dependencies?: readonly string[];
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
    readonly [field: string]: unknown;
}

/** What `export` prints: Pulumi's deployment format, version 3 or 4. */
export interface ExportedDeployment {
    readonly version: number;
    readonly deployment: {
        readonly resources?: readonly ExportedResource[];
        readonly pending_operations?: readonly { readonly type: string; readonly resource: ExportedResource }[];
    };
}

/** Fields that two runs of one engine do not share either. */
const runSpecific = new Set(["created", "modified", "sourcePosition", "stackTrace"]);

/**
 * The part of a state in which two engines must agree, by URN: without times and positions, with generated
 * ids and generated names replaced by what they stand for, and with sets in a fixed order.
 */
export function normalizeState(exported: ExportedDeployment): Readonly<Record<string, unknown>> {
    const resources = exported.deployment.resources ?? [];
    const rename = generatedText(resources);
    const entries = resources.map((resource): [string, unknown] => {
        const kept = Object.entries(resource).filter(([field]) => !runSpecific.has(field));
        const sorted = kept.map(([field, value]): [string, unknown] => [field, orderSets(field, value)]);
        const key = resource.delete === true ? `${resource.urn} (to delete)` : resource.urn;
        return [key, JSON.parse(rename(JSON.stringify(Object.fromEntries(sorted))))];
    });
    return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}

function orderSets(field: string, value: unknown): unknown {
    if (field === "dependencies" && Array.isArray(value)) return [...(value as string[])].sort();
    if (field === "propertyDependencies" && typeof value === "object" && value !== null) {
        const properties = Object.entries(value as Record<string, string[]>);
        return Object.fromEntries(
            properties.sort(([a], [b]) => a.localeCompare(b)).map(([name, urns]) => [name, [...urns].sort()]),
        );
    }
    return value;
}

/** Replaces provider ids (random UUIDs) and auto-generated names wherever they occur. */
function generatedText(resources: readonly ExportedResource[]): (text: string) => string {
    const replacements = new Map<string, string>();
    for (const resource of resources) {
        const name = resource.urn.slice(resource.urn.lastIndexOf("::") + 2);
        if (resource.type.startsWith("pulumi:providers:") && resource.id)
            replacements.set(resource.id, "<provider id>");
        for (const value of generatedNames(resource.inputs, name)) replacements.set(value, `${name}<generated>`);
    }
    const longestFirst = [...replacements].sort(([a], [b]) => b.length - a.length);
    return (text) => longestFirst.reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

/** Strings in the inputs made of the logical name and a random suffix, as auto-naming makes them. */
function generatedNames(value: unknown, name: string): string[] {
    if (typeof value === "string") return isGenerated(value, name) ? [value] : [];
    if (typeof value !== "object" || value === null) return [];
    return Object.values(value).flatMap((inner) => generatedNames(inner, name));
}

function isGenerated(value: string, name: string): boolean {
    return value.startsWith(name) && /^-?[0-9a-z]{7,8}$/.test(value.slice(name.length));
}
