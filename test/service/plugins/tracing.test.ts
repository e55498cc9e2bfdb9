import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { startService } from "../start-service";

describe("Tracing", () => {
    it("sends a request's trace to the collector, as a part of the caller's", async () => {
        const received: string[] = [];
        const collector = createServer((request, response) => {
            void text(request).then((body) => {
                received.push(`${request.url ?? ""} ${body}`);
                response.setHeader("content-type", "application/json").end("{}");
            });
        }).listen(0, "127.0.0.1");
        await once(collector, "listening");
        const address = collector.address();
        assert.ok(typeof address === "object" && address !== null);
        process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${address.port}`;
        try {
            const service = await startService({ database: false, variables: { VERSION: "1.2.3" } });
            const trace = "0af7651916cd43dd8448eb211c80319c";
            await service.server.inject({
                url: "/api/users/7",
                headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` },
            });
            await service.close();
            const sent = received.join("\n");
            assert.match(sent, /^\/v1\/traces /);
            assert.match(sent, new RegExp(`"traceId":"${trace}"`));
            assert.match(sent, /"\/api\/users\/:id"/);
            assert.match(sent, /"service\.version","value":\{"stringValue":"1\.2\.3"\}/);
        } finally {
            delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
            collector.close();
        }
    });
});
