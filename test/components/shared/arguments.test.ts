import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { known, rejectFaults, show } from "@fairlead/components/shared/arguments";

describe("arguments", () => {
    it("without faults let a component begin", () => {
        rejectFaults("Thing", "dev", []);
    });

    it("with faults end it with all of them, for people in the message and for tools by path", () => {
        const faults = [
            { path: "size", expected: "a number", got: undefined, repair: "give one" },
            { path: "records[0]", subject: 'record "www" A', expected: "an address", got: "x", repair: "correct it" },
        ];
        assert.throws(
            () => {
                rejectFaults("Thing", "dev", faults);
            },
            (error: unknown) => {
                assert.ok(pulumi.InputPropertiesError.isInstance(error));
                assert.equal(
                    error.message,
                    'Thing "dev": 2 arguments are wrong\n' +
                        "  size: expected a number, got nothing; give one\n" +
                        '  records[0]: record "www" A: expected an address, got "x"; correct it',
                );
                assert.deepEqual(
                    error.errors.map(({ propertyPath }) => propertyPath),
                    ["size", "records[0]"],
                );
                return true;
            },
        );
    });

    it("are shown short", () => {
        assert.equal(show("x".repeat(200)).length, 80);
    });

    it("that are outputs are not known yet", () => {
        assert.equal(known("plain"), "plain");
        assert.equal(known(pulumi.output("later")), undefined);
        assert.equal(known(Promise.resolve("later")), undefined);
    });
});
