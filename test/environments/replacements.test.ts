import assert from "node:assert/strict";

import { Rehearsal } from "./rehearsal";

/** What is lost, or down for long, when it is replaced. */
const stateful = new Set([
    "aws:ec2/vpc:Vpc",
    "aws:ecr/repository:Repository",
    "aws:efs/fileSystem:FileSystem",
    "aws:eks/cluster:Cluster",
    "aws:rds/cluster:Cluster",
    "aws:route53/zone:Zone",
    "azure-native:containerregistry:Registry",
    "azure-native:containerservice:ManagedCluster",
    "azure-native:dbforpostgresql:Server",
    "azure-native:dns:Zone",
    "azure-native:keyvault:Vault",
    "azure-native:network:VirtualNetwork",
    "azure-native:resources:ResourceGroup",
    "azure-native:storage:StorageAccount",
]);

/** An edit of settings, and what of the above it replaces. */
interface Edit {
    readonly from: string;
    readonly to: string;
    readonly replaces: readonly string[];
}

const edit = (from: string, to: string, ...replaces: readonly string[]): Edit => ({ from, to, replaces });

const cluster = "azure-native:containerservice:ManagedCluster";
const server = "azure-native:dbforpostgresql:Server";
const network = "azure-native:network:VirtualNetwork";
const everythingOnAzure = [...stateful].filter((type) => type.startsWith("azure-native:"));

/** Every setting whose change replaces something of value, and edits that people make every day, which must not. */
const edits: Readonly<Record<string, readonly Edit[]>> = {
    dev: [
        edit("location: westeurope", "location: northeurope", ...everythingOnAzure),
        edit("cidr: 10.20.0.0/16", "cidr: 10.40.0.0/16", network, cluster, server),
        edit("natGateway: false", "natGateway: true", cluster),
        edit("vmSize: Standard_D4as_v5", "vmSize: Standard_D8as_v5", cluster),
        edit("osDiskSizeGb: 64", "osDiskSizeGb: 100", cluster),
        edit('zones: ["1", "2", "3"]', 'zones: ["1"]', cluster),
        edit("zoneName: dev.fairlead.example", "zoneName: test.fairlead.example", "azure-native:dns:Zone"),
        edit("tier: Free", "tier: Standard"),
        edit("sku: Standard_B1ms", "sku: Standard_D2ds_v5"),
        edit("backupRetentionDays: 7", "backupRetentionDays: 14"),
        edit("sku: Basic", "sku: Standard"),
        edit("host: service", "host: api"),
        edit("apiClients: [demo]", "apiClients: [demo, website]"),
    ],
    "dev-aws": [
        // AWS refuses to move the cluster and the database, so the stack must be destroyed first.
        edit("cidr: 10.30.0.0/16", "cidr: 10.40.0.0/16", "aws:ec2/vpc:Vpc"),
        edit("zoneName: dev-aws.fairlead.example", "zoneName: test.fairlead.example", "aws:route53/zone:Zone"),
        edit("natGateways: one", "natGateways: one-per-zone"),
        edit("name: general", "name: other"),
        edit("instanceTypes: [t3.large]", "instanceTypes: [t3.xlarge]"),
        edit("diskSizeGb: 64", "diskSizeGb: 100"),
        edit("capacity: { min: 0, max: 2 }", "capacity: { min: 1, max: 8 }"),
        edit("backupRetentionDays: 1", "backupRetentionDays: 14"),
        edit("loadBalancer: network", "loadBalancer: application"),
        edit("host: service", "host: api"),
    ],
};

/** The same settings in production, where they are refused. */
const refused: Readonly<Record<string, readonly Edit[]>> = {
    "prod-azure": [
        edit("location: westeurope", "location: northeurope", "azure-native:resources:ResourceGroup"),
        edit("cidr: 10.21.0.0/16", "cidr: 10.41.0.0/16", network),
        edit("natGateway: true", "natGateway: false", cluster),
        edit("zoneName: prod.fairlead.example", "zoneName: live.fairlead.example", "azure-native:dns:Zone"),
    ],
    "prod-aws": [
        edit("cidr: 10.31.0.0/16", "cidr: 10.41.0.0/16", "aws:ec2/vpc:Vpc"),
        edit("zoneName: prod-aws.fairlead.example", "zoneName: live.fairlead.example", "aws:route53/zone:Zone"),
    ],
};

for (const [stack, list] of Object.entries(edits)) {
    describe(`a changed setting of ${stack}`, () => {
        const rehearsal = new Rehearsal(stack);

        before(() => rehearsal.succeed("up"));

        after(() => {
            rehearsal.dispose();
        });

        const replacedBy = async (changes: readonly Edit[]): Promise<readonly string[]> => {
            const before = rehearsal.read();
            for (const { from, to } of changes) {
                rehearsal.settings((yaml) => yaml.replace(from, to));
            }
            const { report } = await rehearsal.succeed("preview", "--json");
            rehearsal.settings(() => before);
            const { steps } = report as { readonly steps: readonly { readonly op: string; readonly urn: string }[] };
            const replaced = steps
                .filter(({ op }) => op === "replace")
                .map(({ urn }) => urn.split("::")[2]?.split("$").at(-1) ?? "");
            return [...new Set(replaced)].filter((type) => stateful.has(type)).sort();
        };

        for (const change of list.filter(({ replaces }) => replaces.length > 0)) {
            it(`replaces what it must, and a preview shows it: ${change.to}`, async () => {
                assert.deepEqual(await replacedBy([change]), [...change.replaces].sort());
            });
        }

        it("replaces nothing of value on any other day", async () => {
            assert.deepEqual(await replacedBy(list.filter(({ replaces }) => replaces.length === 0)), []);
        });
    });
}

for (const [stack, list] of Object.entries(refused)) {
    describe(`a changed setting of ${stack}`, () => {
        const rehearsal = new Rehearsal(stack);

        before(() => rehearsal.succeed("up"));

        after(() => {
            rehearsal.dispose();
        });

        for (const { from, to, replaces } of list) {
            it(`that would replace what is protected is refused: ${to}`, async () => {
                rehearsal.settings((yaml) => yaml.replace(from, to));
                const { exitCode, text } = await rehearsal.run("preview");
                rehearsal.settings((yaml) => yaml.replace(to, from));
                assert.equal(exitCode, 1);
                for (const type of replaces) {
                    const refusal = text.split("\n").filter((line) => line.includes(type) && line.includes("replace"));
                    assert.ok(refusal.length > 0 && text.includes("protect"), text);
                }
            });
        }
    });
}
