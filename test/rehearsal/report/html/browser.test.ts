import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { renderHtml } from "../../../../rehearsal/report/html";
import { anchorOf } from "../../../../rehearsal/report/html/anchors";
import { findBrowser } from "../../../service/page/browser";
import { hostileReport } from "./hostile-report";
import { busyReport, componentUrn, resourceUrn } from "./sample-report";

const executablePath = findBrowser();
/** What axe finds wrong, in the browser. */
const judgement = `axe.run().then(({ violations }) =>
    violations.map(({ help, nodes }) => [help, ...nodes.map(({ html }) => html)]))`;
const secretAnchor = anchorOf(
    "dev",
    resourceUrn("AzureKeyVault", "azure-native:keyvault:Secret", "fairlead-dev-created"),
);

describe("the report's page in a browser", function () {
    this.timeout(120_000);
    if (executablePath === undefined) {
        it("is not tested: there is no Chromium or Chrome on PATH, and CHROME_PATH names none");
        return;
    }
    const folder = mkdtempSync(join(tmpdir(), "fairlead-report-"));
    const file = join(folder, "report.html");
    const url = pathToFileURL(file).href;
    let browser: Browser;
    /** What the browser complains of: errors of scripts, and all that the content policy keeps out. */
    let complaints: string[];

    before(async () => {
        writeFileSync(file, await renderHtml(busyReport));
        writeFileSync(join(folder, "hostile.html"), await renderHtml(hostileReport));
        browser = await chromium.launch({ executablePath });
    });

    beforeEach(() => {
        complaints = [];
    });

    afterEach(async () => {
        assert.deepEqual(complaints, []);
        await Promise.all(browser.contexts().map((context) => context.close()));
    });

    after(async () => {
        await browser.close();
        rmSync(folder, { recursive: true });
    });

    async function open(address = url, options: BrowserContextOptions = {}): Promise<Page> {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
        page.on("pageerror", ({ message }) => complaints.push(message));
        page.on("console", (message) => complaints.push(message.text()));
        await page.goto(address);
        return page;
    }

    const transform = (page: Page) => page.locator("[data-world]").getAttribute("transform");
    const focused = (page: Page) => page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()");

    for (const colorScheme of ["light", "dark"] as const) {
        for (const width of [360, 1440]) {
            it(`keeps to WCAG: ${colorScheme}, ${width} pixels wide`, async () => {
                const page = await open(url, { colorScheme, viewport: { width, height: 800 } });
                await page.getByRole("button", { name: "Unfold all" }).click();
                await page.evaluate(axe.source);
                assert.deepEqual(await page.evaluate(judgement), []);
                assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
            });
        }
    }

    it("shows hostile texts as texts", async () => {
        const page = await open(pathToFileURL(join(folder, "hostile.html")).href, {
            viewport: { width: 360, height: 800 },
        });
        await page.getByRole("button", { name: "Unfold all" }).click();
        assert.equal(await page.evaluate("window.ran"), undefined);
        assert.equal(await page.evaluate("document.scripts.length + document.images.length"), 1);
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 360);
        const title = await page.locator(".risk .name").first().textContent();
        assert.match(title ?? "", /<script>window\.ran = 1<\/script>.*\\u202egnp\.txt\\u200b/);
    });

    it("is read without its script", async () => {
        const page = await open(url, { javaScriptEnabled: false });
        assert.equal(await page.getByRole("searchbox").isVisible(), false);
        assert.equal(await page.getByRole("button").count(), 0);
        assert.equal(await page.getByText("Everything that runs in it stops.").first().isVisible(), true);
    });

    it("finds by words and by kind, says how many, and shows all again", async () => {
        const page = await open();
        await page.keyboard.press("/");
        await page.keyboard.type("NEEDLE haystack");
        assert.equal(await page.getByRole("status").textContent(), "1 of 4 changes, 0 other entries");
        assert.deepEqual(await page.locator(".change:visible .own").allTextContents(), ["fairlead-dev-created"]);
        assert.equal(await page.locator("#local").isVisible(), false);
        await page.keyboard.press("Escape");
        assert.equal(await page.getByRole("status").textContent(), "");
        await page.getByRole("checkbox", { name: "updated" }).uncheck();
        assert.equal(await page.getByRole("status").textContent(), "3 of 4 changes");
        assert.equal(await page.locator(".change.updated").isVisible(), false);
        assert.equal(await page.locator(".change.replaced").isVisible(), true);
    });

    it("opens what a link leads to, folded and filtered out as it may be", async () => {
        const page = await open(`${url}#${secretAnchor}`);
        assert.match(String(await focused(page)), /^\+ created Secret fairlead-dev-created/);
        assert.equal(await page.getByText("needle-in-a-haystack").isVisible(), true);
        await page.getByRole("searchbox").fill("no such thing");
        assert.equal(await page.locator(".change:visible").count(), 0);
        await page.evaluate("location.hash = ''");
        await page.evaluate(`location.hash = ${JSON.stringify(secretAnchor)}`);
        await page.getByText("needle-in-a-haystack").waitFor();
    });

    it("is used by keys: over the tools, from change to change, and without single keys for who wants none", async () => {
        const page = await open();
        await page.keyboard.press("Tab");
        assert.equal(await focused(page), "Skip to the report");
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate("document.activeElement.id"), "report:main");
        await page.keyboard.press("f");
        assert.equal(await page.locator("main details[open]").count(), 0);
        await page.keyboard.press("j");
        await page.keyboard.press("j");
        assert.match(String(await focused(page)), /^− deleted/);
        await page.keyboard.press("k");
        assert.match(String(await focused(page)), /^± replaced/);
        await page.keyboard.press("?");
        await page.getByRole("checkbox", { name: "Single keys work" }).uncheck();
        await page.keyboard.press("Escape");
        assert.match(String(await focused(page)), /^± replaced/);
        await page.keyboard.press("u");
        assert.equal((await page.locator("main details:not([open])").count()) > 0, true);
    });

    it("keeps the colours that were chosen", async () => {
        const page = await open(url, { colorScheme: "light" });
        const paper = "getComputedStyle(document.documentElement).backgroundColor";
        assert.equal(await page.evaluate(paper), "rgb(255, 255, 255)");
        await page.getByLabel("Colours").selectOption("Dark");
        assert.equal(await page.evaluate(paper), "rgb(20, 23, 28)");
        await page.reload();
        assert.equal(await page.evaluate(paper), "rgb(20, 23, 28)");
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.evaluate(paper), "rgb(255, 255, 255)", "paper is white");
        assert.equal(await page.getByRole("searchbox").isVisible(), false);
    });

    it("moves the diagram by buttons, keys and mouse, and follows its links", async () => {
        const page = await open(url, { reducedMotion: "reduce" });
        const diagram = page.getByRole("group", { name: /^Diagram of dev/ });
        await page.getByRole("button", { name: "Zoom in" }).click();
        assert.match((await transform(page)) ?? "", /scale\(1\.4\)/);
        await page.getByRole("button", { name: "Whole" }).click();
        assert.equal(await transform(page), "translate(0,0) scale(1)");
        await diagram.focus();
        await page.keyboard.press("+");
        const near = await transform(page);
        await page.keyboard.press("ArrowRight");
        assert.notEqual(await transform(page), near);
        await page.keyboard.press("0");
        await diagram.hover();
        await page.mouse.wheel(0, -200);
        assert.equal(await transform(page), "translate(0,0) scale(1)", "the wheel alone scrolls the page");
        await diagram.hover();
        await page.keyboard.down("Control");
        await page.mouse.wheel(0, -200);
        await page.keyboard.up("Control");
        await page.locator("[data-world]:not([transform$='scale(1)'])").waitFor({ state: "attached" });
        await page.keyboard.press("0");
        await page.getByRole("link", { name: "AzureKeyVault fairlead-dev: 1 created", exact: true }).click();
        assert.equal(new URL(page.url()).hash, `#${anchorOf("dev", componentUrn("AzureKeyVault"))}`);
        assert.equal(await page.locator(".change.created").isVisible(), true);
    });

    it("zooms the diagram by two fingers, and scrolls by one", async () => {
        const page = await open(url, {
            hasTouch: true,
            reducedMotion: "reduce",
            viewport: { width: 360, height: 740 },
        });
        const diagram = page.getByRole("group", { name: /^Diagram of dev/ });
        await diagram.scrollIntoViewIfNeeded();
        const { x = 0, y = 0 } = (await diagram.boundingBox()) ?? {};
        const session = await page.context().newCDPSession(page);
        const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...places: readonly number[]) =>
            session.send("Input.dispatchTouchEvent", {
                type,
                touchPoints: places.map((left, id) => ({ x: x + left, y: y + 100, id })),
            });
        await page.getByRole("button", { name: "Whole" }).click();
        const whole = "translate(0,0) scale(1)";
        await touch("touchStart", 100);
        await touch("touchMove", 160);
        await touch("touchEnd");
        assert.equal(await transform(page), whole);
        await touch("touchStart", 100);
        await touch("touchStart", 100, 160);
        await touch("touchMove", 60, 220);
        await touch("touchEnd");
        assert.notEqual(await transform(page), whole);
    });
});
