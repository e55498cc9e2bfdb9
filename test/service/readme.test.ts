import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

import { until } from "./database/until";
import { startService, type TestService } from "./start-service";

const [requests = ""] = /(?<=## Requests\n\n```sh\n)[^]*?(?=```)/.exec(readFileSync("service/README.md", "utf8")) ?? [];
/** Has curl tell what became of each request. */
const telling = `curl() { command curl --silent --show-error --write-out '\\n>> %{method} %{url} %{http_code}\\n' "$@"; }`;

describe("The requests in the README", function () {
    this.timeout(60_000);
    if (spawnSync("sh", ["-c", "command -v curl"]).status !== 0) {
        it("are not made: there is no curl on PATH");
        return;
    }
    let service: TestService;

    before(async () => {
        service = await startService();
        await until(async () => (await service.server.inject("/health/ready")).statusCode === 200);
    });

    after(() => service.close());

    it("are answered as it says, one after another", async () => {
        const url = await service.server.listen({ host: "127.0.0.1", port: 0 });
        const script = `${telling}\n${requests.replaceAll("http://localhost:8080", url)}`;
        const { PATH } = process.env;
        const env = { PATH, API_KEY: service.keys.apiKey, TOKEN: await service.keys.token() };
        const { stdout, stderr } = await promisify(execFile)("sh", ["-c", script], { env });
        assert.equal(stderr, "");
        assert.deepEqual(
            [...stdout.replaceAll(url, "").matchAll(/^>> (.*)$/gm)].map(([, line]) => line),
            [
                "GET / 200",
                "GET / 200",
                "POST /DevOps 200",
                "GET /DevOps 405",
                "POST /api/users/ 201",
                "GET /api/users/?limit=10&after=0 200",
                "GET /api/users/1 200",
                "PUT /api/users/1 200",
                "PATCH /api/users/1 200",
                "DELETE /api/users/1 204",
                "GET /health/live 200",
                "GET /health/ready 200",
                "GET /metrics 200",
                "GET /openapi.json 200",
            ],
        );
        assert.match(stdout, /^\{"message":"Hello from Fairlead in Kubernetes!"\}\n>> .*\n<!doctype html>/);
        assert.match(stdout, /^\{"message":"Hello Juan Perez your message will be sent"\}\n/m);
        assert.match(stdout, /^ERROR\n/m);
    });
});
