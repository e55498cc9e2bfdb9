import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { startService, type TestService } from "../start-service";

describe("GET /metrics", () => {
    let service: TestService | undefined;

    afterEach(() => service?.close());

    it("counts requests by method, route and status, and makes no new series for each address", async () => {
        service = await startService({ database: false, variables: { VERSION: "1.2.3", COMMIT: "abc" } });
        const { server } = service;
        await server.inject("/");
        await server.inject("/api/users/77");
        await server.inject("/api/users/78");
        await server.inject({ method: "DELETE", url: "/" });
        await server.inject("/nowhere/1");
        await server.inject("/nowhere/2");
        const { body, headers } = await server.inject("/metrics");
        assert.match(String(headers["content-type"]), /^text\/plain; version=0\.0\.4/);
        const counts = [...body.matchAll(/^http_request_duration_seconds_count\{(.*)\} (\d+)$/gm)].map(
            ([, labels, n]) => [labels, n],
        );
        assert.deepEqual(counts, [
            ['method="GET",route="/",status_code="200"', "1"],
            ['method="GET",route="/api/users/:id",status_code="503"', "2"],
            ['method="DELETE",route="/",status_code="405"', "1"],
            ['method="GET",route="none",status_code="404"', "2"],
        ]);
        assert.match(body, /^service_build_info\{version="1\.2\.3",commit="abc"\} 1$/m);
    });

    it("gives all that the dashboard and the alerts of the platform ask for", async () => {
        service = await startService({ database: false });
        await service.server.inject("/");
        const { body } = await service.server.inject("/metrics");
        for (const file of ["dashboards/service.json", "alerts/service.json"]) {
            const text = readFileSync(`components/monitoring/${file}`, "utf8");
            const names = new Set(text.match(/\b(?:http_request|nodejs)_[a-z0-9_]+(?=\{|\[)/g));
            assert.ok(names.size > 0);
            for (const name of names) {
                assert.match(body, new RegExp(`^${name}[{ ]`, "m"));
            }
        }
    });

    it("is nowhere on the port of the service when metrics have their own", async () => {
        service = await startService({ database: false, variables: { METRICS_PORT: "9090" } });
        assert.equal((await service.server.inject("/metrics")).statusCode, 404);
    });
});
