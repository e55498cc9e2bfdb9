import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { estimateCosts, sumCosts } from "../../../../rehearsal/report/costs";
import { typeOf } from "../../../../rehearsal/model/urn";
import { resource, side } from "../model/samples";

const settings = { "aws:region": "eu-central-1" };
const nat = resource("aws:ec2/natGateway:NatGateway", "nat", {});
const address = resource("aws:ec2/eip:Eip", "address", {});
const secret = resource("aws:secretsmanager/secret:Secret", "secret", {});
const extension = resource("azure-native:kubernetesconfiguration:Extension", "extension", {});

function database(most: number) {
    const scaling = { serverlessv2ScalingConfiguration: { minCapacity: 1, maxCapacity: most } };
    const cluster = resource("aws:rds/cluster:Cluster", "cluster", scaling);
    const dependencies = [cluster.urn];
    const inputs = { instanceClass: "db.serverless" };
    return [cluster, resource("aws:rds/clusterInstance:ClusterInstance", "instance", inputs, { dependencies })];
}

describe("estimateCosts", () => {
    it("compares the sides line by line: the greatest difference first, then the dearest", () => {
        const { lines, totals } = estimateCosts(
            side({ settings, resources: [secret, address, extension, ...database(2)] }),
            side({ settings, resources: [secret, nat, extension, ...database(4)] }),
        );
        assert.deepEqual(
            lines.map(({ what, before, after }) => [
                what,
                before?.kind === "priced" ? before.monthly.most : before?.kind,
                after?.kind === "priced" ? after.monthly.most : after?.kind,
            ]),
            [
                ["Aurora Serverless v2: 1–2 capacity units → Aurora Serverless v2: 1–4 capacity units", 204.4, 408.8],
                ["NAT gateway", undefined, 37.96],
                ["Public IPv4 address", 3.65, undefined],
                ["Secret", 0.4, 0.4],
                ["Extension of the cluster", "unknown", "unknown"],
            ],
        );
        assert.deepEqual(totals, {
            currency: "USD",
            before: { base: 106.25, most: 208.45 },
            after: { base: 140.56, most: 447.16 },
            unknownBefore: 1,
            unknownAfter: 1,
        });
    });

    it("multiplies what it tells: quantity by price is the month, with the price's source", () => {
        const { lines } = estimateCosts(undefined, side({ settings, resources: [nat] }));
        assert.deepEqual(lines[0]?.after, {
            kind: "priced",
            quantity: { base: 730, most: 730 },
            unit: "hour",
            unitPrice: 0.052,
            monthly: { base: 37.96, most: 37.96 },
            source: {
                title: "AWS's price pages, as kept by lamngockhuong/aws-price",
                url: "https://github.com/lamngockhuong/aws-price/blob/508fb45296c89efe38772babd7ec766644629267/lib/data/pricing/natgateway.json",
                date: "2025-11-04",
            },
            assumptions: [],
        });
    });

    it("sees that a stack is new, removed, or free", () => {
        const resources = [nat];
        const cost = { base: 37.96, most: 37.96 };
        const zero = { base: 0, most: 0 };
        const created = estimateCosts(undefined, side({ settings, resources })).totals;
        const removed = estimateCosts(side({ settings, resources }), undefined).totals;
        assert.deepEqual([created.before, created.after], [zero, cost]);
        assert.deepEqual([removed.before, removed.after], [cost, zero]);
        const free = side({ resources: [resource("kubernetes:core/v1:Namespace", "one", {})] });
        assert.deepEqual(estimateCosts(free, free), {
            totals: { currency: "USD", before: zero, after: zero, unknownBefore: 0, unknownAfter: 0 },
            lines: [],
            assumptions: [],
        });
    });

    it("takes a type that it has never heard of for unknown, not for free", () => {
        const { lines } = estimateCosts(undefined, side({ resources: [resource("gcp:compute:Instance", "one", {})] }));
        assert.deepEqual(
            lines.map(({ what, after }) => [what, after?.kind]),
            [["Instance", "unknown"]],
        );
    });

    it("leaves components to what is in them", () => {
        const component = resource("aws:ec2/natGateway:NatGateway", "one", {}, { custom: false });
        assert.deepEqual(estimateCosts(undefined, side({ settings, resources: [component] })).lines, []);
    });

    it("says once what is paid by use, and the price where one of a kind has it", () => {
        const logs = (name: string, region: string) => resource("aws:cloudwatch/logGroup:LogGroup", name, { region });
        const resources = [logs("one", "eu-central-1"), logs("two", "us-east-1"), logs("three", "eu-central-1")];
        const { assumptions } = estimateCosts(undefined, side({ resources }));
        const said = assumptions.filter((text) => text.includes("CloudWatch"));
        assert.equal(said.length, 1);
        assert.match(said[0] ?? "", /logs in CloudWatch \(\$0\.63 per GB written/);
    });

    for (const stack of ["dev", "dev-aws", "local", "prod-aws", "prod-azure"]) {
        it(`knows of each kind of resource in ${stack} whether it is paid for`, () => {
            const golden = join(__dirname, "../../../environments", `${stack}.urns.txt`);
            const types = readFileSync(golden, "utf8")
                .split("\n")
                .map((line) => typeOf(`urn:pulumi:${stack}::fairlead::${line}`))
                .filter((type) => type !== "" && !type.startsWith("fairlead:"));
            const resources = [...new Set(types)].map((type) => resource(type, "one", {}));
            const unheard = estimateCosts(undefined, side({ resources })).lines.filter(
                ({ after }) => after?.kind === "unknown" && after.reason.startsWith("Nothing here tells"),
            );
            assert.deepEqual(
                unheard.map(({ what }) => what),
                [],
            );
        });
    }
});

describe("sumCosts", () => {
    it("adds stacks", () => {
        const report = estimateCosts(
            side({ settings, resources: [nat, extension] }),
            side({ settings, resources: [nat, address, extension] }),
        );
        assert.deepEqual(sumCosts([report, report, report]), {
            currency: "USD",
            before: { base: 113.88, most: 113.88 },
            after: { base: 124.83, most: 124.83 },
            unknownBefore: 3,
            unknownAfter: 3,
        });
        assert.deepEqual(sumCosts([]).after, { base: 0, most: 0 });
    });
});
