import assert from "node:assert/strict";
import { memoryVerdict, type Result, verdicts } from "../../../../service/commands/bench/aims";
import { parseOptions } from "../../../../service/commands/bench/options";
import { percentile } from "../../../../service/commands/bench/percentile";
import { usageOf } from "../../../../service/commands/bench/resources";

const result = (stack: Result["stack"], path: Result["path"], perCore: number): Result => ({
    stack,
    path,
    perCore,
    p50: 1,
    p99: 4.5,
});

describe("The bench", () => {
    it("takes percentiles by the nearest rank", () => {
        const values = Array.from({ length: 100 }, (_, index) => 100 - index);
        assert.equal(percentile(values, 0.5), 50);
        assert.equal(percentile(values, 0.99), 99);
        assert.equal(percentile([7], 0.99), 7);
    });

    it("says which aims are reached, of those that could be measured", () => {
        const service = [result("service", "/", 70), result("service", "/DevOps", 50)];
        const all = verdicts([
            ...service,
            result("bare node:http", "/", 100),
            result("Flask + gunicorn", "/DevOps", 10),
            result("FastAPI + uvicorn", "/DevOps", 20),
        ]);
        assert.deepEqual(
            all.map(({ found, reached }) => [found, reached]),
            [
                [5, true],
                [2.5, false],
                [0.7, true],
                [4.5, true],
                [4.5, true],
            ],
        );
        assert.equal(verdicts(service).length, 2);
    });

    it("says how users compare, where nothing is aimed at", () => {
        const [verdict] = verdicts([
            { ...result("service", "/api/users/", 60), p99: 1 },
            result("Flask + gunicorn", "/api/users/", 20),
        ]);
        assert.deepEqual([verdict?.found, verdict?.reached], [3, undefined]);
    });

    it("calls memory flat that grows while warming up alone", () => {
        const warm = Array.from({ length: 20 }, (_, second) => 100 + (second % 4));
        const leaking = Array.from({ length: 40 }, (_, second) => 100 + second);
        assert.equal(memoryVerdict([50, 60, 70, 80, ...warm]).reached, true);
        assert.equal(memoryVerdict(leaking).reached, false);
    });

    it("takes options that make sense, and says what others should be", () => {
        assert.deepEqual(parseOptions(["--seconds", "3", "--long", "0"]), { seconds: 3, long: 0 });
        assert.equal(parseOptions(["--help"]), "help");
        for (const [name, value] of [
            ["--seconds", "0"],
            ["--seconds", "-1"],
            ["--seconds", "1e3"],
            ["--seconds", "soon"],
            ["--long", "19"],
            ["--long", ""],
        ]) {
            assert.throws(() => parseOptions([`${name}=${value}`]), new RegExp(`${name} must be a whole number`));
        }
        assert.throws(() => parseOptions(["--secnds", "5"]), /secnds/);
    });

    it("reads what a process uses, where the system tells it", function () {
        const usage = usageOf(process.pid);
        if (usage === undefined) {
            this.skip();
        }
        assert.ok(usage.cpuSeconds > 0);
        assert.ok(usage.megabytes > 10);
    });
});
