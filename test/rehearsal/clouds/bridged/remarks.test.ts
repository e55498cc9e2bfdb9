import assert from "node:assert/strict";

import {
    documentedDefaults,
    documentedValues,
    forcesReplacementRemark,
} from "../../../../rehearsal/clouds/bridged/remarks";
import type { Member, Type } from "../../../../rehearsal/clouds/shapes/type";

describe("documentation of bridged packages", () => {
    it("tells what replaces", () => {
        assert.ok(forcesReplacementRemark("The name. Changing this forces a new resource to be created."));
        assert.ok(forcesReplacementRemark("Changing this field forces a replacement."));
        assert.equal(forcesReplacementRemark("Whether the new resource enforces a rule."), false);
        assert.equal(forcesReplacementRemark("Force the deletion of the resource."), false);
    });

    it("tells the values of an enumeration, where the list is whole", () => {
        assert.deepEqual(documentedValues("Must be one of `a`, `b` or `c`. Defaults to `a`."), ["a", "b", "c"]);
        assert.deepEqual(documentedValues("Possible values are: `a`, and `b`"), ["a", "b"]);
        assert.equal(documentedValues("Must be one of `a`, `b` or the name of a role."), undefined);
        assert.equal(documentedValues("Can be `a` or `b`, and on Sundays `c`."), undefined);
        assert.equal(documentedValues("Such as `a`."), undefined);
    });

    it("tells defaults, in the type of the property", () => {
        const member = (kind: "string" | "number" | "boolean", description: string, required = false): Member => {
            const type: Type = { kind };
            return { type, required, description };
        };
        const defaults = documentedDefaults(
            new Map([
                ["text", member("string", "Defaults to `read`.")],
                ["number", member("number", "Defaults to `2`.")],
                ["flag", member("boolean", "Defaults to true.")],
                ["odd", member("number", "Defaults to `none`.")],
                ["required", member("string", "Defaults to `x`.", true)],
                ["silent", member("string", "A text.")],
            ]),
        );
        assert.deepEqual(defaults, { text: "read", number: 2, flag: true });
    });
});
