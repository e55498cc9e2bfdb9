import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { startService, type TestService } from "../start-service";

describe("GET /", () => {
    let service: TestService;

    before(async () => {
        service = await startService({
            database: false,
            variables: { ENVIRONMENT: "<b>test</b>", VERSION: "1.2.3", COMMIT: "abc&def" },
        });
    });

    after(() => service.close());

    const get = (accept?: string) =>
        service.server.inject({ url: "/", headers: accept === undefined ? {} : { accept } });

    it("greets programs with JSON", async () => {
        for (const accept of [
            undefined,
            "*/*",
            "application/json",
            "application/json, text/html;q=0.5",
            "text/html;q=0",
        ]) {
            const response = await get(accept);
            assert.equal(response.headers["content-type"], "application/json; charset=utf-8", accept);
            assert.equal(response.body, '{"message":"Hello from Fairlead in Kubernetes!"}');
            assert.equal(response.headers.vary, "accept");
        }
    });

    it("greets browsers with a page that shows what runs, as text", async () => {
        const response = await get("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assert.equal(response.headers["content-type"], "text/html; charset=utf-8");
        assert.match(response.body, /^<!doctype html>\n<html lang="en">/);
        assert.match(response.body, /<dd id="environment">&lt;b&gt;test&lt;\/b&gt;<\/dd>/);
        assert.match(response.body, /<dd id="version">1\.2\.3<\/dd>/);
        assert.match(response.body, /<dd id="commit">abc&amp;def<\/dd>/);
    });

    it("lets the page run its own script and style, and nothing else", async () => {
        for (const url of ["/", "/docs"]) {
            const { body, headers } = await service.server.inject({ url, headers: { accept: "text/html" } });
            const policy = String(headers["content-security-policy"]);
            assert.match(policy, /^default-src 'none'; /);
            assert.doesNotMatch(policy, /unsafe|https?:|\*/);
            for (const [, text = ""] of body.matchAll(/<(?:style|script)>([^]*?)<\/(?:style|script)>/g)) {
                assert.ok(policy.includes(`'sha256-${createHash("sha256").update(text).digest("base64")}'`));
            }
            assert.doesNotMatch(body, /(?:src|href)="(?:https?:)?\/\//);
        }
    });
});
