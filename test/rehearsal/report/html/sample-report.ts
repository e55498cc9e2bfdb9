import type {
    ChangeCounts,
    CostItem,
    CostTotals,
    DiagramNode,
    Report,
    ResourceChange,
    StackReport,
} from "../../../../rehearsal/report/model/report";

const none: ChangeCounts = { replaced: 0, deleted: 0, updated: 0, created: 0, unchanged: 0 };
const noCosts: CostTotals = {
    currency: "USD",
    before: { base: 0, most: 0 },
    after: { base: 0, most: 0 },
    unknownBefore: 0,
    unknownAfter: 0,
};

/** A stack in which nothing happens. */
export function calmStack(stack: string): StackReport {
    return {
        stack,
        presence: "both",
        failures: [],
        counts: { ...none, unchanged: 7 },
        changes: [],
        settings: [],
        risks: [],
        policies: { applied: 215, violations: [] },
        costs: { totals: noCosts, lines: [], assumptions: [] },
        releases: [],
        diagram: { nodes: [], edges: [] },
        remarks: [],
    };
}

/** A report of these stacks. */
export function reportOf(stacks: readonly StackReport[]): Report {
    return {
        base: { name: "main", commit: "1".repeat(40), uncommitted: false },
        head: { name: "working tree", commit: "2".repeat(40), uncommitted: true },
        stacks,
        risks: stacks.flatMap(({ risks }) => risks),
        costs: stacks[0]?.costs?.totals ?? noCosts,
        remarks: [],
    };
}

/** URN of a component of stack `dev`. */
export const componentUrn = (typeName: string) => `urn:pulumi:dev::fairlead::fairlead:index:${typeName}::fairlead-dev`;

/** URN of a resource in it. */
export const resourceUrn = (component: string, type: string, name: string) =>
    `urn:pulumi:dev::fairlead::fairlead:index:${component}$${type}::${name}`;

function change(
    kind: ResourceChange["kind"],
    component: string,
    type: string,
    details: Partial<ResourceChange> = {},
): ResourceChange {
    const name = `fairlead-dev-${kind}`;
    return {
        urn: resourceUrn(component, type, name),
        type,
        typeName: type.split(":").at(-1) ?? "",
        name,
        component: { urn: componentUrn(component), typeName: component, name: "fairlead-dev" },
        kind,
        properties: [],
        replaceReasons: [],
        perhaps: false,
        replacedWith: undefined,
        consequence: undefined,
        source: { file: `components/${component}.ts`, line: 12 },
        protect: false,
        ...details,
    };
}

const priced = (monthly: number): CostItem => ({
    kind: "priced",
    quantity: { base: 1460, most: 2920 },
    unit: "hour",
    unitPrice: monthly / 1460,
    monthly: { base: monthly, most: 2 * monthly },
    source: { title: "Prices of virtual machines", url: "https://prices.example.com/machines", date: "2026-11-01" },
    assumptions: ["730 hours a month"],
});

const node = (typeName: string, worst: DiagramNode["change"]): DiagramNode => ({
    id: `${typeName}_fairlead_dev`,
    urn: componentUrn(typeName),
    typeName,
    name: "fairlead-dev",
    change: worst,
    counts: worst === "unchanged" ? { ...none, unchanged: 3 } : { ...none, [worst]: 1, unchanged: 2 },
});

const longValue = Array.from({ length: 40 }, (_, line) => `line ${line} of a long value`).join("\n");

