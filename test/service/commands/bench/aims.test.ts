import assert from "node:assert/strict";
import { type Result, verdicts } from "../../../../service/commands/bench/aims";
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

    it("reads what a process uses, where the system tells it", function () {
        const usage = usageOf(process.pid);
        if (usage === undefined) {
            this.skip();
        }
        assert.ok(usage.cpuSeconds > 0);
        assert.ok(usage.megabytes > 10);
    });
});
