import type { Members } from "../shapes/type";

/**
 * Input properties whose change replaces the resource, beyond those that its description tells. Names of properties
 * count wherever they stand in the first two levels of the inputs.
 * Source: `provider/pkg/gen/replacement.go` of pulumi-azure-native.
 */
const byType: Readonly<Record<string, readonly string[]>> = {
    "authorization:RoleAssignment": ["principalId", "scope"],
    "automation:JobSchedule": ["parameters"],
    "cdn:Profile": ["location", "name"],
    "containerservice:ManagedCluster": [
        "diskEncryptionSetID",
        "dnsPrefix",
        "fqdnSubdomain",
        "linuxProfile",
        "location",
        "nodeResourceGroup",
        "windowsProfile",
        "serviceCidr",
        "serviceCidrs",
        "dnsServiceIP",
        "networkMode",
        "networkPlugin",
        "networkPluginMode",
        "podCidr",
        "networkDataplane",
        "networkPolicy",
        "outboundType",
        "nodePublicIPTags",
    ],
    "containerservice:AgentPool": ["gpuInstanceProfile", "vmSize", "nodePublicIPTags"],
    "cosmosdb:SqlResourceSqlRoleAssignment": ["principalId", "scope"],
    "network:PrivateEndpoint": ["subnet"],
    "network:PublicIPAddress": ["location", "publicIPAddressVersion", "publicIPPrefix", "sku"],
    "network:VirtualNetwork": ["location"],
    "resources:ResourceGroup": ["location"],
    "servicebus:Topic": ["requiresDuplicateDetection", "requiresSession", "enablePartitioning"],
    "servicebus:Queue": ["requiresDuplicateDetection", "requiresSession", "enablePartitioning"],
    "storage:StorageAccount": ["isHnsEnabled", "location"],
    "web:WebApp": ["location", "kind"],
};

/**
 * How descriptions mark properties that only a creation can set. The first is the text of `TrackedResource.location`
 * in the common types of the specifications, where it has `x-ms-mutability: read, create`.
 * Source: azure-rest-api-specs `specification/common-types/resource-management`, and the descriptions themselves.
 */
const remarks = [
    /^The geo-location where the resource lives/,
    /^The location of the .*(?:cannot|can't) be changed after/,
    /\b(?:cannot|can't|can not|may not) be (?:changed|updated|modified)(?: after|,? once|\.|$)/i,
    /^[^.]*\. Immutable\.$/,
];

/** The properties whose change replaces a resource of a module and class. Paths in lists are `list[].name`. */
export function immutablePaths(type: string, inputs: Members): Set<string> {
    const listed = new Set(byType[type]);
    const paths = new Set<string>();
    for (const [name, { type: shape, description }] of inputs) {
        if (listed.has(name) || remarks.some((remark) => remark.test(description))) {
            paths.add(name);
        }
        const [element, prefix] = shape.kind === "list" ? [shape.element, `${name}[]`] : [shape, name];
        for (const inner of element.kind === "object" ? element.members.keys() : []) {
            if (listed.has(inner)) {
                paths.add(`${prefix}.${inner}`);
            }
        }
    }
    return paths;
}
