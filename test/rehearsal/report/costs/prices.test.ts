import assert from "node:assert/strict";
import { frankfurt } from "../../../../rehearsal/report/costs/prices/aws-frankfurt";
import { westEurope } from "../../../../rehearsal/report/costs/prices/azure-west-europe";
import { everywhere } from "../../../../rehearsal/report/costs/prices/everywhere";
import { findPrice } from "../../../../rehearsal/report/costs/prices";

const lists = [...westEurope, ...frankfurt, ...everywhere];

describe("prices", () => {
    it("tell where each was found, and on which day", () => {
        for (const { service, source } of lists) {
            assert.ok(source.title.length > 10, service);
            assert.ok(source.url === undefined || new URL(source.url).protocol === "https:", service);
            assert.equal(new Date(source.date).toISOString().slice(0, 10), source.date, service);
        }
    });

    it("point at one version of a file, which does not change under them", () => {
        for (const { source } of lists.filter((list) => list.source.url !== undefined)) {
            assert.match(source.url ?? "", /\/blob\/[0-9a-f]{40}\//);
        }
    });

    it("are amounts of money, none twice", () => {
        const keys = lists.flatMap(({ service, prices, unit, source }) =>
            Object.entries(prices).map(([key, amount]) => {
                assert.ok(amount > 0 && amount < 2000, `${service} ${key}`);
                return `${service} ${key} ${unit} ${source.url ?? ""}`;
            }),
        );
        assert.equal(new Set(keys).size, keys.length);
    });

    it("of machines double with their size, so that none is one of Windows, or a slip", () => {
        for (const service of ["virtual-machine", "ec2"]) {
            const prices = Object.assign(
                {},
                ...lists.filter((list) => list.service === service).map((l) => l.prices),
            ) as Readonly<Record<string, number>>;
            const pairs = Object.entries(prices).flatMap(([size, price]) => {
                const twice = prices[nextSize(size)];
                return twice === undefined ? [] : [[size, price, twice] as const];
            });
            assert.ok(pairs.length > 30);
            for (const [size, price, twice] of pairs) {
                assert.ok(Math.abs(twice / price - 2) < 0.02, `${size}: ${price}, the next ${twice}`);
            }
        }
    });

    it("are those of a region, and of no other", () => {
        assert.equal(findPrice("westeurope", "virtual-machine", "Standard_D4as_v5")?.amount, 0.208);
        assert.equal(findPrice("eu-central-1", "ec2", "m7i.large")?.amount, 0.12075);
        assert.equal(findPrice("eu-central-1", "virtual-machine", "Standard_D4as_v5"), undefined);
        assert.equal(findPrice("northeurope", "virtual-machine", "Standard_D4as_v5"), undefined);
        assert.equal(findPrice("westeurope", "postgresql", "Ddsv5")?.unit, "vCore and hour");
    });
});

const instanceSizes = ["medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge"];

/** `Standard_D8as_v5` of `Standard_D4as_v5`, `t3.xlarge` of `t3.large`. */
function nextSize(size: string): string {
    const [family = "", step = ""] = size.split(".");
    return size.startsWith("Standard_")
        ? size.replace(/\d+/, (cores) => `${Number(cores) * 2}`)
        : `${family}.${instanceSizes[instanceSizes.indexOf(step) + 1] ?? "none"}`;
}
