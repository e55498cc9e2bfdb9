import assert from "node:assert/strict";

import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

import { until } from "../database/until";
import { startService, type TestService } from "../start-service";
import { findBrowser } from "./browser";

const executablePath = findBrowser();
/** What an injected script, style and request do, in the browser: it ends once each has broken a rule, and names the rules. */
const intrusion = `new Promise((end) => {
    const broken = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        if (broken.push(effectiveDirective) === 3) {
            end(broken.sort());
        }
    });
    for (const [name, text] of [["script", "window.ran = true"], ["style", "p { color: red }"]]) {
        document.body.append(Object.assign(document.createElement(name), { textContent: text }));
    }
    fetch("https://example.com/").catch(() => undefined);
})`;
/** What axe finds wrong, in the browser. */
const judgement = `axe.run().then(({ violations }) =>
    violations.map(({ help, nodes }) => [help, ...nodes.map(({ html }) => html)]))`;
const longest = { dni: "X".repeat(32), name: "x".repeat(200) };

describe("the pages in a browser", function () {
    this.timeout(120_000);
    if (executablePath === undefined) {
        it("are not tested: there is no Chromium or Chrome on PATH, and CHROME_PATH names none");
        return;
    }
    let service: TestService;
    let browser: Browser;
    let url: string;
    let page: Page;
    /** What the browser complains of: errors of scripts, refused requests, and all that the content policy keeps out. */
    let complaints: string[];

    before(async () => {
        service = await startService({
            variables: { ENVIRONMENT: "<i>test</i>", VERSION: "1.2.3", COMMIT: "0123456789abcdef".repeat(4) },
        });
        url = await service.server.listen({ host: "127.0.0.1", port: 0 });
        await until(async () => (await service.server.inject("/health/ready")).statusCode === 200);
        browser = await chromium.launch({ executablePath });
    });

    beforeEach(async () => {
        complaints = [];
        page = await browser.newPage();
        page.on("pageerror", ({ message }) => complaints.push(message));
        page.on("console", (message) => {
            if (["error", "warning"].includes(message.type())) {
                complaints.push(message.text());
            }
        });
    });

    afterEach(async () => {
        await page.close();
        await service.server.database.query("DELETE FROM users");
    });

    after(async () => {
        await browser.close();
        await service.close();
    });

    /** Creates users as any client does, by the API. */
    async function create(...users: readonly { readonly dni: string; readonly name: string }[]): Promise<void> {
        for (const user of users) {
            const headers = { "x-api-key": service.keys.apiKey, "content-type": "application/json" };
            const response = await fetch(`${url}/api/users/`, { method: "POST", headers, body: JSON.stringify(user) });
            assert.equal(response.status, 201);
        }
    }

    const status = (text: string) => page.getByRole("status").getByText(text, { exact: true }).waitFor();
    const rows = () => page.locator("#rows tr").allTextContents();

    it("show what runs, and the users that the API has, as text", async () => {
        await create({ dni: "1", name: "<img src=x onerror=alert(1)>" });
        await page.goto(url);
        await status("Users shown: 1.");
        assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Hello from Fairlead in Kubernetes!");
        assert.equal(await page.locator("#environment").innerText(), "<i>test</i>");
        assert.equal(await page.locator("#version").innerText(), "1.2.3");
        assert.deepEqual(await rows(), ["1<img src=x onerror=alert(1)>"]);
        assert.deepEqual(complaints, []);
    });

    it("can be used with a keyboard: more users, and the documentation", async () => {
        await service.server.database.query(
            "INSERT INTO users (dni, name) SELECT 'X' || number, 'Ada' FROM generate_series(1, 120) number",
        );
        await page.goto(url);
        await status("Users shown: 50.");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await status("Users shown: 100.");
        await page.keyboard.press("Enter");
        await status("Users shown: 120.");
        assert.equal(new Set(await rows()).size, 120, "each user once");
        assert.equal(await page.getByRole("button").count(), 0, "there is nothing more to show");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.waitForURL(`${url}/docs`);
        assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Fairlead service 1.2.3");
        assert.deepEqual(complaints, []);
    });

    it("say that there are no users, and that they cannot be shown, and try again when asked to", async () => {
        await page.goto(url);
        await status("There are no users yet.");
        assert.deepEqual(complaints, []);
        await page.route("**/api/users/*", (route) => route.fulfill({ status: 503 }));
        await page.reload();
        await status("Users cannot be shown: The service answered 503.");
        await page.unroute("**/api/users/*");
        await create({ dni: "1", name: "Ada" });
        await page.getByRole("button", { name: "Show more" }).press("Enter");
        await status("Users shown: 1.");
    });

    it("let nothing run that is not theirs", async () => {
        for (const path of ["/", "/docs"]) {
            await page.goto(url + path);
            assert.deepEqual(await page.evaluate(intrusion), ["connect-src", "script-src-elem", "style-src-elem"]);
            assert.equal(await page.evaluate("window.ran"), undefined);
        }
    });

    for (const path of ["/", "/docs"]) {
        for (const [colorScheme, ink, width] of [
            ["light", "rgb(0, 0, 0)", 320],
            ["dark", "rgb(255, 255, 255)", 1600],
        ] as const) {
            it(`keep to WCAG: ${path}, ${colorScheme}, ${width} pixels wide`, async () => {
                await create(longest);
                await page.emulateMedia({ colorScheme });
                await page.setViewportSize({ width, height: 800 });
                await page.goto(url + path, { waitUntil: "networkidle" });
                await page.evaluate(axe.source);
                assert.deepEqual(await page.evaluate(judgement), []);
                assert.equal(await page.evaluate("getComputedStyle(document.body).color"), ink);
                assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
                assert.deepEqual(complaints, []);
            });
        }
    }
});