/** A stack in which everything happens that a report can tell of. */
export const busyStack: StackReport = {
    stack: "dev",
    presence: "both",
    failures: [{ side: "head", urn: "", message: "Pulumi.dev.yaml: 1 setting is wrong\n  nothing was changed" }],
    counts: { replaced: 1, deleted: 1, updated: 1, created: 1, unchanged: 12 },
    changes: [
        change("replaced", "AksCluster", "azure-native:containerservice:ManagedCluster", {
            properties: [
                {
                    path: "agentPoolProfiles[0].vmSize",
                    kind: "update",
                    replaces: true,
                    option: false,
                    old: "D4",
                    new: "D8",
                },
                { path: "protect", kind: "update", replaces: false, option: true, old: true, new: false },
                {
                    path: "kubeconfig",
                    kind: "update",
                    replaces: false,
                    option: false,
                    old: "[secret]",
                    new: "[unknown]",
                },
                {
                    path: "values",
                    kind: "update",
                    replaces: false,
                    option: false,
                    old: longValue,
                    new: { replicas: 3 },
                },
            ],
            replaceReasons: ["agentPoolProfiles[0].vmSize"],
            consequence: "Everything that runs in it stops.",
            protect: true,
        }),
        change("deleted", "AzureFileStorage", "azure-native:storage:FileShare", { consequence: "Its files are lost." }),
        change("updated", "AzureDnsZone", "azure-native:dns:RecordSet", {
            properties: [
                { path: "ttl", kind: "update", replaces: false, option: false, old: 300, new: 60 },
                { path: "metadata", kind: "add", replaces: false, option: false, new: "اسم المضيف" },
                { path: "caaRecords", kind: "delete", replaces: false, option: false, old: ["letsencrypt.org"] },
            ],
        }),
        change("created", "AzureKeyVault", "azure-native:keyvault:Secret", {
            properties: [
                { path: "secretName", kind: "add", replaces: false, option: false, new: "needle-in-a-haystack" },
            ],
        }),
    ],
    settings: [
        { path: "fairlead:azure.cluster.vmSize", kind: "update", replaces: false, option: false, old: "D4", new: "D8" },
    ],
    risks: [
        {
            stack: "dev",
            level: "high",
            kind: "replacement",
            urn: resourceUrn("AksCluster", "azure-native:containerservice:ManagedCluster", "fairlead-dev-replaced"),
            title: "ManagedCluster fairlead-dev-replaced is replaced",
            detail: "Everything that runs in it stops.",
            source: { file: "components/AksCluster.ts", line: 12 },
        },
        {
            stack: "dev",
            level: "medium",
            kind: "exception",
            urn: "",
            title: "An exception is new",
            detail: "acr-private is not asked for.",
            source: undefined,
        },
    ],
    policies: {
        applied: 215,
        violations: (["mandatory", "advisory", "advisory"] as const).map((enforcement, index) => ({
            policy: `policy-${index}`,
            severity: "high",
            enforcement,
            urn: resourceUrn("AksCluster", "azure-native:containerservice:ManagedCluster", "fairlead-dev-replaced"),
            subject: "ManagedCluster fairlead-dev-replaced",
            title: "The API is private",
            detail: ["expected true, found false", "Why: It is reached from everywhere."],
            touched: index < 2,
            source: { file: "components/AksCluster.ts", line: 12 },
        })),
    },
    costs: {
        totals: {
            currency: "USD",
            before: { base: 100, most: 200 },
            after: { base: 150, most: 300 },
            unknownBefore: 0,
            unknownAfter: 1,
        },
        lines: [
            { urn: componentUrn("AksCluster"), what: "2 × D8", before: priced(100), after: priced(150) },
            {
                urn: componentUrn("AzureKeyVault"),
                what: "Operations",
                after: { kind: "unknown", reason: "no traffic is known" },
            },
            { urn: componentUrn("AzureNetwork"), what: "NAT gateway", before: priced(30), after: priced(30) },
        ],
        assumptions: ["A month has 730 hours."],
    },
    releases: [
        {
            file: "releases/dev/service.yaml",
            application: "service",
            kind: "changed",
            before: { version: "0.1.0", digest: `sha256:${"a".repeat(64)}` },
            after: { version: "0.2.0", digest: `sha256:${"b".repeat(64)}` },
            values: [{ path: "replicas", kind: "update", replaces: false, option: false, old: 1, new: 2 }],
        },
    ],
    diagram: {
        nodes: [
            node("AksCluster", "replaced"),
            node("AzureFileStorage", "deleted"),
            node("AzureDnsZone", "updated"),
            node("AzureKeyVault", "created"),
            node("AzureNetwork", "unchanged"),
        ],
        edges: [
            { from: "AksCluster_fairlead_dev", to: "AzureNetwork_fairlead_dev" },
            { from: "AzureFileStorage_fairlead_dev", to: "AzureNetwork_fairlead_dev" },
            { from: "AzureDnsZone_fairlead_dev", to: "AksCluster_fairlead_dev" },
            { from: "AksCluster_fairlead_dev", to: "AzureKeyVault_fairlead_dev" },
            { from: "AzureKeyVault_fairlead_dev", to: "AksCluster_fairlead_dev" },
        ],
    },
    remarks: ["warning: a setting is old"],
};

export const busyReport: Report = {
    ...reportOf([busyStack, calmStack("local")]),
    remarks: ["The base was installed with other packages."],
};
