import assert from "node:assert/strict";

import { until } from "../database/until";
import { startService, type TestService } from "../start-service";

describe("health", function () {
    this.timeout(60_000);
    let service: TestService;

    before(async () => {
        service = await startService();
    });

    after(async () => {
        await service.close();
    });

    it("is ready when the database is, and says no while the service ends, though it lives", async () => {
        await until(async () => (await service.server.inject("/health/ready")).statusCode === 200);
        const state = { status: "ready", shutdown: "no", database: "reachable", migrations: "done" };
        assert.deepEqual((await service.server.inject("/health/ready")).json(), state);

        service.server.lifecycle.draining = true;
        const ready = await service.server.inject("/health/ready");
        assert.equal(ready.statusCode, 503);
        assert.deepEqual(ready.json(), { ...state, status: "not ready", shutdown: "under way" });
        assert.equal((await service.server.inject("/health/live")).statusCode, 200);
    });
});
