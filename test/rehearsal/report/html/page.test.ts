import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { renderHtml } from "../../../../rehearsal/report/html";
import { anchorOf } from "../../../../rehearsal/report/html/anchors";
import { hostileReport } from "./hostile-report";
import { busyReport, busyStack, calmStack, reportOf } from "./sample-report";

describe("the report's page", () => {
    let page: string;
    before(async () => {
        page = await renderHtml(busyReport);
    });

    it("is the same each time", async () => {
        assert.equal(await renderHtml(busyReport), page);
    });

    it("has nothing from elsewhere, and lets its own style and script work alone", () => {
        assert.deepEqual(contentsOf(page, /\s(?:src|srcset|action|data|background)="([^"]*)"/g), []);
        assert.deepEqual(contentsOf(page, /<link [^>]*href="([^"]*)"/g), ["data:,"]);
        const [style = ""] = contentsOf(page, /<style>(.*?)<\/style>/gs);
        const [script = ""] = contentsOf(page, /<script>(.*?)<\/script>/gs);
        assert.doesNotMatch(style, /url\(|@import/);
        const hash = (text: string) => `&#39;sha256-${createHash("sha256").update(text).digest("base64")}&#39;`;
        const [policy] = contentsOf(page, /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/g);
        assert.equal(
            policy,
            `default-src &#39;none&#39;; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; ` +
                "base-uri &#39;none&#39;; form-action &#39;none&#39;",
        );
    });

    it("tells the risks before the stacks, and the stacks in the order of the report", () => {
        const ids = contentsOf(page, /<h[12] id="([^"]*)"/g);
        assert.deepEqual(ids, [
            "report:summary",
            "report:risks",
            "report:releases",
            "dev",
            "local",
            "report:keys-title",
        ]);
    });

    for (const [name, report] of [
        ["a common report", busyReport],
        ["a report of hostile texts", hostileReport],
    ] as const) {
        it(`has each thing once, and links that lead somewhere: ${name}`, async () => {
            const text = await renderHtml(report);
            const ids = contentsOf(text, /\sid="([^"]*)"/g);
            const links = new Set(contentsOf(text, /href="#([^"]*)"/g));
            assert.equal(new Set(ids).size, ids.length);
            assert.deepEqual(
                ids.filter((id) => id === "" || /\s/.test(id)),
                [],
            );
            assert.deepEqual(
                [...links].filter((link) => !ids.includes(link)),
                [],
            );
            for (const { urn } of report.stacks[0]?.changes ?? []) {
                assert.ok(links.has(anchorOf("dev", urn).replaceAll("&", "&amp;").replaceAll("'", "&#39;")), urn);
            }
        });
    }

    it("leads only to pages that are public, and runs nothing of a report", async () => {
        const text = await renderHtml(hostileReport);
        assert.deepEqual(contentsOf(text, /href="(?!#)([^"]*)"/g), ["data:,"]);
        assert.deepEqual(contentsOf(text, /<(script|img|svg\/)/g), ["script"]);
        assert.deepEqual(contentsOf(page, /href="(https?:[^"]*)"/g).slice(0, 1), [
            "https://prices.example.com/machines",
        ]);
    });

    it("says so where nothing changes", async () => {
        const text = await renderHtml(reportOf([calmStack("dev")]));
        assert.match(text, /No resource changes: 7 stay as they are\./);
        assert.match(text, /None found/);
        assert.doesNotMatch(text, /id="\/risks"|<svg/);
    });

    it("folds away what a stack is made of of which nothing changes", async () => {
        const text = await renderHtml(reportOf([{ ...calmStack("dev"), diagram: busyStack.diagram }]));
        const [, folded = ""] = /<details class="part"\s+data-group>(.*)<\/details>/s.exec(text) ?? [];
        assert.match(folded, /No resource changes: 7 stay as they are\./);
        assert.match(folded, /<svg/);
    });

    it("shows code between backticks as code", async () => {
        const [risk] = busyReport.risks;
        assert.ok(risk !== undefined);
        const text = await renderHtml({ ...busyReport, risks: [{ ...risk, detail: "Run `a<b` now" }] });
        assert.match(text, /<p>Run <code>a&lt;b<\/code> now<\/p>/);
    });

    it("names values that are not shown, and folds those that are long", () => {
        assert.match(page, />secret<\/span>/);
        assert.match(page, />known after the deployment<\/span>/);
        assert.match(page, /40 lines<\/span>/);
        assert.match(page, /line 39 of a long value/);
        assert.doesNotMatch(page, /\[secret\]|\[unknown\]/);
    });

    it("does not count what a stack does not have", async () => {
        const text = await renderHtml(reportOf([{ ...busyStack, changes: [], risks: [] }]));
        assert.doesNotMatch(text, /<a class="node/, "a component without changes leads nowhere");
    });
});

function contentsOf(text: string, pattern: RegExp): string[] {
    return [...text.matchAll(pattern)].map(([, content = ""]) => content);
}
