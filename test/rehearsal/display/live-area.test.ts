import assert from "node:assert/strict";
import fc from "fast-check";
import { LiveArea } from "../../../rehearsal/display/live-area";
import { fit, widthOf } from "../../../rehearsal/display/text";
import { Screen } from "./screen";

describe("lines that are redrawn in place", () => {
    it("show the last frame and nothing of those before, below what was there", () => {
        fc.assert(
            fc.property(
                fc.integer({ min: 21, max: 60 }),
                fc.array(fc.array(fc.string({ unit: "grapheme", maxLength: 80 }), { maxLength: 8 }), {
                    minLength: 1,
                    maxLength: 6,
                }),
                (columns, frames) => {
                    const screen = new Screen(columns, 24);
                    const { stream } = screen;
                    stream.write("before\n");
                    const area = new LiveArea(stream);
                    const fitted = frames.map((frame) =>
                        frame.map((line) =>
                            fit(line.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{M}]/gu, ""), area.columns),
                        ),
                    );
                    for (const frame of fitted) {
                        area.draw(frame);
                    }
                    assert.equal(screen.text, ["before", ...(fitted.at(-1) ?? [])].join("\n").trimEnd());
                    area.end();
                    assert.equal(screen.text, "before");
                },
            ),
        );
    });
});

describe("fitting a text", () => {
    it("never takes more columns than there are, and keeps what fits", () => {
        fc.assert(
            fc.property(fc.string({ unit: "grapheme" }), fc.nat({ max: 40 }), (text, columns) => {
                const fitted = fit(text, columns);
                assert.ok(widthOf(fitted) <= columns);
                assert.equal(fitted === text, widthOf(text) <= columns);
            }),
        );
    });
});
