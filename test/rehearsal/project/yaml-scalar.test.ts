import assert from "node:assert/strict";
import { type Scalar, readScalar } from "../../../rehearsal/project/yaml-scalar";

/** As the Pulumi CLI 3.260 reads them: seen in a program's configuration. */
const seen: readonly (readonly [string, Scalar])[] = [
    ["0123", 83n],
    ["1_000", 1000n],
    ["0x1F", 31n],
    ["0o17", 15n],
    ["12345678901234567890", 12345678901234567890n],
    ["1e3", 1000],
    ["1.50", 1.5],
    [".5", 0.5],
    ["1e21", 1e21],
    ["0.0000001", 1e-7],
    ["~", null],
    ["", null],
    ["true", true],
    ["yes", "yes"],
    ["2020-01-01", "2020-01-01 00:00:00 +0000 UTC"],
    ["2020-01-01T10:00:00Z", "2020-01-01 10:00:00 +0000 UTC"],
];

describe("unquoted YAML scalars", () => {
    for (const [text, value] of seen) {
        it(`reads ${text === "" ? "nothing" : text} as Pulumi does`, () => {
            assert.deepEqual(readScalar(text), value);
        });
    }

    it("leaves what only looks like a number or a date", () => {
        for (const text of [
            "1.2.3",
            "10.0.0.0/16",
            "-",
            "+",
            "2020-13-45",
            "2020-02-30",
            "1e",
            "0x",
            "-dev",
            ".hidden",
            "12h",
        ]) {
            assert.equal(readScalar(text), text);
        }
    });
});
