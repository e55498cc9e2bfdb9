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

/** Outputs by type that they don't share either: of the instances of an Aurora cluster, the one made first writes. */
const decidedByTime: Readonly<Record<string, string>> = { "aws:rds/clusterInstance:ClusterInstance": "writer" };

/**
 * The part of a state in which two engines must agree, by URN: without times and positions, without random ids and
 * names, and with sets in a fixed order.
 */
export function normalizeState(exported: ExportedDeployment): Readonly<Record<string, unknown>> {
    const resources = exported.deployment.resources ?? [];
    const rename = withoutRandomIds(resources);
    const entries = resources.map((resource): [string, unknown] => {
        const kept = Object.entries(resource).filter(([field]) => !runSpecific.has(field));
        const settled = kept.map(([field, value]): [string, unknown] => [field, withoutChance(resource, field, value)]);
        const sorted = settled.map(([field, value]): [string, unknown] => [field, orderSets(field, value)]);
        const key = resource.delete === true ? `${resource.urn} (to delete)` : resource.urn;
        return [key, JSON.parse(rename(JSON.stringify(Object.fromEntries(sorted))))];
    });
    return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}

function withoutChance({ type }: ExportedResource, field: string, value: unknown): unknown {
    const chance = decidedByTime[type];
    return field === "outputs" && chance !== undefined && typeof value === "object"
        ? { ...value, [chance]: "<by chance>" }
        : value;
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

/** What a cloud makes up; digits alone count only behind a name, for numbers to stay. */
const madeUp = new RegExp(
    [
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", // UUIDs
        "(?<=[a-z]-)[0-9]{8}(?![0-9a-f])",
        "(?<![0-9a-f])(?=[0-9]*[a-f])[0-9a-f]{8,}(?![0-9a-f])",
        "[A-Z]{4}[0-9A-F]{16,}", // ids of IAM
    ].join("|"),
    "gi",
);

/**
 * Replaces what is random wherever it occurs: the ids of providers, the names of role assignments and definitions that have none, and
 * names that providers made of a logical name and random digits.
 */
function withoutRandomIds(resources: readonly ExportedResource[]): (text: string) => string {
    const random = resources.flatMap(({ type, id, inputs }) => {
        if (type.startsWith("pulumi:providers:")) return id === undefined ? [] : [id];
        if (inputs?.__createBeforeDelete !== true) return [];
        return [
            type === "azure-native:authorization:RoleDefinition" ? inputs.roleDefinitionId : inputs.roleAssignmentName,
        ];
    });
    const generated = resources.flatMap(({ urn, inputs }) => {
        const name = (urn.split("::").at(-1) ?? "").replaceAll(/[^\w-]/g, "\\$&");
        const pattern = new RegExp(`^${name}-?[0-9a-f]{7,8}$`, "i");
        return Object.values(inputs ?? {}).filter((value) => pattern.test(String(value)));
    });
    const ids = [...random, ...generated].filter((id) => typeof id === "string");
    return (text) => {
        const named = ids.reduce((result, id) => result.replaceAll(id, "<random id>"), text);
        // What the clouds make up of an id with a generated name is as random as the name.
        return generated.length === 0 ? named : named.replaceAll(madeUp, "<made up>");
    };
}
