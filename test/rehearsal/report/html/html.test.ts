import assert from "node:assert/strict";
import fc from "fast-check";
import { Html, html } from "../../../../rehearsal/report/html/html";
import { visible } from "../../../../rehearsal/report/model/visible";

const characters: Readonly<Record<string, string>> = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
};

describe("HTML from templates", () => {
    it("has any text in an attribute and an element as text, and nothing else", () => {
        fc.assert(
            fc.property(fc.string({ unit: "binary" }), (text) => {
                const [, attribute = "", content = ""] =
                    /^<p title="([^"<>']*)">([^"<>']*)<\/p>$/.exec(html`<p title="${text}">${text}</p>`.text) ?? [];
                assert.equal(attribute, content);
                assert.equal(
                    content.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? ""),
                    visible(text),
                );
            }),
        );
    });

    it("takes HTML as it is, lists of it, and nothing for what is not there", () => {
        const items = ["a", "<"].map((text) => html`<b>${text}</b>`);
        assert.equal(html`<p>${items}${undefined}${2}</p>`.text, "<p><b>a</b>\n<b>&lt;</b>2</p>");
    });

    it("writes out what would hide or turn text, and keeps text from right to left", () => {
        assert.equal(html`${"a\u202Eb\u200Bc\u0000\td\r\ne שלום"}`.text, "a\\u202eb\\u200bc\\u0000\td\ne שלום");
    });

    it("refuses a script that would end early", () => {
        assert.throws(() => Html.element("script", 'x = "</script>"'), /A script of the page has "<\/"/);
        assert.throws(() => Html.element("style", "<!-- a -->"), /A style of the page/);
    });
});
