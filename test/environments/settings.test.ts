import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import fc from "fast-check";

import { readConfiguration } from "../../environments/configuration";
import { editDistance, nearest } from "../../environments/nearest";
import { SettingsGroup, type Findings } from "../../environments/settings-group";

describe("the settings", () => {
    it("are all described in the README", () => {
        const folder = resolve(__dirname, "../../environments");
        const readme = readFileSync(join(folder, "README.md"), "utf8");
        const source = [
            "settings.ts",
            "platform-settings.ts",
            "azure-settings.ts",
            "aws-settings.ts",
            "local-settings.ts",
        ]
            .map((file) => readFileSync(join(folder, file), "utf8"))
            .join("");
        const keys = [...source.matchAll(/group\.[a-zA-Z]+\(\s*"([A-Za-z]+)"/g)].map(([, key = ""]) => key);
        assert.ok(keys.length > 40);
        assert.deepEqual(
            keys.filter((key) => !new RegExp(`[\`.]${key}[\`.]`).test(readme)),
            [],
        );
    });
});

describe("the configuration of a stack", () => {
    it("is read by its types", () => {
        const all = {
            "fairlead:cloud": "azure",
            "fairlead:protect": "false",
            "fairlead:apps": '[{"name":"service"}]',
            "azure-native:location": "westeurope",
        };
        assert.deepEqual(readConfiguration("fairlead", all, []), {
            values: { cloud: "azure", protect: false, apps: [{ name: "service" }] },
            faults: [],
        });
    });

    it("holds no secret, and shows none", () => {
        const { values, faults } = readConfiguration("fairlead", { "fairlead:github": "token" }, ["fairlead:github"]);
        assert.deepEqual(values, {});
        assert.deepEqual(faults, [
            {
                path: "fairlead:github",
                expected: "no secret: no setting is one",
                got: "[secret]",
                repair: "set it again without --secret: pulumi config set --plaintext fairlead:github VALUE",
            },
        ]);
    });

    it("has no misspelt namespace", () => {
        const { faults } = readConfiguration("fairlead", { "farlead:cloud": "azure" }, []);
        assert.deepEqual(
            faults.map(({ path, repair }) => [path, repair]),
            [["farlead:cloud", "did you mean fairlead:cloud?"]],
        );
    });
});

describe("a group of settings", () => {
    const read = <T>(found: unknown, take: (group: SettingsGroup) => T) => {
        const findings: Findings = { faults: [], examples: [] };
        const group = new SettingsGroup(found, "fairlead:x.", findings);
        const value = take(group);
        group.close();
        return { value, ...findings };
    };
    const rules = { expected: "a word", pattern: /^[a-z]+$/, mend: "write letters", example: /^sample$/ };

    it("gives values of the right types", () => {
        const { value, faults } = read({ text: "a", number: 2, flag: true, list: ["b"], own: { k: "v" } }, (group) => [
            group.text("text", rules),
            group.wholeNumber("number", "things"),
            group.flag("flag"),
            group.texts("list", rules),
            group.textsByKey("own", rules, rules),
            group.optional("missing", (key) => group.flag(key)),
        ]);
        assert.deepEqual(value, ["a", 2, true, ["b"], { k: "v" }, undefined]);
        assert.deepEqual(faults, []);
    });

    it("tells of every wrong one by its key, and goes on", () => {
        const { faults } = read({ text: 1, number: "2", flag: "yes", list: "b", groups: [{ z: 1 }, 7] }, (group) => {
            group.text("text", rules);
            group.wholeNumber("number", "things");
            group.flag("flag");
            group.texts("list", rules);
            group.groups("groups", (inner) => inner.text("name", rules));
        });
        assert.deepEqual(
            faults.map(({ path, expected, got, repair }) => [path, expected, got, repair]),
            [
                ["fairlead:x.text", "a word", 1, 'write it in quotes: "1"'],
                ["fairlead:x.number", "a whole number (things)", "2", "write digits without quotes"],
                ["fairlead:x.flag", "true or false", "yes", "write one of them without quotes"],
                ["fairlead:x.list", "a list", "b", "begin each item with a hyphen"],
                ["fairlead:x.groups[0].name", "a word", undefined, "write letters"],
                ["fairlead:x.groups[0].z", "one of the settings name", 1, "drop it"],
                ["fairlead:x.groups[1]", "a group of settings", 7, "write key: value on lines of their own"],
                ["fairlead:x.groups[1].name", "a word", undefined, "write letters"],
            ],
        );
    });

    it("remembers values made up for examples", () => {
        const { examples } = read({ a: "sample", b: "own" }, (group) => [
            group.text("a", rules),
            group.text("b", rules),
        ]);
        assert.deepEqual(examples, ["fairlead:x.a"]);
    });

    it("tells of keys it does not know, with what was probably meant", () => {
        const { faults } = read({ nmae: "a" }, (group) => group.optional("name", (key) => group.text(key, rules)));
        assert.deepEqual(
            faults.map(({ path, repair }) => [path, repair]),
            [["fairlead:x.nmae", "did you mean fairlead:x.name?"]],
        );
    });
});

describe("the nearest text", () => {
    it("is one that differs little", () => {
        const keys = ["minCount", "maxCount", "vmSize", "zones"];
        assert.equal(nearest("mincount", keys), "minCount");
        assert.equal(nearest("vmSizee", keys), "vmSize");
        assert.equal(nearest("zoens", keys), "zones");
        assert.equal(nearest("something", keys), undefined);
        assert.equal(nearest("x", []), undefined);
    });

    it("is measured alike in both directions, and is nothing for the text itself", () => {
        const short = fc.string({ maxLength: 12 });
        fc.assert(
            fc.property(short, short, (a, b) => {
                assert.equal(editDistance(a, b), editDistance(b, a));
                assert.equal(editDistance(a, b) === 0, a === b);
                assert.ok(editDistance(a, b) <= Math.max(a.length, b.length));
            }),
        );
    });
});
