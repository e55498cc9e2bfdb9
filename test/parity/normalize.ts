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
 * The part of a state in which two engines must agree, by URN: without times and positions, without random ids, and with
 * sets in a fixed order. Programs must name their resources: generated names are random too.
 */
export function normalizeState(exported: ExportedDeployment): Readonly<Record<string, unknown>> {
    const resources = exported.deployment.resources ?? [];
    const rename = withoutRandomIds(resources);
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

/** Replaces what is random wherever it occurs: the ids of providers, and the names of role assignments that have none. */
function withoutRandomIds(resources: readonly ExportedResource[]): (text: string) => string {
    const random = resources.flatMap(({ type, id, inputs }) => {
        if (type.startsWith("pulumi:providers:")) return id === undefined ? [] : [id];
        return inputs?.__createBeforeDelete === true ? [inputs.roleAssignmentName] : [];
    });
    const ids = random.filter((id) => typeof id === "string");
    return (text) => ids.reduce((result, id) => result.replaceAll(id, "<random id>"), text);
}
