import assert from "node:assert/strict";

import { DeclarationReader, type MemberSyntax } from "../../../../rehearsal/clouds/shapes/syntax";

function read(body: string, onlyReadonly = false): MemberSyntax[] {
    return new DeclarationReader(`${body}}`, 0).members(onlyReadonly);
}

function typeOf(declared: string) {
    return read(`x: ${declared};`)[0]?.type;
}

describe("DeclarationReader", () => {
    it("sees through the wrappers of inputs and outputs", () => {
        const text = { kind: "name", path: ["string"] };
        assert.deepEqual(typeOf("string"), text);
        assert.deepEqual(typeOf("pulumi.Input<string>"), text);
        assert.deepEqual(typeOf("pulumi.Output<string | undefined>"), text);
        assert.deepEqual(typeOf("pulumi.Input<pulumi.Input<string>[]>"), { kind: "list", element: text });
    });

    it("tells required members from optional ones, however that is written", () => {
        const members = read("a: string; b?: string; c: pulumi.Output<string | undefined>; d: any | undefined;");
        assert.deepEqual(
            members.map(({ name, required }) => [name, required]),
            [
                ["a", true],
                ["b", false],
                ["c", false],
                ["d", false],
            ],
        );
    });

    it("reads maps, unions, lists of unions and literals", () => {
        assert.deepEqual(typeOf("pulumi.Input<{\n    [key: string]: pulumi.Input<number>;\n} | undefined>"), {
            kind: "map",
            element: { kind: "name", path: ["number"] },
        });
        assert.deepEqual(typeOf("(string | enums.app.Kind)[]"), {
            kind: "list",
            element: {
                kind: "union",
                options: [
                    { kind: "name", path: ["string"] },
                    { kind: "name", path: ["enums", "app", "Kind"] },
                ],
            },
        });
        assert.deepEqual(typeOf('pulumi.Input<"A b">'), { kind: "literal", value: "A b" });
        assert.deepEqual(typeOf("-1"), { kind: "literal", value: -1 });
        assert.deepEqual(typeOf("number[][]"), {
            kind: "list",
            element: { kind: "list", element: { kind: "name", path: ["number"] } },
        });
    });

    it("keeps the documentation that stands above a member, on one line", () => {
        const [first, second] = read("/**\n * Changing this\n * forces it; {x}.\n */\na: string;\nb: string;");
        assert.equal(first?.description, "Changing this forces it; {x}.");
        assert.equal(second?.description, "");
    });

    it("takes only the properties of a class, not its methods", () => {
        const members = read(
            `static get(name: string, opts?: { a: () => void }): Thing;
             readonly id: pulumi.Output<string>;
             call(args: pulumi.Input<{ [key: string]: string }>): pulumi.Output<Map<string, string>>;
             readonly "odd-name": pulumi.Output<boolean>;
             constructor(name: string);`,
            true,
        );
        assert.deepEqual(
            members.map(({ name }) => name),
            ["id", "odd-name"],
        );
    });

    it("says what it cannot read", () => {
        assert.throws(() => read("a: => b;"), /unexpected declaration: => b/);
    });
});
